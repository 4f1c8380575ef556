import type { Span } from './span';

/** Seven digits or more, with up to three signs between two of them: whatever it is, it can name somebody. */
const LONG_NUMBER = /\+?\(?\d(?:[ \t.\-/()_]{0,3}\d){6,}/g;
const DATE = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/;
const YEARS = /^(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d$/;

/** Phone and card numbers in a folded text, and every other long number but dates. */
export function findNumbers(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: match, index } of text.matchAll(LONG_NUMBER)) {
    if (DATE.test(match) || YEARS.test(match)) continue;
    const digits = match.replace(/\D/g, '');
    const isCard = digits.length >= 13 && digits.length <= 19 && passesLuhn(digits);
    found.push({ kind: isCard ? 'CARD' : 'PHONE', start: index, end: index + match.length });
  }
  return found;
}

/** The check digit of card numbers (ISO/IEC 7812-1). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighed = i % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

const PERHAPS_IBAN = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}/g;

/** IBANs in a folded text, spaced or not, by their checksum (ISO 13616). */
export function findIbans(text: string): Span[] {
  const found: Span[] = [];
  PERHAPS_IBAN.lastIndex = 0;
  for (let match = PERHAPS_IBAN.exec(text); match; match = PERHAPS_IBAN.exec(text)) {
    const length = lengthOfIban(match[0], text[match.index + match[0].length] ?? '');
    if (length > 0) found.push({ kind: 'IBAN', start: match.index, end: match.index + length });
    // What looked like one may hide the beginning of another.
    PERHAPS_IBAN.lastIndex = match.index + Math.max(length, 4);
  }
  return found;
}

/** The longest beginning that ends at a word's end and passes; what follows an IBAN reads as if it belonged to it. */
function lengthOfIban(candidate: string, after: string): number {
  const head = numberIn(candidate.slice(0, 4).toUpperCase(), 0);
  let longest = 0;
  let rest = 0;
  let count = 4;
  for (let i = 4; i < candidate.length; i++) {
    const char = candidate[i]!;
    if (!/[A-Za-z0-9]/.test(char)) continue;
    rest = numberIn(char.toUpperCase(), rest);
    count += 1;
    const endsHere = !/[A-Za-z0-9]/.test(candidate[i + 1] ?? after);
    // The first four go to the end: two letters of two digits each, and two digits.
    if (endsHere && count >= 15 && (rest * 1_000_000 + head) % 97 === 1) longest = i + 1;
  }
  return longest;
}

// Letters count as 10 to 35. Only the head is short enough to be kept whole.
function numberIn(chars: string, before: number): number {
  let value = before;
  for (const char of chars) {
    const part = Number.parseInt(char, 36);
    value = value * (part > 9 ? 100 : 10) + part;
  }
  return chars.length === 1 ? value % 97 : value;
}
