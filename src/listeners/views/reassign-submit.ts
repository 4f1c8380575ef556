import { z } from 'zod';
import type { Deps } from '../../deps';
import { reassignFollowUp } from '../../use-cases/follow-up/reassign-follow-up';
import { INPUTS } from '../../views/ids';
import { answerForm, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const form = z.object({
  to: z.string('Choose who should have it.').regex(/^[UW][A-Z0-9]{2,20}$/, 'Choose a person.'),
});
const BLOCKS = { to: INPUTS.reassignTo.block };

/** The form of Reassign: committed before the window closes; what is wrong stands beside its field. */
export async function reassignSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = form.safeParse({ to: inputOf(submission, INPUTS.reassignTo) ?? undefined });
  if (!parsed.success) return besideFields(parsed.error, BLOCKS);
  return answerForm(deps, { doing: 'reassign_submit', block: BLOCKS.to }, () =>
    reassignFollowUp(deps, {
      followUpId: submission.followUpId,
      by: submission.userId,
      to: parsed.data.to,
    }),
  );
}
