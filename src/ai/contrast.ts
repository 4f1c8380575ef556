import type { Clause } from './clauses';
import { FEARED, LATELY, ONCE, TODAY } from './lexicon/time-words';
import { bookOf } from './phrase-book';
import { stemsOf, type Word } from './words';

const once = bookOf(ONCE);
const feared = bookOf(FEARED);
const lately = bookOf(LATELY);
const today = bookOf(TODAY);
/** "I am used to it", "it is used to draw": no past. */
const BEFORE_USED_TO_ANYTHING = stemsOf('be is are am was were been get got become');
/** "Three clicks where it used to be one": the past is compared with, and nothing is told of it. */
const COMPARES = stemsOf('where than what as like that which');
/** How far from what was once the thought may stand that says how it is today, in thoughts. */
const NEAR = 2;
/** That blame is past is praise, and that praise is past is blame. */
const CHANGED = 1.5;

interface Told {
  tone: number;
  wishes: boolean;
  denies: boolean;
}

/** How surely a thought tells of the past: "used to" does, "last year" only where today is otherwise. */
type Past = 'once' | 'feared' | 'lately' | null;

/** The tones of a comment where what was once and what is today are told apart: only what is today counts. */
export function contrasted(
  manners: readonly Told[],
  { comment, words, clauses }: { comment: string; words: readonly Word[]; clauses: readonly Clause[] },
): Told[] {
  const past = clauses.map((clause) => pastOf(comment, words, clause));
  if (past.every((one) => one === null)) return [...manners];
  const nowAt = new Set(today.find(words).map(({ from }) => from));
  const saysToday = clauses.map(
    ({ from, to, turned }) => turned || [...nowAt].some((at) => at >= from && at <= to),
  );
  const isOtherwise = ({ tone, denies }: Told) => tone > 0 || denies;
  const nowOf = (i: number) =>
    [i + 1, i - 1, i + NEAR].find(
      (at) =>
        past[at] === null &&
        (saysToday[at] || (past[i] === 'feared' && at === i + 1 && isOtherwise(manners[at]!))),
    );
  const told = manners.map((manner) => ({ ...manner }));
  for (const [i, was] of manners.entries()) {
    if (past[i] === null) continue;
    const now = nowOf(i);
    if (now === undefined) {
      // "It used to be fast": it is no longer.
      if (past[i] === 'once' && was.wishes && was.tone < 0) told[i]!.tone = Math.min(was.tone, -CHANGED);
      continue;
    }
    const says = manners[now]!;
    if (past[i] === 'lately' && says.tone * was.tone >= 0) continue;
    told[i] = { tone: 0, wishes: false, denies: false };
    // "Not any more" denies what was once, be it good or bad.
    if (was.tone !== 0 && (says.denies || says.tone === 0))
      told[now] = { tone: was.tone < 0 ? CHANGED : -CHANGED, wishes: false, denies: false };
  }
  return told;
}

function pastOf(comment: string, words: readonly Word[], { from, to }: Clause): Past {
  const own = words.slice(from, to + 1);
  if (feared.find(own).length > 0) return 'feared';
  if (once.find(own).length > 0) return 'once';
  for (let at = from; at < to; at++) {
    const { start, end } = words[at]!;
    if (words[at + 1]!.stem !== 'to' || comment.slice(start, end).toLowerCase() !== 'used') continue;
    const before = words.slice(Math.max(from, at - 2), at).map(({ stem }) => stem);
    if (!before.some((stem) => BEFORE_USED_TO_ANYTHING.has(stem) || COMPARES.has(stem))) return 'once';
  }
  return lately.find(own).length > 0 ? 'lately' : null;
}
