import MailComposer from 'nodemailer/lib/mail-composer';
import { messageIdOf, taggedAddress } from '../domain/reply/tag';
import type { ClaimedReply } from './claim-reply';
import type { Mail } from './smtp-session';

export interface Conversation {
  /** Ids of the mails before this one, first to last. */
  references: string[];
}

/** A reply as a mail: text alone, from the configured address with the name of whoever has the work. */
export async function composeReply(
  reply: Omit<ClaimedReply, 'lease'>,
  {
    from,
    answersTo,
    references,
    date,
  }: { from: string; answersTo: string | null; date: Date } & Conversation,
): Promise<Mail> {
  const tagged = answersTo ? taggedAddress(answersTo, reply.tag) : null;
  const last = references.at(-1);
  const message = await new MailComposer({
    from: { name: headerText(reply.fromName), address: from },
    to: { name: '', address: reply.toAddress },
    ...(tagged || reply.replyTo ? { replyTo: tagged ?? reply.replyTo! } : {}),
    subject: headerText(reply.subject),
    text: reply.body,
    date,
    messageId: messageIdOf(reply.tag, from),
    ...(last ? { inReplyTo: last, references } : {}),
    // An answer by a machine is not what we ask for; and a person wrote this.
    headers: { 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    disableUrlAccess: true,
    disableFileAccess: true,
  })
    .compile()
    .build();
  // What cannot be delivered comes back to where it is known by its tag.
  return { envelope: { from: tagged ?? from, to: reply.toAddress }, message };
}

/** One line: a header that began a second one could say anything. */
function headerText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
