import type { ParsedPerson } from '../answer';
import type { AccountFacts } from './account-facts';

/** What is told of an account: a fact that is absent stays as it is known, null empties it. */
export type ToldAccount = Partial<AccountFacts & { churnedAt: Date | null }>;

/** Told of an account, of a person, or of a person and the account that they belong to. */
export interface ToldFacts {
  /** Has an external id or a domain. Null: the person belongs to no account any more. */
  account?: ToldAccount | null;
  /** Has an external id or an e-mail address. */
  person?: Partial<ParsedPerson>;
  /** The teller's own time. Null: when it came. */
  at: Date | null;
}
