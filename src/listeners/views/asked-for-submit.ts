import { z } from 'zod';
import type { Deps } from '../../deps';
import { PHRASE_MAX, PHRASES_MAX, readPhrases } from '../../domain/tellings/phrase';
import { linkAsker } from '../../use-cases/tellings/link-asker';
import { setPhrases } from '../../use-cases/tellings/set-phrases';
import { INPUTS } from '../../views/ids';
import { initiativeRefusalWords, NO_INITIATIVE_WORDS } from '../../views/initiatives/initiative-refusals';
import { doneModal, errorModal } from '../../views/windows/modals';
import { answerForError, answerForm, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const linked = z.object({ initiative: z.uuid('Choose an initiative.') });
const LINKED = { initiative: INPUTS.askedFor.block };

/** The form of "Asked for…": committed before the window closes. */
export async function askedForSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = linked.safeParse({ initiative: inputOf(submission, INPUTS.askedFor) ?? undefined });
  if (!parsed.success) return besideFields(parsed.error, LINKED);
  const { followUpId, userId } = submission;
  const answer = await answerForm(deps, { doing: 'asked_for_submit', block: LINKED.initiative }, () =>
    linkAsker(deps, { followUpId, initiativeId: parsed.data.initiative, by: userId }),
  );
  if (answer.kind !== 'close') return answer;
  return { kind: 'replace', view: doneModal('Noted. They are told when it is delivered.') };
}

const words = z.object({
  phrases: z
    .string()
    .max(PHRASES_MAX * (PHRASE_MAX + 2), 'That is too much text: a few phrases of a few words find more.'),
});

/** The form of "Find people by words". */
export async function phrasesSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const block = INPUTS.phrases.block;
  const parsed = words.safeParse({ phrases: inputOf(submission, INPUTS.phrases) ?? '' });
  if (!parsed.success) return besideFields(parsed.error, { phrases: block });
  const read = readPhrases(parsed.data.phrases);
  if ('wrong' in read) return { kind: 'errors', errors: { [block]: read.wrong } };
  const { initiativeId, userId: by, seen } = submission;
  try {
    switch (await setPhrases(deps, { initiativeId, by, phrases: read.phrases, seen })) {
      case 'done':
        return { kind: 'close' };
      case 'changed':
        return { kind: 'replace', view: errorModal(initiativeRefusalWords({ code: 'changed_meanwhile' })) };
      case 'gone':
        return { kind: 'replace', view: errorModal(NO_INITIATIVE_WORDS) };
    }
  } catch (error) {
    return answerForError(deps, error, { doing: 'phrases_submit', block });
  }
}
