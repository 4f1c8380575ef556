import type { Polarity } from '../domain/themes/annotation';

/** A theme of a comment with the words that show it: `quote` is what stands in the comment from `start` on. */
export interface FoundTheme {
  id: string;
  polarity: Polarity;
  quote: string;
  /** In UTF-16 units, as `String.prototype.slice` counts. */
  start: number;
}

/** What a comment says, as far as words alone can tell. */
export interface Annotation {
  /** ISO 639-1; null when it cannot be told. */
  language: string | null;
  sentiment: Polarity;
  /** How glad or angry its words are, from -1 to 1, whatever the score was. */
  tone: number;
  /** The most prominent first, three at most. Empty: the comment is in a language that is not themed. */
  themes: FoundTheme[];
  /** It cannot wait: harm, law, money that is gone, work that stands still. */
  urgent: boolean;
  /** Somebody is about to leave. */
  churn: boolean;
  /** Id of the team that usually mends what it is about. */
  team: string | null;
  /** How likely its first theme is right, from 0 to 1. */
  confidence: number;
  /** True: likely enough to be taken as it is; else a person should check. */
  sure: boolean;
}

/** Tones nearer to nothing than this take no side. */
const NEUTRAL = 0.6;

/** The side that a sum of tones takes. */
export function polarityOf(tone: number): Polarity {
  if (tone > NEUTRAL) return 'positive';
  return tone < -NEUTRAL ? 'negative' : 'neutral';
}
