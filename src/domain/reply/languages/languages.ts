import { DUTCH } from './dutch';
import { ENGLISH } from './english';
import { FRENCH } from './french';
import { GERMAN } from './german';
import { ITALIAN } from './italian';
import { PORTUGUESE } from './portuguese';
import type { ReplyLanguage } from './reply-language';
import { SPANISH } from './spanish';

const LANGUAGES: ReadonlyMap<string, ReplyLanguage> = new Map([
  ['de', GERMAN],
  ['en', ENGLISH],
  ['es', SPANISH],
  ['fr', FRENCH],
  ['it', ITALIAN],
  ['nl', DUTCH],
  ['pt', PORTUGUESE],
]);

/** Null for a language in which nobody here could tell a promise. `code`: ISO 639-1. */
export function replyLanguage(code: string): ReplyLanguage | null {
  return LANGUAGES.get(code) ?? null;
}
