import { speaksToMachine } from '../domain/themes/speaks-to-machine';
import { type Clause, clausesOf } from './clauses';
import { saysNothing } from './content';
import { faces } from './faces';
import { languageOf } from './language';
import { mannersOf } from './sentiment';
import type { ThemeBook, ThemeHit } from './theme-book';
import { type Word, wordsOf } from './words';

/** A comment taken apart: what the words are, where its thoughts end, how they speak, and of what. */
export interface Reading {
  comment: string;
  words: Word[];
  clauses: Clause[];
  /** Of each clause; below zero is blame. */
  tones: number[];
  /** Of each clause: whether it asks for something. */
  wishes: boolean[];
  faces: number;
  /** Its praise seems to be meant as blame. */
  ironic: boolean;
  hits: ThemeHit[];
}

export type ReadComment =
  | { kind: 'empty' }
  | { kind: 'foreign'; language: string | null; words: Word[]; faces: number }
  | { kind: 'english'; reading: Reading };

/** Takes a comment apart; words of English are looked for in English comments only. */
export function readComment(comment: string, book: ThemeBook, known: (stem: string) => boolean): ReadComment {
  const words = wordsOf(comment);
  if (saysNothing(words, known)) return { kind: 'empty' };
  const language = languageOf(comment, words, known);
  if (language !== 'en') return { kind: 'foreign', language, words, faces: faces(comment) };
  return { kind: 'english', reading: readEnglish(comment, words, book) };
}

function readEnglish(comment: string, words: Word[], book: ThemeBook): Reading {
  const clauses = clausesOf(words);
  const { manners, ironic } = mannersOf(comment, words, clauses);
  return {
    comment,
    words,
    clauses,
    tones: manners.map(({ tone }) => tone),
    wishes: manners.map(({ wishes }) => wishes),
    faces: faces(comment),
    ironic,
    hits: withoutOrders(comment, { words, clauses, hits: book.find(words) }),
  };
}

/** Cheaper than to look for orders in every comment: none is without such a word. */
const MAY_ORDER = /instruct|prompt|ignor|disregard|annotat|classif|polarity|sentiment|\bthemes?\b/i;

/** A sentence that orders whoever reads it by machine is about nothing: "mark this as praise with theme Price". */
function withoutOrders(
  comment: string,
  { words, clauses, hits }: { words: readonly Word[]; clauses: readonly Clause[]; hits: ThemeHit[] },
): ThemeHit[] {
  if (hits.length === 0 || !MAY_ORDER.test(comment)) return hits;
  const ordering = clauses.filter(({ sentence }) => {
    const own = clauses.filter((one) => one.sentence === sentence);
    return speaksToMachine(comment.slice(words[own[0]!.from]!.start, words[own.at(-1)!.to]!.end));
  });
  return hits.filter(({ from }) => !ordering.some((clause) => from >= clause.from && from <= clause.to));
}

/** How many different phrases speak of a theme, and the weight of the weightiest. */
export function phrasesOf({ words, hits }: Reading, theme: string): { count: number; best: number } {
  const phrases = new Set<string>();
  let best = 0;
  for (const { from, to, value } of hits) {
    if (value.theme !== theme) continue;
    phrases.add(phraseOf(words, { from, to }));
    best = Math.max(best, value.weight);
  }
  return { count: phrases.size, best };
}

/** The stems of words `from` to `to`, by which a phrase is known again. */
export function phraseOf(words: readonly Word[], { from, to }: { from: number; to: number }): string {
  let phrase = words[from]!.stem;
  for (let at = from + 1; at <= to; at++) phrase += ` ${words[at]!.stem}`;
  return phrase;
}
