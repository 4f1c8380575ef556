/** A mail that came to a reply's address, as far as it says what it is. Names of headers are in small letters. */
export interface IncomingMail {
  to: string[];
  from: string;
  subject: string;
  text: string;
  headers: ReadonlyMap<string, string>;
  /** The provider says so itself. */
  bounced: boolean;
}

/**
 * `bounce`: it will not be delivered; `delay`: not yet; `automatic`: nobody wrote it (an absence, RFC 3834);
 * `answer`: somebody did.
 */
export type MailKind = 'answer' | 'automatic' | 'bounce' | 'delay';

/** What a mail is, by its headers first: what its words say counts only for who sends reports. */
export function kindOf({ from, subject, text, headers, bounced }: IncomingMail): MailKind {
  if (bounced) return 'bounce';
  const type = headers.get('content-type') ?? '';
  const isReport =
    (/multipart\/report/i.test(type) && /delivery-status/i.test(type)) ||
    headers.has('x-failed-recipients') ||
    /(^|<)\s*mailer-daemon@/i.test(from);
  const automatic = (headers.get('auto-submitted') ?? 'no').trim().toLowerCase();
  if (isReport) {
    if (/^Action:[ \t]*(delayed|relayed|expanded|delivered)/im.test(text)) return 'delay';
    return /^(delayed|warning)\b|\bdelayed\b/i.test(subject) ? 'delay' : 'bounce';
  }
  const isAutomatic =
    automatic !== 'no' ||
    headers.has('x-autoreply') ||
    /^(auto_reply|bulk|junk)$/i.test(headers.get('precedence')?.trim() ?? '');
  return isAutomatic ? 'automatic' : 'answer';
}

/** What was written, without the mail that it answers, as far as that is plainly told apart. */
export function withoutQuoted(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  let end = lines.length;
  while (end > 0 && /^\s*(>.*)?$/.test(lines[end - 1]!)) end -= 1;
  // "On Monday, Maya wrote:" before the quoted lines goes with them.
  const cut = end < lines.length && (lines[end - 1] ?? '').trimEnd().endsWith(':') ? end - 1 : end;
  const own = lines.slice(0, cut).join('\n').trim();
  return own || text.trim();
}
