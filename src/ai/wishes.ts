import type { Clause } from './clauses';
import { ASKING_FOR_MORE, ASKING_VERBS, BEFORE_ASKING, LONGING } from './lexicon/wish-words';
import { bookOf, listed } from './phrase-book';
import type { Word } from './words';

const verbs = bookOf(ASKING_VERBS);
const more = bookOf(ASKING_FOR_MORE);
const before = bookOf(BEFORE_ASKING);
const longing = bookOf(LONGING);
/** As they ask; "adds", "added" and "made" have the same stems, and tell what there is. */
const BARE = new Set(listed(ASKING_VERBS).map((phrase) => phrase.split(' ')[0]!));
/** A thought that begins so tells something again: "add tables, we need them". */
const TELLERS = new Set('it they i we my our this that there he she you everything all'.split(' '));
/** From here on, a sum of tones is clear praise. */
export const PRAISE = 1.5;

/** Which clauses begin a sentence that asks for something. */
export function asksIn(comment: string, words: readonly Word[], clauses: readonly Clause[]): boolean[] {
  const verb = new Set(verbs.find(words).map(({ from }) => from));
  const moreAt = new Set(more.find(words).map(({ from }) => from));
  const skipped = new Map(before.find(words).map(({ from, to }) => [from, to]));
  return clauses.map(({ from, to, sentence }, i) => {
    if (clauses[i - 1]?.sentence === sentence) return false;
    let at = from;
    while (at < to && (skipped.has(at) || /^\d+$/.test(words[at]!.stem))) at = (skipped.get(at) ?? at) + 1;
    if (at > to) return false;
    if (verb.has(at) && BARE.has(comment.slice(words[at]!.start, words[at]!.end).toLowerCase())) return true;
    return moreAt.has(at) && !words.slice(at, to + 1).some(({ stem }) => stem === 'than');
  });
}

/** Which clauses ask, go on asking, or long for something in a sentence where nobody praises. */
export function wishesIn(
  words: readonly Word[],
  clauses: readonly Clause[],
  manners: readonly { tone: number; wishes: boolean }[],
): boolean[] {
  const longs = longing.find(words).map(({ from }) => from);
  const isPraise = (i: number) => manners[i]!.tone >= PRAISE;
  const praised = new Set(clauses.filter((_, i) => isPraise(i)).map(({ sentence }) => sentence));
  const wishes: boolean[] = [];
  for (const [i, { from, to, sentence, turned }] of clauses.entries()) {
    const first = words[from]!.stem === 'and' ? words[from + 1] : words[from];
    const goesOn = wishes[i - 1] && clauses[i - 1]!.sentence === sentence && !turned && !isPraise(i);
    const longed = !praised.has(sentence) && longs.some((at) => at >= from && at <= to);
    wishes.push(manners[i]!.wishes || longed || (goesOn === true && !TELLERS.has(first?.stem ?? '')));
  }
  return wishes;
}
