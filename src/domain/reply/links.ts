/** With a scheme, however many slashes a browser would forgive. */
const WITH_SCHEME = /\b(?:https?|ftp):[\\/]*[^\s<>"']+/giu;
/** Without one, as mail programs turn it into a link all the same. */
const WITHOUT_SCHEME =
  /(?<![\p{L}\p{N}@._/-])((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})(?![\p{L}\p{N}-])(?!\.[\p{L}\p{N}])((?:\/|[?#](?=[\p{L}\p{N}])|:\d)[^\s<>"']*)?/giu;
/** Endings by which a word with a dot in it is a host and not a slip of the keyboard. */
const KNOWN_ENDING =
  /\.(com|net|org|io|co|dev|app|example|info|biz|me|ai|cloud|eu|uk|de|fr|es|it|nl|pl|ch|at|us|ca|au|in|ru|cn|link|click|xyz|top|site|online|shop|gg|ly|to|page|zip|mov)$/i;

/**
 * Hosts that a text links to and that are not allowed, each once, in the order of the text. A host of the list allows
 * what is below it too; no other part of an address counts, so that https://ours.example@evil.example is evil's.
 */
export function foreignHosts(text: string, allowed: readonly string[]): string[] {
  const plain = text.normalize('NFKC').replace(/[\p{Cf}]/gu, '');
  const withScheme = [...plain.matchAll(WITH_SCHEME)].map(([address]) => hostOf(address));
  const without = [...plain.replace(WITH_SCHEME, ' ').matchAll(WITHOUT_SCHEME)]
    .map(([, name = '', path]) => ({ host: hostOf(`https://${name}`), isPlain: !path }))
    .filter(({ host, isPlain }) => !isPlain || host.startsWith('www.') || KNOWN_ENDING.test(host))
    .map(({ host }) => host);
  return [...new Set([...withScheme, ...without])].filter((host) => !isAllowed(host, allowed));
}

function isAllowed(host: string, allowed: readonly string[]): boolean {
  return allowed.some((one) => host === one || host.endsWith(`.${one}`));
}

// What cannot be read as an address is named as it stands, so that it is refused and not overlooked.
function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/\.$/, '');
  } catch {
    return address.slice(0, 80);
  }
}
