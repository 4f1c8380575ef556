import type { AccountFacts } from './customers/account-facts';
import type { ToldFacts } from './customers/told-facts';

/** One answer as a survey tool told it, in our words. Absent facts are null; nothing is guessed. */
export interface ParsedAnswer {
  /** The source's own id of the response; answers upsert on (source, this). */
  sourceResponseId: string;
  /** Whole 0-10. */
  score: number;
  comment: string | null;
  /** Whether they may be quoted outside of the house, as they said; null: this answer does not tell. */
  mayQuote: boolean | null;
  /** The source's time of the answer; drives trends and waves. */
  answeredAt: Date | null;
  /** The source's own updated time; decides which of two versions is newer. Null: by receipt. */
  updatedAt: Date | null;
  wave: string | null;
  person: ParsedPerson;
  account: ParsedAccount;
  /** Fields that we do not know, kept as they came. */
  properties: Record<string, unknown>;
}

export interface ParsedPerson {
  externalId: string | null;
  email: string | null;
  name: string | null;
  title: string | null;
  role: string | null;
}

/** What the answer tells of its account; what it leaves out is null. */
export type ParsedAccount = AccountFacts;

export const PARK_REASONS = [
  'not_json',
  'not_form',
  'too_deep',
  'forbidden_key',
  'no_score',
  'several_values',
  'score_not_whole_0_10',
  'not_an_nps_answer',
  'no_response_id',
  'bad_field',
  'unknown_event',
  'source_off',
  'gone',
  'not_allowed',
  'fetch_failed',
  'unreadable',
  'no_such_reply',
] as const;
export type ParkReason = (typeof PARK_REASONS)[number];

/** An answer that the delivery only names, by the tool's own ids: it is to be fetched from the tool's API. */
export interface AnswerRef {
  surveyId: string;
  responseId: string;
}

/** What a verified delivery turned out to be. `detail` is for an admin: it names fields, never a comment. */
export type Parsed =
  /** `leftOut`: what of its facts could not be read, for an admin; the answer counts without. */
  | { kind: 'answer'; answer: ParsedAnswer; leftOut?: string }
  | { kind: 'pending'; ref: AnswerRef }
  | { kind: 'facts'; told: ToldFacts[] }
  | { kind: 'deleted'; sourceResponseId: string }
  | { kind: 'erased'; person: { externalId: string | null; email: string | null } }
  | { kind: 'ignored'; why: string }
  | { kind: 'parked'; reason: ParkReason; detail: string };

/** The same once nothing is left to be fetched. */
export type SettledParsed = Exclude<Parsed, { kind: 'pending' }>;
