/** One way in: a name in the hook's address, the adapter that reads it, and the questions that carry the answer. */
export interface Source {
  /** The last part of POST /hooks/NAME. */
  name: string;
  adapter: 'generic' | 'typeform' | 'formbricks';
  /** Off: verified deliveries are parked and answered 2xx, so that the tool does not disable its webhook. */
  enabled: boolean;
  /** One or two secrets, both valid, so that a secret can be rotated. Empty: nothing verifies. */
  secrets: string[];
  /** Which question is the score and which the comment, by the tool's own reference. Never guessed. */
  questions: { score: string; comment: string | null };
}
