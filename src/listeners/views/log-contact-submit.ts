import { z } from 'zod';
import type { Deps } from '../../deps';
import { CHANNELS_OF_CONTACT } from '../../domain/follow-up';
import { logContact } from '../../use-cases/follow-up/log-contact';
import { INPUTS, YES } from '../../views/ids';
import { answerForm, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const form = z.object({
  channel: z.enum(CHANNELS_OF_CONTACT, 'Choose how you tried to reach them.'),
  reached: z.string('Say whether you reached them.'),
  note: z.string().max(3000).nullable(),
});

const BLOCKS = {
  channel: INPUTS.contactChannel.block,
  reached: INPUTS.contactReached.block,
  note: INPUTS.contactNote.block,
};

/** The form of Log contact: committed before the window closes; what is wrong stands beside its field. */
export async function logContactSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = form.safeParse({
    channel: inputOf(submission, INPUTS.contactChannel) ?? undefined,
    reached: inputOf(submission, INPUTS.contactReached) ?? undefined,
    note: inputOf(submission, INPUTS.contactNote),
  });
  if (!parsed.success) return besideFields(parsed.error, BLOCKS);
  const { channel, reached, note } = parsed.data;
  return answerForm(deps, { doing: 'log_contact_submit', block: BLOCKS.channel }, () =>
    logContact(deps, {
      followUpId: submission.followUpId,
      by: submission.userId,
      channel,
      reached: reached === YES,
      note,
    }),
  );
}
