import { z } from 'zod';
import type { Deps } from '../../deps';
import { SNOOZES } from '../../domain/sla/pauses';
import { snoozeFollowUp } from '../../use-cases/follow-up/snooze-follow-up';
import { INPUTS } from '../../views/ids';
import { answerForm, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const form = z.object({ days: z.preprocess(Number, z.literal(SNOOZES, 'Choose for how long.')) });
const BLOCKS = { days: INPUTS.snoozeDays.block };

/** The form of Snooze reminders: committed before the window closes. */
export async function snoozeSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = form.safeParse({ days: inputOf(submission, INPUTS.snoozeDays) });
  if (!parsed.success) return besideFields(parsed.error, BLOCKS);
  return answerForm(deps, { doing: 'snooze_submit', block: BLOCKS.days }, () =>
    snoozeFollowUp(deps, {
      followUpId: submission.followUpId,
      by: submission.userId,
      days: parsed.data.days,
    }),
  );
}
