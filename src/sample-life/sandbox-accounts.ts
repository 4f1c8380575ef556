import { ACCOUNT_LIST } from './data/account-list';
import type { SampleAccount, SampleLife, SamplePerson } from './types';

/** An account that the sandbox offers when "a customer answers". */
export interface SandboxAccount
  extends Pick<
    SampleAccount,
    'name' | 'domain' | 'plan' | 'arr' | 'region' | 'industry' | 'renewalDate' | 'ownerEmail'
  > {
  id: string;
  contacts: (Pick<SamplePerson, 'name' | 'email' | 'title' | 'role'> & { id: string })[];
}

/** A person who has answered within this time may still have an open follow-up, which a new answer would join. */
const QUIET_DAYS = 30;
const DAY_MS = 86_400_000;

/** A dozen accounts of every plan and region, with those of their people who have answered nothing lately. */
export function sandboxAccounts(life: SampleLife): SandboxAccount[] {
  const newestMs = life.responses.at(-1)?.receivedAt.getTime() ?? 0;
  const busy = new Set(
    life.responses
      .filter(({ receivedAt }) => newestMs - receivedAt.getTime() < QUIET_DAYS * DAY_MS)
      .map(({ personExternalId }) => personExternalId),
  );
  const panel = new Set(ACCOUNT_LIST.filter((each) => each.panel).map((each) => each.domain));
  return life.accounts
    .filter(({ domain }) => panel.has(domain))
    .map(({ externalId, name, domain, plan, arr, region, industry, renewalDate, ownerEmail }) => ({
      id: externalId,
      name,
      domain,
      plan,
      arr,
      region,
      industry,
      renewalDate,
      ownerEmail,
      contacts: life.people
        .filter((person) => person.accountExternalId === externalId && !busy.has(person.externalId))
        .map(({ externalId: id, name, email, title, role }) => ({ id, name, email, title, role })),
    }));
}
