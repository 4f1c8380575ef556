import type { Clause } from './clauses';
import { contrasted } from './contrast';
import { ironyIn } from './irony';
import { LIGHT_WORDS, MENDING_WORDS } from './lexicon/denial-words';
import { type Denial, type Mark, marksIn } from './marks';
import type { Found } from './phrase-book';
import { asksIn, wishesIn } from './wishes';
import { stemsOf, type Word } from './words';

/** How far a negation reaches, in words that say something, and in words of any kind. */
const REACH = 3;
const REACH_MAX = 7;
const LIGHT = stemsOf(LIGHT_WORDS);
const MENDING = stemsOf(MENDING_WORDS);
const STRONGER_BY = 1.35;
const TURNED_BY = -0.75;
/** "Not bad" is less than good; "never let us down" is no less than good. */
const BLAME_TURNED_BY: Readonly<Record<Denial, number>> = { plain: -0.5, lasting: -0.8, emphatic: -1.2 };
const WISHED = -0.25;
/** A bare "cannot" or "never" is rarely glad; "not once did you" may be. */
const BARE: Readonly<Record<Denial, number>> = { plain: -1.2, lasting: -1.2, emphatic: -0.9 };
/** After one of these, "no" was the answer to a question. */
const AFTER_AN_ANSWER = new Set('you everything all i it they we he she as because'.split(' '));
/** Praise in a question is none. */
const ASKED = 0.3;
const AFTER_BUT = 1.4;

/** A negation; `bare` and `own` are what it added to the tone, as long as it denied nothing. */
interface Negation {
  at: number;
  denial: Denial;
  bare: number;
  own: number;
}

/** How a clause speaks: below zero is blame; `wishes`: it asks for something, so that its praise is none. */
export interface Manner {
  tone: number;
  wishes: boolean;
  /** Nothing but a negation speaks for the tone. */
  denies: boolean;
}

/** How a comment speaks, clause by clause, in their order; `ironic`: its praise seems to be meant as blame. */
export function mannersOf(
  comment: string,
  words: readonly Word[],
  clauses: readonly Clause[],
): { manners: { tone: number; wishes: boolean }[]; ironic: boolean } {
  const marks = marksIn(words);
  const asking = asksIn(comment, words, clauses);
  const questions = new Set(
    clauses.flatMap(({ to, sentence }) => (words[to]!.gap === 'question' ? [sentence] : [])),
  );
  const spokenWith = (some: readonly Found<Mark>[]) => {
    let next = 0;
    return clauses.map((clause, i): Manner => {
      const inside: Found<Mark>[] = [];
      while (next < some.length && some[next]!.from <= clause.to) inside.push(some[next++]!);
      const manner = { wishes: asking[i]!, asks: questions.has(clause.sentence) };
      const tone = toneOf(words, inside, manner) * (clause.turned ? AFTER_BUT : 1);
      const wishes = manner.wishes || inside.some(({ value }) => value.kind === 'wish');
      return { tone, wishes, denies: deniesAlone(inside) };
    });
  };
  const irony = ironyIn({ words, clauses, marks, spokenWith });
  const manners = contrasted(irony?.manners ?? spokenWith(marks), { comment, words, clauses });
  const wishes = wishesIn(words, clauses, manners);
  return { manners: manners.map(({ tone }, i) => ({ tone, wishes: wishes[i]! })), ironic: irony !== null };
}

function toneOf(
  words: readonly Word[],
  marks: readonly Found<Mark>[],
  manner: { wishes: boolean; asks: boolean },
): number {
  let tone = 0;
  let negation = null as Negation | null;
  let strongerAt = Number.NEGATIVE_INFINITY;
  let { wishes } = manner;
  for (const [i, { from, to, value }] of marks.entries()) {
    switch (value.kind) {
      case 'negation':
        // "No, it was fine": it denies nothing.
        if (words[to]!.gap === 'space' && !AFTER_AN_ANSWER.has(words[to + 1]!.stem)) {
          negation = { at: to, denial: value.denial, bare: BARE[value.denial], own: ownTone(marks, i) };
          tone += negation.bare;
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
        const distance = negation ? distanceOf(words, negation, { from, blames: valence < 0 }) : null;
        if (valence !== 0 && negation && distance !== null) {
          // The blame in a "never" that denies blame is none.
          tone -= negation.bare + (valence < 0 ? negation.own : 0);
          valence = value.denied ?? valence * turnedBy(negation, { distance, blames: valence < 0 });
          negation = { ...negation, bare: 0, own: 0 };
        } else if (wishes && valence > 0) valence = WISHED;
        tone += manner.asks && valence > 0 ? valence * ASKED : valence;
      }
    }
  }
  return wishes && tone === 0 ? WISHED : tone;
}

function deniesAlone(marks: readonly Found<Mark>[]): boolean {
  const negations = new Set(marks.filter(({ value }) => value.kind === 'negation').map(({ from }) => from));
  return negations.size > 0 && marks.every(({ from, value }) => value.kind !== 'tone' || negations.has(from));
}

/** What the words of a negation blame of themselves, as "never" does. */
function ownTone(marks: readonly Found<Mark>[], i: number): number {
  const before = marks[i - 1];
  return before?.from === marks[i]!.from && before.value.kind === 'tone' ? before.value.valence : 0;
}

/** How many words that say something stand from a negation to a tone, itself included; null where it does not reach. */
function distanceOf(
  words: readonly Word[],
  { at, denial }: Negation,
  { from, blames }: { from: number; blames: boolean },
): number | null {
  let distance = 1;
  for (let i = at + 1; i < from; i++) {
    if (blames && MENDING.has(words[i]!.stem)) return null;
    if (!LIGHT.has(words[i]!.stem)) distance += 1;
  }
  // What is denied with force is denied to the end of the thought.
  if (denial === 'emphatic') return distance;
  return distance <= REACH && from - at <= REACH_MAX ? distance : null;
}

function turnedBy({ denial }: Negation, { distance, blames }: { distance: number; blames: boolean }): number {
  if (!blames) return TURNED_BY;
  return BLAME_TURNED_BY[denial === 'plain' && distance === 1 ? 'lasting' : denial];
}

/** A sum of tones as a number between -1 and 1. */
export function squashed(tone: number): number {
  return tone / Math.sqrt(tone * tone + 8);
}
