import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { AccountFacts } from '../../domain/customers/account-facts';
import { writeKnown } from '../history/write-known';
import { moneyAfter } from './told-money';

export interface KnownAccount extends AccountFacts {
  id: string;
  churnedAt: Date | null;
  /** The teller's time of what was told of it by itself. */
  toldAt: Date | null;
  state: 'stored' | 'changed' | 'new';
}

type Told = Partial<AccountFacts & { churnedAt: Date | null }>;
const TOLD_NAMES = [
  'externalId',
  'name',
  'domain',
  'plan',
  'region',
  'industry',
  'customerSince',
  'renewalDate',
  'ownerEmail',
  'lifecycle',
  'churnedAt',
] as const;

/** The accounts that a batch of rows is about, held in memory while the batch is decided, and then written at once. */
export class KnownAccounts {
  private readonly byId = new Map<string, KnownAccount>();
  private readonly byExternalId = new Map<string, KnownAccount>();
  private readonly byDomain = new Map<string, KnownAccount[]>();

  /** Reads those with one of these ids, ids of their own, or domains (in small letters). */
  static async read(
    tx: EntityManager,
    wanted: { ids: string[]; externalIds: string[]; domains: string[] },
  ): Promise<KnownAccounts> {
    const rows: (Omit<KnownAccount, 'state' | 'arr'> & { arr: string | null })[] = await tx.query(
      `SELECT id, external_id AS "externalId", name, domain, plan, arr, currency, region, industry,
              to_char(customer_since, 'YYYY-MM-DD') AS "customerSince", to_char(renewal_date, 'YYYY-MM-DD') AS "renewalDate",
              owner_email AS "ownerEmail", lifecycle, churned_at AS "churnedAt", told_at AS "toldAt"
         FROM accounts WHERE id = ANY(ARRAY(
       SELECT unnest($1::uuid[])
       UNION SELECT id FROM accounts WHERE external_id = ANY($2::text[])
       UNION SELECT id FROM accounts WHERE lower(domain) = ANY($3::text[])))`,
      [wanted.ids, wanted.externalIds, wanted.domains],
    );
    const known = new KnownAccounts();
    for (const row of rows)
      known.remember({ ...row, arr: row.arr === null ? null : Number(row.arr), state: 'stored' });
    return known;
  }

  withId(id: string | null): KnownAccount | null {
    return (id && this.byId.get(id)) || null;
  }

  withExternalId(externalId: string | null): KnownAccount | null {
    return (externalId && this.byExternalId.get(externalId)) || null;
  }

  onDomain(domain: string | null): KnownAccount[] {
    return (domain && this.byDomain.get(domain.toLowerCase())) || [];
  }

  make(
    deps: Pick<Deps, 'newId'>,
    facts: AccountFacts & { churnedAt?: Date | null; toldAt?: Date | null },
  ): KnownAccount {
    const account: KnownAccount = { churnedAt: null, toldAt: null, ...facts, id: deps.newId(), state: 'new' };
    this.remember(account);
    return account;
  }

  /**
   * Gives an account what is told of it: `replace` what is known by it, or only `fill` what is not. Its own id is never
   * replaced, and nothing is emptied.
   */
  change(account: KnownAccount, told: Told, how: 'replace' | 'fill'): void {
    this.take(account, told, how, { empties: false });
  }

  /** The same for what an account's own teller says, who also empties facts; what is older than what is known only fills. */
  tell(account: KnownAccount, told: Told, at: Date): void {
    if (account.toldAt && at < account.toldAt) this.change(account, told, 'fill');
    else {
      this.take(account, told, 'replace', { empties: true });
      account.toldAt = at;
      if (account.state === 'stored') account.state = 'changed';
    }
  }

  private take(
    account: KnownAccount,
    told: Told,
    how: 'replace' | 'fill',
    { empties }: { empties: boolean },
  ): void {
    const before = account.domain;
    const money = moneyAfter(account, told, { how, empties });
    let changed = money.arr !== account.arr || money.currency !== account.currency;
    account.arr = money.arr;
    account.currency = money.currency;
    for (const name of TOLD_NAMES) {
      const value = told[name];
      const known = account[name];
      if (value === undefined || value === known || (value === null && !empties)) continue;
      if (known !== null && (how === 'fill' || name === 'externalId')) continue;
      if (known instanceof Date && known.getTime() === (value as Date | null)?.getTime()) continue;
      Object.assign(account, { [name]: value });
      changed = true;
    }
    if (!changed) return;
    if (account.state === 'stored') account.state = 'changed';
    if (account.externalId) this.byExternalId.set(account.externalId, account);
    if (before?.toLowerCase() !== account.domain?.toLowerCase()) this.moveDomain(account, before);
  }

  /** Writes what is new or changed; returns how many are new. */
  async write(deps: Pick<Deps, 'now'>, tx: EntityManager): Promise<number> {
    return writeKnown(tx, 'accounts', { all: [...this.byId.values()], rowOf, now: deps.now() });
  }

  private remember(account: KnownAccount): void {
    this.byId.set(account.id, account);
    if (account.externalId) this.byExternalId.set(account.externalId, account);
    if (account.domain) this.addDomain(account, account.domain);
  }

  private moveDomain(account: KnownAccount, from: string | null): void {
    if (from)
      this.byDomain.set(
        from.toLowerCase(),
        this.onDomain(from).filter((one) => one !== account),
      );
    if (account.domain) this.addDomain(account, account.domain);
  }

  private addDomain(account: KnownAccount, domain: string): void {
    const key = domain.toLowerCase();
    this.byDomain.set(key, [...(this.byDomain.get(key) ?? []), account]);
  }
}

/** The facts as an answer keeps them: what it tells, and for what it leaves out what is known of its account. */
export function snapshot(told: AccountFacts, known: AccountFacts): AccountFacts {
  return {
    externalId: told.externalId ?? known.externalId,
    name: told.name ?? known.name,
    domain: told.domain ?? known.domain,
    plan: told.plan ?? known.plan,
    ...moneyAfter(known, told, { how: 'replace', empties: false }),
    region: told.region ?? known.region,
    industry: told.industry ?? known.industry,
    customerSince: told.customerSince ?? known.customerSince,
    renewalDate: told.renewalDate ?? known.renewalDate,
    ownerEmail: told.ownerEmail ?? known.ownerEmail,
    lifecycle: told.lifecycle ?? known.lifecycle,
  };
}

function rowOf(account: KnownAccount) {
  return {
    id: account.id,
    external_id: account.externalId,
    name: account.name,
    domain: account.domain,
    plan: account.plan,
    arr: account.arr,
    currency: account.currency,
    region: account.region,
    industry: account.industry,
    customer_since: account.customerSince,
    renewal_date: account.renewalDate,
    owner_email: account.ownerEmail,
    lifecycle: account.lifecycle,
    churned_at: account.churnedAt,
    told_at: account.toldAt,
  };
}
