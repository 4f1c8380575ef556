import { z } from 'zod';
import type { Deps } from '../../deps';
import { WAIT_MAX_DAYS, waitForCustomer } from '../../use-cases/follow-up/wait-for-customer';
import { INPUTS } from '../../views/ids';
import { answerForm, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const UNTIL_WHEN = 'Choose until when.';
const form = z.object({
  days: z.preprocess(
    Number,
    z.number(UNTIL_WHEN).int(UNTIL_WHEN).min(1, UNTIL_WHEN).max(WAIT_MAX_DAYS, UNTIL_WHEN),
  ),
  reason: z.string('Say what you are waiting for.').trim().min(1, 'Say what you are waiting for.').max(3000),
});
const BLOCKS = { days: INPUTS.waitDays.block, reason: INPUTS.waitReason.block };

/** The form of Waiting on customer: committed before the window closes; what is missing stands beside its field. */
export async function waitSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = form.safeParse({
    days: inputOf(submission, INPUTS.waitDays) ?? undefined,
    reason: inputOf(submission, INPUTS.waitReason) ?? undefined,
  });
  if (!parsed.success) return besideFields(parsed.error, BLOCKS);
  return answerForm(deps, { doing: 'wait_submit', block: BLOCKS.reason }, () =>
    waitForCustomer(deps, { followUpId: submission.followUpId, by: submission.userId, ...parsed.data }),
  );
}
