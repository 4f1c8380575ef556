import type { Clause } from './clauses';
import { INDISPENSABLE } from './lexicon/indispensable';
import { NEGATIONS, SENTIMENT_WORDS, STRONGER, WISHES } from './lexicon/sentiment-words';
import { type Found, listed, PhraseBook } from './phrase-book';
import { asksIn, wishesIn } from './wishes';
import type { Word } from './words';

type Mark =
  | { kind: 'tone'; valence: number }
  | { kind: 'negation' }
  | { kind: 'stronger' }
  | { kind: 'wish' };

/** Of what would be missed: clear praise. */
const MISSED = 2;

const book = new PhraseBook<Mark>();
for (const [valence, phrases] of SENTIMENT_WORDS)
  for (const phrase of listed(phrases)) book.add(phrase, { kind: 'tone', valence });
for (const phrase of INDISPENSABLE) book.add(phrase, { kind: 'tone', valence: MISSED });
for (const phrase of listed(NEGATIONS)) book.add(phrase, { kind: 'negation' });
for (const phrase of listed(STRONGER)) book.add(phrase, { kind: 'stronger' });
for (const phrase of listed(WISHES)) book.add(phrase, { kind: 'wish' });

/** Stems of praise, blame and what turns them. */
export const SENTIMENT_STEMS: ReadonlySet<string> = book.stems;

/** How far a negation reaches, in words. */
const REACH = 3;
const STRONGER_BY = 1.35;
const TURNED_BY = -0.75;
/** "Not bad" is less than good. */
const LITOTES = -0.5;
const WISHED = -0.25;
/** A bare "cannot" or "never" is rarely glad. */
const DENIED = -1.2;
/** After one of these, "no" was the answer to a question. */
const AFTER_AN_ANSWER = new Set('you everything all i it they we he she as because'.split(' '));
/** Praise in a question is none. */
const ASKED = 0.3;
const AFTER_BUT = 1.4;

/** How a clause speaks: below zero is blame; `wishes`: it asks for something, so that its praise is none. */
interface Manner {
  tone: number;
  wishes: boolean;
}

/** How a comment speaks, clause by clause, in their order. */
export function mannersOf(comment: string, words: readonly Word[], clauses: readonly Clause[]): Manner[] {
  const marks = longest(book.find(words));
  const asking = asksIn(comment, words, clauses);
  let next = 0;
  const asked = new Set(
    clauses.flatMap(({ to, sentence }) => (words[to]!.gap === 'question' ? [sentence] : [])),
  );
  const manners = clauses.map((clause, i) => {
    const inside: Found<Mark>[] = [];
    while (next < marks.length && marks[next]!.from <= clause.to) inside.push(marks[next++]!);
    const manner = { wishes: asking[i]!, asks: asked.has(clause.sentence) };
    const tone = toneOf(words, inside, manner) * (clause.turned ? AFTER_BUT : 1);
    return { tone, wishes: manner.wishes || inside.some(({ value }) => value.kind === 'wish') };
  });
  const wishes = wishesIn(words, clauses, manners);
  return manners.map(({ tone }, i) => ({ tone, wishes: wishes[i]! }));
}

function toneOf(
  words: readonly Word[],
  marks: readonly Found<Mark>[],
  manner: { wishes: boolean; asks: boolean },
): number {
  let tone = 0;
  let denied = 0;
  let negatedAt = Number.NEGATIVE_INFINITY;
  let strongerAt = Number.NEGATIVE_INFINITY;
  let { wishes } = manner;
  for (const { from, to, value } of marks) {
    switch (value.kind) {
      case 'negation':
        // "No, it was fine": it denies nothing.
        if (words[to]!.gap === 'space' && !AFTER_AN_ANSWER.has(words[to + 1]!.stem)) {
          negatedAt = to;
          tone += DENIED;
          denied = DENIED;
        }
        break;
      case 'stronger':
        strongerAt = to;
        break;
      case 'wish':
        wishes = true;
        break;
      case 'tone': {
        let valence = value.valence * (strongerAt === from - 1 ? STRONGER_BY : 1);
        if (from - negatedAt <= REACH) {
          tone -= denied;
          denied = 0;
          valence *= valence > 0 ? TURNED_BY : LITOTES;
        } else if (wishes && valence > 0) valence = WISHED;
        tone += manner.asks && valence > 0 ? valence * ASKED : valence;
      }
    }
  }
  return wishes && tone === 0 ? WISHED : tone;
}

// Where phrases overlap, the longer one is meant; of the same words, the tone before its use as negation.
function longest(found: Found<Mark>[]): Found<Mark>[] {
  const order = { tone: 0, wish: 1, negation: 2, stronger: 3 };
  const sorted = [...found].sort(
    (a, b) => a.from - b.from || b.to - a.to || order[a.value.kind] - order[b.value.kind],
  );
  const kept: Found<Mark>[] = [];
  let end = -1;
  for (const one of sorted) {
    const negates =
      one.value.kind === 'negation' && kept.at(-1)?.from === one.from && kept.at(-1)?.to === one.to;
    if (one.from <= end && !negates) continue;
    kept.push(one);
    end = Math.max(end, one.to);
  }
  return kept;
}

const GLAD =
  /[\u{1F44D}\u{1F44F}\u{1F44C}\u{1F600}-\u{1F606}\u{1F609}-\u{1F60D}\u{1F60E}\u{1F618}\u{1F929}\u{1F970}\u{1F389}\u{1F64C}\u{1F496}\u{1F495}\u{1F499}\u{1F49A}\u{1F49B}\u{2764}\u{2B50}\u{1F31F}\u{1F525}\u{1F4AF}\u{263A}\u{1F642}\u{1F60A}]|[:;]-?[)D]|<3(?=\s*(?:$|[.!,)\n]))/gu;
const SAD =
  /[\u{1F44E}\u{1F612}-\u{1F616}\u{1F61E}-\u{1F62D}\u{1F620}-\u{1F624}\u{1F641}\u{2639}\u{1F92C}\u{1F926}\u{1F644}\u{1F494}\u{1F4A9}\u{1F480}\u{1F92E}\u{1F922}]|:-?\(/gu;

/** What the faces in a comment say; three of a kind say no more than two. */
export function faces(comment: string): number {
  const few = (pattern: RegExp) => {
    let n = 0;
    for (const _ of comment.matchAll(pattern)) if (++n === 2) break;
    return n;
  };
  return 2 * (few(GLAD) - few(SAD));
}

/** A sum of tones as a number between -1 and 1. */
export function squashed(tone: number): number {
  return tone / Math.sqrt(tone * tone + 8);
}
