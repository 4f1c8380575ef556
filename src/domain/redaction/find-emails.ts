import type { Span } from './span';

const AT = /@|\s?[([{]\s?at\s?[)\]}]\s?/gi;
const DOT = /\s?[([{]\s?dot\s?[)\]}]\s?/iy;
const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;

/** E-mail addresses in a folded text, `john (at) example (dot) com` too. Each character is looked at a few times at most. */
export function findEmails(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(AT)) {
    let start = match.index;
    while (start > 0 && LOCAL.test(text[start - 1]!)) start -= 1;
    while (start < match.index && /['.]/.test(text[start]!)) start += 1;
    const begin = match.index + match[0].length;
    const end = endOfDomain(text, begin);
    if (start < match.index && end > begin) found.push({ kind: 'EMAIL', start, end });
  }
  return found;
}

function endOfDomain(text: string, begin: number): number {
  let end = begin;
  for (;;) {
    while (end < text.length && DOMAIN.test(text[end]!)) end += 1;
    DOT.lastIndex = end;
    const dot = DOT.exec(text);
    if (!dot || !DOMAIN.test(text[end + dot[0].length] ?? '')) break;
    end += dot[0].length;
  }
  while (end > begin && /[.-]/.test(text[end - 1]!)) end -= 1;
  return end;
}
