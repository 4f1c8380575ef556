import { z } from 'zod';
import type { Deps } from '../../deps';
import { CHANNELS_OF_CONTACT } from '../../domain/follow-up';
import { logContact } from '../../use-cases/log-contact';
import { INPUTS, YES } from '../../views/ids';
import { answerForError, answerForResult } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const form = z.object({
  channel: z.enum(CHANNELS_OF_CONTACT, 'Choose how you tried to reach them.'),
  reached: z.string('Say whether you reached them.'),
  note: z.string().max(3000).nullable(),
});

/** The form of Log contact: committed before the window closes; what is wrong stands beside its field. */
export async function logContactSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = form.safeParse({
    channel: inputOf(submission, INPUTS.contactChannel) ?? undefined,
    reached: inputOf(submission, INPUTS.contactReached) ?? undefined,
    note: inputOf(submission, INPUTS.contactNote),
  });
  if (!parsed.success) return { kind: 'errors', errors: fieldErrors(parsed.error) };
  const { channel, reached, note } = parsed.data;
  try {
    const result = await logContact(deps, {
      followUpId: submission.followUpId,
      by: submission.userId,
      channel,
      reached: reached === YES,
      note,
    });
    return answerForResult(result, INPUTS.contactChannel.block);
  } catch (error) {
    return answerForError(deps, error, { doing: 'log_contact_submit', block: INPUTS.contactChannel.block });
  }
}

function fieldErrors(error: z.ZodError): Record<string, string> {
  const blocks: Record<string, string> = {
    channel: INPUTS.contactChannel.block,
    reached: INPUTS.contactReached.block,
    note: INPUTS.contactNote.block,
  };
  return Object.fromEntries(error.issues.map((issue) => [blocks[String(issue.path[0])]!, issue.message]));
}
