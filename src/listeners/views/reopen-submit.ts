import { z } from 'zod';
import type { Deps } from '../../deps';
import { reopenFollowUp } from '../../use-cases/follow-up/reopen-follow-up';
import { INPUTS } from '../../views/ids';
import { answerForm, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const form = z.object({ note: z.string().max(3000).nullable() });
const BLOCKS = { note: INPUTS.reopenNote.block };

/** The form of Reopen: committed before the window closes. */
export async function reopenSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = form.safeParse({ note: inputOf(submission, INPUTS.reopenNote) });
  if (!parsed.success) return besideFields(parsed.error, BLOCKS);
  return answerForm(deps, { doing: 'reopen_submit', block: BLOCKS.note }, () =>
    reopenFollowUp(deps, {
      followUpId: submission.followUpId,
      by: submission.userId,
      note: parsed.data.note,
    }),
  );
}
