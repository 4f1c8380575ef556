import type { Mapping } from '../mapping/mapping';
import type { RateLimit } from './rate-limit';

/** One way in: a name in the hook's address, the adapter that reads it, and the questions that carry the answer. */
export interface Source {
  /** The last part of POST /hooks/NAME. */
  name: string;
  adapter:
    | 'generic'
    | 'typeform'
    | 'formbricks'
    | 'surveymonkey'
    | 'qualtrics'
    | 'hubspot'
    | 'pendo'
    | 'mapping'
    | 'accounts'
    | 'segment';
  /** What the adapter `mapping` reads by: a tool's preset or the operator's own. Absent for the others. */
  mapping?: Mapping;
  /** Off: verified deliveries are parked and answered 2xx, so that the tool does not disable its webhook. */
  enabled: boolean;
  /** Absent: as many as come. The file always has one. */
  rateLimit?: RateLimit;
  /** One or two secrets, both valid, so that a secret can be rotated. Empty: nothing verifies. */
  secrets: string[];
  /**
   * Which question is the score, which the comment and which asks whether they may be quoted, by the tool's own
   * reference. Never guessed.
   */
  questions: { score: string; comment: string | null; mayQuote?: string | null };
  /** The surveys whose answers are taken, by the tool's ids; absent or empty: any. */
  surveys?: string[];
  /** Where the tool is asked for the answers; absent: it tells them itself. */
  api?: SourceApi;
  /** The header that carries the secret itself, for a tool that signs nothing. */
  header?: string;
  /** How Qualtrics signs. */
  hmac?: 'sha256' | 'sha512';
  /** Whose id Qualtrics' external data reference is. */
  externalReference?: 'account' | 'person';
}

/** `timeoutMs`, `retryMs` and `leaseMs` are not for the file: only a test has no time to sit through them. */
export interface SourceApi {
  /** Without a slash at its end. */
  url: string;
  /** Null: nothing can be asked yet, and what was told of waits. */
  token: string | null;
  /** Polled: answers changed since then are taken at the first poll. Null: since the first start. */
  since?: Date | null;
  /** Polled: how often. */
  everyMs?: number;
  timeoutMs?: number;
  /** The first pause after a failure; each further one is twice as long. */
  retryMs?: number;
  leaseMs?: number;
}
