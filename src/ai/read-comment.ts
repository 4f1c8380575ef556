import { type Clause, clausesOf } from './clauses';
import { saysNothing } from './content';
import { languageOf } from './language';
import { faces, mannersOf } from './sentiment';
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
  const manners = mannersOf(comment, words, clauses);
  return {
    comment,
    words,
    clauses,
    tones: manners.map(({ tone }) => tone),
    wishes: manners.map(({ wishes }) => wishes),
    faces: faces(comment),
    hits: book.find(words),
  };
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
