import type { Clause } from './clauses';
import { BESIDE_AN_OPENER, IF_YOU_LIKE, ONCE_MORE, OPENERS, UNLIKED } from './lexicon/irony-words';
import type { Mark } from './marks';
import { bookOf, type Found } from './phrase-book';
import { ends, stemsOf, type Word } from './words';

const openers = bookOf(OPENERS);
const beside = stemsOf(BESIDE_AN_OPENER);
const onceMore = bookOf(ONCE_MORE);
const ifYouLike = bookOf(IF_YOU_LIKE);
const unliked = bookOf(UNLIKED);
/** Praise that somebody means stands with more of its kind. */
const MEANT = 1.5;
/** What is praised in irony is blamed. */
const BLAMED = -1.5;

interface Told {
  tone: number;
  wishes: boolean;
  denies: boolean;
}

interface Comment {
  words: readonly Word[];
  clauses: readonly Clause[];
  marks: readonly Found<Mark>[];
  /** How the clauses speak when these of the marks count. */
  spokenWith: (marks: readonly Found<Mark>[]) => Told[];
}

/** How the clauses of a comment speak whose praise is meant as blame; null where it is meant, or nothing shows otherwise. */
export function ironyIn(comment: Comment): { manners: Told[] } | null {
  return withoutOpener(comment) ?? withoutCondition(comment);
}

// "Brilliant. Another surcharge on the invoice. Love those."
function withoutOpener({ words, clauses, marks, spokenWith }: Comment): { manners: Told[] } | null {
  const end = openerEnd(words);
  if (end === null) return null;
  const next = clauses.findIndex(({ to }) => to > end);
  if (next < 0 || clauses[next]!.turned) return null;
  // "Love those", "well done": an echo of three words at most tells as little as the opener.
  const isEcho = ({ from, to }: { from: number; to: number }) =>
    from > end &&
    clauses.some((one) => from >= one.from && to <= one.to && one.to - one.from < 3 && ends(words[one.to]!));
  const rest = spokenWith(marks.filter((mark) => mark.from > end && !isEcho(mark)));
  if (rest.some(({ tone }) => tone >= MEANT)) return null;
  const blames = rest.some(({ tone }) => tone < 0);
  const again = onceMore.find(words.slice(end + 1)).length > 0;
  if (!blames && !again) return null;
  if (!again && ends(words[end]!) && rest.every(({ tone }) => tone > BLAMED)) return null;
  return { manners: rest.map((one, i) => (i === 0 ? { ...one, tone: one.tone + BLAMED } : one)) };
}

// Where the praise ends that a comment opens with and that says nothing of its own; null where it does not.
function openerEnd(words: readonly Word[]): number | null {
  let at = 0;
  while (at < words.length && beside.has(words[at]!.stem)) at += 1;
  const opener = openers.find(words).filter(({ from }) => from === at);
  if (opener.length === 0) return null;
  const end = Math.max(...opener.map(({ to }) => to));
  if (end + 1 >= words.length) return null;
  const alone = words[end]!.gap !== 'space' || words[end + 1]!.stem === 'for';
  return alone || onceMore.find(words).some(({ from }) => from === end + 1) ? end : null;
}

// "Five stars. If you enjoy watching a spinner."
function withoutCondition({ words, clauses, marks, spokenWith }: Comment): { manners: Told[] } | null {
  const found = ifYouLike.find(words)[0];
  if (!found) return null;
  const at = clauses.findIndex(({ from, to }) => found.from >= from && found.from <= to);
  const shown = unliked.find(words).some(({ from }) => from > found.to && from <= clauses[at]!.to);
  if (!shown) return null;
  const rest = spokenWith(
    marks.filter(({ from, value }) => from > clauses[at]!.to || value.kind !== 'tone' || value.valence < 0),
  );
  return { manners: rest.map((one, i) => (i <= at ? { ...one, tone: Math.min(one.tone, BLAMED) } : one)) };
}
