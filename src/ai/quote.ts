import type { Clause } from './clauses';
import type { Reading } from './read-comment';

/** A quote shows so many words at most, and so many of them before those that matter. */
const WORDS_MAX = 30;
const WORDS_BEFORE = 10;

/** The words of a clause as they stand in the comment, with `from` to `to` in it; long ones are cut around these. */
export function quoteOf(
  { comment, words }: Reading,
  clause: Clause,
  { from, to }: { from: number; to: number },
): { quote: string; start: number } {
  const isLong = clause.to - clause.from >= WORDS_MAX;
  const first = isLong ? Math.max(clause.from, from - WORDS_BEFORE) : clause.from;
  const last = isLong ? Math.max(to, Math.min(clause.to, first + WORDS_MAX - 1)) : Math.max(clause.to, to);
  const start = words[first]!.start;
  return { quote: comment.slice(start, words[last]!.end), start };
}

/** The beginning of a comment that is quoted as a whole, without the space around it. */
export function wholeQuote(comment: string): { quote: string; start: number } {
  const start = comment.length - comment.trimStart().length;
  return { quote: clipped(comment.trim()), start };
}

const WHOLE_MAX = 300;

function clipped(text: string): string {
  if (text.length <= WHOLE_MAX) return text;
  const isPair = /[\uD800-\uDBFF]/.test(text[WHOLE_MAX - 1]!);
  return text.slice(0, isPair ? WHOLE_MAX - 1 : WHOLE_MAX);
}
