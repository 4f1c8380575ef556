import type { Mapping } from '../mapping/mapping';

/** One way in: a name in the hook's address, the adapter that reads it, and the questions that carry the answer. */
export interface Source {
  /** The last part of POST /hooks/NAME. */
  name: string;
  adapter: 'generic' | 'typeform' | 'formbricks' | 'mapping';
  /** What the adapter `mapping` reads by: a tool's preset or the operator's own. Absent for the others. */
  mapping?: Mapping;
  /** Off: verified deliveries are parked and answered 2xx, so that the tool does not disable its webhook. */
  enabled: boolean;
  /** One or two secrets, both valid, so that a secret can be rotated. Empty: nothing verifies. */
  secrets: string[];
  /** Which question is the score and which the comment, by the tool's own reference. Never guessed. */
  questions: { score: string; comment: string | null };
}
