import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { ParsedAnswer } from '../../domain/answer';
import type { AccountFacts } from '../../domain/customers/account-facts';
import { type KnownAccount, KnownAccounts, snapshot } from '../customers/known-accounts';
import { KnownPeople } from '../customers/known-people';
import { companyDomain } from '../customers/match-account';

export interface HistoryMatch {
  accountId: string | null;
  respondentId: string | null;
  role: string | null;
  facts: AccountFacts;
}

/**
 * Matches accounts and people for a batch of past answers, in the order of `match-account`, with three statements for
 * all of them. Unlike news, history fills what is not known of an account and never replaces what is.
 */
export class HistoryMatcher {
  private constructor(
    private readonly deps: Pick<Deps, 'newId' | 'now'>,
    private readonly accounts: KnownAccounts,
    private readonly people: KnownPeople,
  ) {}

  static async read(
    deps: Pick<Deps, 'newId' | 'now'>,
    tx: EntityManager,
    answers: ParsedAnswer[],
    earlierIds: string[],
  ): Promise<HistoryMatcher> {
    const people = await KnownPeople.read(tx, {
      ids: earlierIds,
      externalIds: distinct(answers.map(({ person }) => person.externalId)),
      emails: distinct(answers.map(({ person }) => person.email)),
    });
    const accounts = await KnownAccounts.read(tx, {
      ids: distinct(people.accountIds),
      externalIds: distinct(answers.map(({ account }) => account.externalId)),
      domains: distinct(answers.map(({ person, account }) => companyDomain(person, account))),
    });
    return new HistoryMatcher(deps, accounts, people);
  }

  match(answer: ParsedAnswer, earlierId: string | null): HistoryMatch {
    const person = this.people.find(answer.person, earlierId);
    const account = this.account(answer, person?.accountId ?? null);
    const saved = this.people.keep(this.deps, person, answer.person, account?.id ?? null);
    return {
      accountId: account?.id ?? null,
      respondentId: saved?.id ?? null,
      // What the answer tells was true when it was given; what it leaves out is taken from what is known now.
      role: answer.person.role ?? saved?.role ?? null,
      facts: account ? snapshot(answer.account, account) : answer.account,
    };
  }

  /** Accounts before people, because people refer to them. */
  async write(tx: EntityManager): Promise<{ accountsMade: number; peopleMade: number }> {
    const accountsMade = await this.accounts.write(this.deps, tx);
    return { accountsMade, peopleMade: await this.people.write(this.deps, tx) };
  }

  private account(answer: ParsedAnswer, knownId: string | null): KnownAccount | null {
    const { account: told, person } = answer;
    const domain = companyDomain(person, told);
    const onDomain = this.accounts.onDomain(domain);
    const found =
      this.accounts.withExternalId(told.externalId) ??
      fitting(this.accounts.withId(knownId), told) ??
      (onDomain.length === 1 ? fitting(onDomain[0]!, told) : null);
    if (found) {
      this.accounts.change(found, told, 'fill');
      return found;
    }
    if (told.externalId || (told.name && domain && onDomain.length === 0))
      return this.accounts.make(this.deps, {
        ...told,
        domain: told.domain ?? (told.externalId ? null : domain),
      });
    return null;
  }
}

// Whoever changed companies is told under the new company's id: that is another account.
function fitting(account: KnownAccount | null, told: AccountFacts): KnownAccount | null {
  return account && told.externalId && account.externalId !== null ? null : account;
}

function distinct(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
