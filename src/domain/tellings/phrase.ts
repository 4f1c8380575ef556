import { oneLine } from '../committee/initiative';

/** Limits of what may be looked for: more is a mistake, and costs time in every comment of a year. */
export const PHRASES_MAX = 10;
export const PHRASE_MAX = 80;
/** A shorter one stands in every comment. */
const LETTERS_MIN = 2;
/** Of what is quoted around a phrase, on each side, where no sentence ends sooner. */
const AROUND_MAX = 140;

export interface Place {
  /** In UTF-16 units. */
  start: number;
  length: number;
}

/** Phrases as a person typed them, one a line, each once; or what is wrong, in words of our own. */
export function readPhrases(typed: string): { phrases: string[] } | { wrong: string } {
  const lines = typed.split(/\r\n?|\n/).map((text) => oneLine(text).normalize('NFC'));
  const found = new Map(lines.filter((text) => text !== '').map((text) => [text.toLowerCase(), text]));
  const phrases = [...found.values()];
  if (phrases.length > PHRASES_MAX) return { wrong: `At most ${PHRASES_MAX} phrases, one on each line.` };
  if (phrases.some((text) => text.length > PHRASE_MAX))
    return {
      wrong: `A phrase has at most ${PHRASE_MAX} characters: choose the few words that customers use.`,
    };
  if (phrases.some((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length < LETTERS_MIN))
    return { wrong: `Each phrase needs at least ${LETTERS_MIN} letters or digits.` };
  return { phrases };
}

/** Scripts that put no space between words: where one begins is not seen. */
const SPACELESS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = '[\\p{L}\\p{N}\\p{M}_]';
const IN_WORD = new RegExp(`^${WORD}`, 'u');

/** Finds a phrase as whole words, whatever its capitals and spaces; nothing in it is read as a pattern. */
export function phraseFinder(phrase: string): (comment: string) => Place | null {
  const body = phrase
    .split(' ')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/['’]/g, "['’]"))
    .join('\\s+');
  const characters = [...phrase];
  const begin = isWord(characters[0]!) ? `(?<!${WORD})` : '';
  const end = isWord(characters.at(-1)!) ? `(?!${WORD})` : '';
  const pattern = new RegExp(`${begin}${body}${end}`, 'iu');
  return (comment) => {
    const found = pattern.exec(comment);
    if (found) return sentenceAround(comment, { start: found.index, length: found[0].length });
    // An accent may be a character of its own; then the place is another, and the whole comment is shown.
    const composed = comment.normalize('NFC');
    return composed !== comment && pattern.test(composed) ? { start: 0, length: comment.length } : null;
  };
}

function isWord(character: string): boolean {
  return IN_WORD.test(character) && !SPACELESS.test(character);
}

/** The sentence in which something stands, as far as it is not too long. */
function sentenceAround(comment: string, { start, length }: Place): Place {
  const before = comment.slice(Math.max(0, start - AROUND_MAX), start);
  const after = comment.slice(start + length, start + length + AROUND_MAX);
  const isCut = start > AROUND_MAX;
  const ended = before.search(/[.!?。！？\n](?=[^.!?。！？\n]*$)/u);
  const space = before.search(/\s/u);
  const skipped = ended >= 0 ? ended + 1 : isCut ? (space >= 0 ? space + 1 : before.length) : 0;
  const stop = after.search(/[.!?。！？\n]/u);
  const reaches = stop >= 0 ? stop + 1 : wholeWords(after, start + length + AROUND_MAX < comment.length);
  const text = before.slice(skipped) + comment.slice(start, start + length) + after.slice(0, reaches);
  const from = start - (before.length - skipped) + (text.length - text.trimStart().length);
  return { start: from, length: text.trim().length };
}

function wholeWords(after: string, isCut: boolean): number {
  return isCut ? Math.max(after.search(/\s\S*$/u), 0) : after.length;
}
