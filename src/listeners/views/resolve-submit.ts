import { z } from 'zod';
import type { Deps } from '../../deps';
import { OUTCOMES } from '../../domain/follow-up';
import { themesInUse } from '../../domain/themes/taxonomy';
import { resolveFollowUp } from '../../use-cases/follow-up/resolve-follow-up';
import { INPUTS, YES } from '../../views/ids';
import { answerForm, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const form = (themes: ReadonlySet<string>) =>
  z.object({
    outcome: z.enum(OUTCOMES, 'Choose what came of it.'),
    rootCause: z
      .string()
      .refine((id) => themes.has(id), 'Choose a theme of the list.')
      .nullable(),
    note: z.string().max(3000).nullable(),
    told: z.string('Say whether the customer was told.'),
    reason: z.string().max(3000).nullable(),
  });

const BLOCKS = {
  outcome: INPUTS.resolveOutcome.block,
  rootCause: INPUTS.resolveTheme.block,
  note: INPUTS.resolveNote.block,
  told: INPUTS.resolveTold.block,
  reason: INPUTS.resolveReason.block,
};

/** The form of Resolve: committed before the window closes; what is wrong stands beside its field. */
export async function resolveSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const themes = themesInUse(deps.annotator.taxonomy());
  const parsed = form(new Set(themes.map(({ id }) => id))).safeParse({
    outcome: inputOf(submission, INPUTS.resolveOutcome) ?? undefined,
    rootCause: inputOf(submission, INPUTS.resolveTheme),
    note: inputOf(submission, INPUTS.resolveNote),
    told: inputOf(submission, INPUTS.resolveTold) ?? undefined,
    reason: inputOf(submission, INPUTS.resolveReason),
  });
  if (!parsed.success) return besideFields(parsed.error, BLOCKS);
  const { outcome, rootCause, note, told, reason } = parsed.data;
  let contradiction: Record<string, string> | null = null;
  const answer = await answerForm(deps, { doing: 'resolve_submit', block: BLOCKS.outcome }, async () => {
    const result = await resolveFollowUp(deps, {
      followUpId: submission.followUpId,
      by: submission.userId,
      outcome,
      rootCause,
      note,
      customerTold: told === YES,
      reasonWithoutContact: reason,
    });
    if (result.kind === 'refused' && result.refusal.code === 'contradiction')
      contradiction = wordsFor(result.refusal);
    return result;
  });
  return contradiction ? { kind: 'errors', errors: contradiction } : answer;
}

// A reason without contact says that nobody talked to them; what else the form says must not say the opposite.
function wordsFor(wrong: { outcome: boolean; told: boolean }): Record<string, string> {
  return {
    ...(wrong.outcome && {
      [BLOCKS.outcome]:
        'That needs somebody to have talked to them. Log the contact first, or choose another.',
    }),
    ...(wrong.told && {
      [BLOCKS.told]:
        'Nobody has reached this customer, so nobody told them. Log the contact first, or choose No.',
    }),
  };
}
