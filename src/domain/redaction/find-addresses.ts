import type { Span } from './span';

const V4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\d)/g;
const HEX_RUN = /[0-9a-fA-F:.]+/g;

/** Addresses of machines (IPv4 and IPv6) in a folded text. */
export function findIpAddresses(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: match, index } of text.matchAll(V4)) {
    if (match.split('.').every((part) => Number(part) <= 255)) {
      found.push({ kind: 'IP', start: index, end: index + match.length });
    }
  }
  for (const { 0: run, index } of text.matchAll(HEX_RUN)) {
    const address = run.replace(/(?<!:):$|\.+$/, '');
    const touchesWord =
      /[\p{L}\p{N}]/u.test(text[index - 1] ?? '') || /\p{L}/u.test(text[index + run.length] ?? '');
    if (!touchesWord && isIpV6(address))
      found.push({ kind: 'IP', start: index, end: index + address.length });
  }
  return found;
}

/** Eight groups of up to four hexadecimal digits, `::` for a run of zeros, an IPv4 for the last two (RFC 4291, 2.2). */
function isIpV6(text: string): boolean {
  if (text.length > 45 || !/[0-9a-fA-F]/.test(text)) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const hasV4 = last.includes('.');
  const plain = hasV4 ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  if (hasV4 && !/^(?:\d{1,3}\.){3}\d{1,3}$/.test(last)) return false;
  const count = plain.length + (hasV4 ? 2 : 0);
  return halves.length === 2 ? count <= 7 : count === 8;
}

const URL = /(?:(?<![a-z])[a-z][a-z0-9+]{1,9}:\/\/|(?<![\w.])www\.)[^\s<>"]+/gi;
const PARAMETER = /[?&#;][\w.~-]{1,40}=([^\s&#<>"]+)/g;
const KEY = /[A-Za-z0-9_-]{20,}/g;
const KNOWN_KEY = /(?<![A-Za-z0-9])(?:sk|pk|rk|xox[abeprs]|gh[opsu]|glpat|whsec|AKIA)[-_]?[A-Za-z0-9_-]{8,}/g;

/** What opens a door: secrets in links, and keys that stand by themselves. */
export function findTokens(text: string): Span[] {
  const found: Span[] = [];
  const add = (start: number, end: number) => {
    if (end > start) found.push({ kind: 'TOKEN', start, end });
  };
  for (const { 0: link, index } of text.matchAll(URL)) secretsInLink(link, index, add);
  for (const match of text.matchAll(PARAMETER)) {
    const start = match.index + match[0].length - match[1]!.length;
    add(start, start + withoutPunctuation(match[1]!).length);
  }
  for (const { 0: key, index } of text.matchAll(KEY)) {
    if (/\d/.test(key) && /[A-Za-z]/.test(key)) add(index, index + key.length);
  }
  for (const { 0: key, index } of text.matchAll(KNOWN_KEY)) add(index, index + key.length);
  return found;
}

// What stands behind a link in a sentence.
function withoutPunctuation(text: string): string {
  return text.replace(/[.,;:!?)\]}'"]{1,20}$/, '');
}

/** User and password, the parts of a path that look like a key, and all of query and fragment. */
function secretsInLink(link: string, at: number, add: (start: number, end: number) => void): void {
  const whole = withoutPunctuation(link);
  const scheme = whole.indexOf('://');
  const hostAt = scheme < 0 ? 0 : scheme + 3;
  const query = whole.search(/[?#]/);
  const pathEnd = query < 0 ? whole.length : query;
  if (query >= 0) add(at + query + 1, at + whole.length);
  const slash = whole.indexOf('/', hostAt);
  const hostEnd = slash < 0 || slash > pathEnd ? pathEnd : slash;
  const user = whole.lastIndexOf('@', hostEnd);
  if (user > hostAt) add(at + hostAt, at + user);
  for (const part of whole.slice(hostEnd, pathEnd).matchAll(/[^/]{12,}/g)) {
    const start = at + hostEnd + part.index;
    if (/\d/.test(part[0])) add(start, start + part[0].length);
  }
}
