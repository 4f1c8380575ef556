import { ACCOUNT_LIST, type AccountSketch } from './data/account-list';
import type { Random } from './random';
import type { Lifecycle, Plan, SampleAccount } from './types';

const DAY_MS = 86_400_000;
/** Median ARR in US dollars and the spread (standard deviation of its logarithm). */
const ARR: Record<Plan, { median: number; spread: number }> = {
  starter: { median: 4_200, spread: 0.3 },
  team: { median: 16_500, spread: 0.35 },
  business: { median: 54_000, spread: 0.4 },
  enterprise: { median: 168_000, spread: 0.45 },
};
const TENURE_DAYS: Record<Lifecycle, readonly [min: number, max: number]> = {
  onboarding: [25, 85],
  adopting: [120, 420],
  mature: [560, 2_300],
  at_risk: [500, 1_900],
  churned: [700, 1_500],
};

/** An account with the sketch that it was made from. */
export interface AccountCase {
  account: SampleAccount;
  sketch: AccountSketch;
}

/** Companies are the same for every `now`; their dates move along with it. */
export function makeAccounts(random: Random, now: Date): AccountCase[] {
  return ACCOUNT_LIST.map((sketch, index) => {
    const [min, max] = TENURE_DAYS[sketch.lifecycle];
    const since = new Date(now.getTime() - random.int(min, max) * DAY_MS);
    const { median, spread } = ARR[sketch.plan];
    const arr = Math.round((median * Math.exp(spread * random.normal())) / 100) * 100;
    const ownerEmail = `${ownerOf(random, sketch)}@larkspur.example`;
    const churnedAt =
      sketch.lifecycle === 'churned' ? new Date(startOfDay(now) - random.int(40, 300) * DAY_MS) : null;
    const account: SampleAccount = {
      externalId: `acc_${1001 + index * 7}`,
      name: sketch.name,
      domain: sketch.domain,
      plan: sketch.plan,
      arr,
      currency: 'USD',
      region: sketch.region,
      industry: sketch.industry,
      customerSince: isoDate(since),
      renewalDate: isoDate(churnedAt ?? nextAnniversary(since, now)),
      ownerEmail,
      lifecycle: sketch.lifecycle,
      churnedAt,
    };
    return { account, sketch };
  });
}

// CSMs hold the larger plans, account executives the smaller ones and the coast that shares their time zone.
function ownerOf(random: Random, { plan, region }: AccountSketch): string {
  const large = plan === 'enterprise' || plan === 'business';
  if (region === 'EMEA') return large || random.chance(0.5) ? 'lena.fischer' : 'noah.berg';
  if (region === 'APAC') return random.chance(0.7) ? 'grace.kim' : 'sam.okafor';
  return large ? 'sam.okafor' : random.pick(['noah.berg', 'noah.berg', 'grace.kim']);
}

function nextAnniversary(since: Date, now: Date): Date {
  const at = new Date(since);
  while (at <= now) at.setUTCFullYear(at.getUTCFullYear() + 1);
  return at;
}

function startOfDay(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS) * DAY_MS;
}

function isoDate(at: Date): string {
  return at.toISOString().slice(0, 10);
}
