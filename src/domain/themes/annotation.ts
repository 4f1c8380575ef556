import { createHash } from 'node:crypto';

export const POLARITIES = ['positive', 'neutral', 'negative'] as const;
export type Polarity = (typeof POLARITIES)[number];

/** A theme of a comment, and where in it the words stand that show it. */
export interface MarkedTheme {
  id: string;
  polarity: Polarity;
  /** In UTF-16 units, as `String.prototype.slice` counts; null: nobody said which words show it. */
  start: number | null;
  length: number | null;
}

/** Ids that stand alone: an overall judgement, and nothing said. */
export const GENERAL = 'general';
export const NO_CONTENT = 'none';
/** A comment is about so many themes at the most. */
export const THEMES_MAX = 3;
/** Comments that are older than this are read by a model only when somebody asks for it. */
export const READ_DAYS = 90;

/** By which an annotation knows the comment that it is about: its offsets hold for no other. */
export function textHash(comment: string): string {
  return createHash('sha256').update(comment).digest('base64url').slice(0, 22);
}

/** The words that show a theme as they stand in the comment; null when the annotation is about another text. */
export function quotedWords(
  comment: string | null,
  said: { textHash: string; start: number | null; length: number | null },
): string | null {
  if (comment === null || said.start === null || said.length === null) return null;
  const end = said.start + said.length;
  return end <= comment.length && textHash(comment) === said.textHash ? comment.slice(said.start, end) : null;
}

/** What a comment says, as far as routing and priority ask. */
export interface Said {
  /** Ids of those that are sure, the most prominent first. */
  themes: string[];
  urgent: boolean;
  churn: boolean;
  /** Several accounts complained of the same lately. */
  recurring: boolean;
}

export const NOTHING_SAID: Readonly<Said> = { themes: [], urgent: false, churn: false, recurring: false };
