import { type Clause, clausesOf } from './clauses';
import { saysNothing } from './content';
import { languageOf } from './language';
import { faces, tonesOf } from './sentiment';
import type { ThemeBook, ThemeHit } from './theme-book';
import { type Word, wordsOf } from './words';

/** A comment taken apart: what the words are, where its thoughts end, how they speak, and of what. */
export interface Reading {
  comment: string;
  words: Word[];
  clauses: Clause[];
  /** Of each clause; below zero is blame. */
  tones: number[];
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
  return {
    comment,
    words,
    clauses,
    tones: tonesOf(words, clauses),
    faces: faces(comment),
    hits: book.find(words),
  };
}
