import type { Deps } from '../../deps';
import { UserError } from '../../domain/errors';
import { isId } from '../../domain/id';
import { AccessRefused } from '../../use-cases/authorize';
import { type Decision, decideProposal } from '../../use-cases/comments/decide-proposal';
import { INPUTS } from '../../views/ids';
import { ADD, DECLINE, MERGE } from '../../views/themes/proposals';
import { doneModal } from '../../views/windows/modals';
import { answerForError } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const NEEDED = 'This is needed for that.';
const DONE = {
  added: 'The theme is on the list. Comments are read again by it; `/rnps status` tells how far it is.',
  merged:
    'The theme is known by these words now. Comments are read again; `/rnps status` tells how far it is.',
  declined: 'It is not proposed again.',
};

/** The form of Decide: committed before the window is replaced; what is missing stands beside its field. */
export async function proposalSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const read = readDecision(deps, submission);
  if ('errors' in read) return { kind: 'errors', errors: read.errors };
  const { decision, block } = read;
  try {
    if (!isId(submission.proposalId)) throw new UserError('There is no such proposal any more.');
    await decideProposal(deps, {
      by: submission.userId,
      proposalId: submission.proposalId,
      decision,
      seen: submission.version,
    });
    return { kind: 'replace', view: doneModal(DONE[decision.kind]) };
  } catch (error) {
    if (error instanceof UserError && !(error instanceof AccessRefused))
      return { kind: 'errors', errors: { [block]: error.message } };
    return answerForError(deps, error, { doing: 'proposal_submit', block });
  }
}

type Read = { decision: Decision; block: string } | { errors: Record<string, string> };

function readDecision({ config }: Deps, submission: Submission): Read {
  const typed = (ids: { block: string; action: string }) => inputOf(submission, ids)?.trim() ?? '';
  const [name, words, into] = [INPUTS.proposalName, INPUTS.proposalWords, INPUTS.proposalInto].map(typed);
  const missing = (fields: [string | undefined, { block: string }][]) =>
    Object.fromEntries(fields.filter(([value]) => !value).map(([, { block }]) => [block, NEEDED]));
  const unless = (errors: Record<string, string>, read: Read): Read =>
    Object.keys(errors).length > 0 ? { errors } : read;
  switch (inputOf(submission, INPUTS.proposalKind)) {
    case ADD: {
      const team = config.teams.find(({ id }) => id === inputOf(submission, INPUTS.proposalTeam))?.id ?? null;
      return unless(
        missing([
          [name, INPUTS.proposalName],
          [words, INPUTS.proposalWords],
        ]),
        {
          decision: { kind: 'added', change: { kind: 'add', name: name!, means: words!, team } },
          block: INPUTS.proposalName.block,
        },
      );
    }
    case MERGE:
      return unless(
        missing([
          [into, INPUTS.proposalInto],
          [words, INPUTS.proposalWords],
        ]),
        {
          decision: { kind: 'merged', change: { kind: 'learn', id: into!, words: words! } },
          block: INPUTS.proposalInto.block,
        },
      );
    case DECLINE:
      return { decision: { kind: 'declined' }, block: INPUTS.proposalKind.block };
    default:
      return { errors: { [INPUTS.proposalKind.block]: 'Choose what becomes of it.' } };
  }
}
