import type { EncodingName } from './encodings';

/** What a person said about a file that they dropped; what is not there is found out, or asked. */
export interface DropChoices {
  kind?: 'responses' | 'accounts';
  /** Under what name answers are stored. */
  source?: string;
  order?: 'dmy' | 'mdy';
  zone?: string;
  encoding?: EncodingName;
  /** Columns, as `#4` for the fourth, or `none`. */
  score?: string;
  comment?: string;
  /** A column, or `today` where no column tells it. */
  answeredAt?: string;
  email?: string;
  accountId?: string;
  accountName?: string;
  plan?: string;
}

/** What a person may say a column for. */
export const DROP_COLUMNS = [
  'score',
  'comment',
  'answeredAt',
  'email',
  'accountId',
  'accountName',
  'plan',
] as const;
export type DropColumn = (typeof DROP_COLUMNS)[number];

/** Why a file waits for a person. */
export interface DropQuestion {
  words: string;
  /** The two days that an ambiguous date can be. */
  readings: { dmy: string; mdy: string } | null;
  /** Names of its columns; empty when it could not be read so far. */
  columns: string[];
  /** What is known already. */
  kind: 'responses' | 'accounts' | null;
  /** Which columns it would take for what, were it one or the other. */
  taken?: Record<'responses' | 'accounts', Partial<Record<DropColumn, string>>>;
  /** Under what name its answers would be stored; none where only a person can say. */
  source?: string;
  /** In which encoding it likely is; a person has to say so. */
  encoding?: EncodingName;
}

/** What became of a file: figures, and words of our own; never one of the file, because nobody erases it here. */
export interface DropOutcome {
  lines: string[];
  rejected: number;
  /** The file with the rejected rows: on its way or in the thread, not sent, or deleted again. */
  rejects: 'none' | 'shown' | 'unsent' | 'forgotten';
}

export type DropState = 'new' | 'asking' | 'uploading' | 'sharing' | 'forgetting' | 'done' | 'failed';
