import { quotedWords } from './annotation';

/** UTF-16 units. Sentences up to this are shown whole. */
const WHOLE_MAX = 160;

// A point within a word or a number ends nothing, and a slash never does; Chinese and Japanese leave no space after.
// What comes before a run of points is looked at, so that a comment of nothing but points is read once.
const ENDS = /(?<![.!?…؟۔])[.!?…؟۔]+["'”’»)\]]*(?=\s|$)|[。！？]+["'”’»」』)\]]*|[\r\n]+/gu;
const SHORT_FORM = /(?:^|[^\p{L}.])(?:e\.g|i\.e|vs|mrs?|ms|dr)$/iu;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/**
 * The words that show a theme as people read them: the sentences around them where these are short, else with an
 * ellipsis where a sentence goes on. All but the ellipsis is one exact stretch of the comment. Null when the annotation
 * is about another text.
 */
export function shownQuote(comment: string | null, said: Parameters<typeof quotedWords>[1]): string | null {
  if (comment === null || quotedWords(comment, said) === null) return null;
  const start = said.start!;
  const end = start + said.length!;
  const whole = sentencesAround(comment, start, end);
  const stretches = [
    [whole.start, whole.end],
    [start, whole.end],
    [whole.start, end],
    [start, end],
  ] as const;
  const [from, to] = stretches.find((one) => one[1] - one[0] <= WHOLE_MAX) ?? [start, end];
  // What is left of a sentence may be no more than its point, or the mark that closes a quotation.
  const left = comment.slice(whole.start, from);
  const right = comment.slice(to, whole.end);
  return [
    SAYS_SOMETHING.test(left) ? '…' : left,
    comment.slice(from, to),
    SAYS_SOMETHING.test(right) ? '…' : right,
  ].join('');
}

/** From where the sentence of the first word begins to where that of the last one ends. */
function sentencesAround(comment: string, start: number, end: number): { start: number; end: number } {
  let [first, last] = [0, comment.trimEnd().length];
  for (const { 0: mark, index } of comment.matchAll(ENDS)) {
    if (mark === '.' && SHORT_FORM.test(comment.slice(Math.max(0, index - 5), index))) continue;
    const after = index + mark.length;
    if (after <= start) first = after;
    else if (after >= end) {
      last = /[\r\n]/.test(mark) ? index : after;
      break;
    }
  }
  const space = comment.slice(first, start).search(/\S|$/);
  return { start: first + space, end: Math.max(end, last) };
}
