/** Small letters and digits: mailboxes are often not told apart by capitals. */
const TAG = '[0-9a-f]{32}';

/** Where a reply is answered to: `replies@larkspur.example` with the tag in it. */
export function taggedAddress(mailbox: string, tag: string): string {
  const at = mailbox.lastIndexOf('@');
  return `${mailbox.slice(0, at)}+${tag}${mailbox.slice(at)}`;
}

/** The mail's own id, which holds the tag too: an answer that lost its address still names it. */
export function messageIdOf(tag: string, from: string): string {
  return `<${tag}.rnps@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

/** A tag that nobody can guess, from an id that is random. */
export function tagFrom(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}

/** Tags that addresses or ids of mails carry, the first ones first; at most eight. */
export function tagsIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) =>
    [...text.toLowerCase().matchAll(new RegExp(`(?:\\+(${TAG})@|<(${TAG})\\.rnps@)`, 'g'))].map(
      ([, inAddress, inId]) => (inAddress ?? inId)!,
    ),
  );
  return [...new Set(found)].slice(0, 8);
}
