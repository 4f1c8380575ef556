import { z } from 'zod';
import type { Deps } from '../../deps';
import { moveFollowUp } from '../../use-cases/follow-up/move-follow-up';
import { INPUTS } from '../../views/ids';
import { answerForm, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const form = z.object({ to: z.string('Choose a team.'), note: z.string().max(3000).nullable() });
const BLOCKS = { to: INPUTS.moveTo.block, note: INPUTS.moveNote.block };

/** The form of Move to team: committed before the window closes; what is wrong stands beside its field. */
export async function moveSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = form.safeParse({
    to: inputOf(submission, INPUTS.moveTo) ?? undefined,
    note: inputOf(submission, INPUTS.moveNote),
  });
  if (!parsed.success) return besideFields(parsed.error, BLOCKS);
  return answerForm(deps, { doing: 'move_submit', block: BLOCKS.to }, async () =>
    moveFollowUp(deps, {
      followUpId: submission.followUpId,
      by: submission.userId,
      toTeam: parsed.data.to,
      note: parsed.data.note,
    }),
  );
}
