/** What was found: the names that stand for it in a masked text begin with this word. */
export type SecretKind =
  | 'EMAIL'
  | 'PHONE'
  | 'CARD'
  | 'IBAN'
  | 'IP'
  | 'TOKEN'
  | 'PERSON'
  | 'ACCOUNT'
  /** Looks like a placeholder without being one. */
  | 'TEXT';

/** From `start` up to and without `end`. */
export interface Span {
  kind: SecretKind;
  start: number;
  end: number;
}
