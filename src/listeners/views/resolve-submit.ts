import { z } from 'zod';
import type { Deps } from '../../deps';
import { OUTCOMES } from '../../domain/follow-up';
import { THEMES } from '../../domain/taxonomy';
import { resolveFollowUp } from '../../use-cases/resolve-follow-up';
import { INPUTS, YES } from '../../views/ids';
import { answerForError, answerForResult } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const form = z.object({
  outcome: z.enum(OUTCOMES, 'Choose what came of it.'),
  rootCause: z
    .string()
    .refine((id) => THEMES.some((theme) => theme.id === id), 'Choose a theme of the list.')
    .nullable(),
  note: z.string().max(3000).nullable(),
  told: z.string('Say whether the customer was told.'),
  reason: z.string().max(3000).nullable(),
});

const BLOCKS: Record<string, string> = {
  outcome: INPUTS.resolveOutcome.block,
  rootCause: INPUTS.resolveTheme.block,
  note: INPUTS.resolveNote.block,
  told: INPUTS.resolveTold.block,
  reason: INPUTS.resolveReason.block,
};

/** The form of Resolve: committed before the window closes; what is wrong stands beside its field. */
export async function resolveSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = form.safeParse({
    outcome: inputOf(submission, INPUTS.resolveOutcome) ?? undefined,
    rootCause: inputOf(submission, INPUTS.resolveTheme),
    note: inputOf(submission, INPUTS.resolveNote),
    told: inputOf(submission, INPUTS.resolveTold) ?? undefined,
    reason: inputOf(submission, INPUTS.resolveReason),
  });
  if (!parsed.success) {
    const errors = parsed.error.issues.map((i) => [BLOCKS[String(i.path[0])]!, i.message]);
    return { kind: 'errors', errors: Object.fromEntries(errors) };
  }
  const { outcome, rootCause, note, told, reason } = parsed.data;
  try {
    const result = await resolveFollowUp(deps, {
      followUpId: submission.followUpId,
      by: submission.userId,
      outcome,
      rootCause,
      note,
      customerTold: told === YES,
      reasonWithoutContact: reason,
    });
    return answerForResult(result, INPUTS.resolveOutcome.block);
  } catch (error) {
    return answerForError(deps, error, { doing: 'resolve_submit', block: INPUTS.resolveOutcome.block });
  }
}
