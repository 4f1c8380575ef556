import { bandOf } from '../../src/domain/bands';
import { priorityOf } from '../../src/domain/priority';
import { generateSampleLife } from '../../src/sample-life/generate-sample-life';
import { THEME_IDS } from '../../src/sample-life/types';
import { npsOf } from './nps-of';

const NOW = new Date('2026-11-22T03:30:00Z');
const DAY_MS = 86_400_000;
const life = generateSampleLife({ now: NOW, seed: 1 });
const daysAgo = (at: Date) => (NOW.getTime() - at.getTime()) / DAY_MS;

test('the same seed and the same instant make the same life, another seed another', () => {
  expect(generateSampleLife({ now: NOW, seed: 1 })).toEqual(life);
  expect(generateSampleLife({ now: NOW, seed: 2 }).responses).not.toEqual(life.responses);
});

test('companies and people are the same whenever the sample is made', () => {
  const later = generateSampleLife({ now: new Date('2027-03-01T12:00:00Z'), seed: 1 });
  expect(later.people).toEqual(life.people);
  expect(later.accounts.map(({ externalId, domain, arr }) => [externalId, domain, arr])).toEqual(
    life.accounts.map(({ externalId, domain, arr }) => [externalId, domain, arr]),
  );
});

test('an invalid date is refused with a remedy', () => {
  expect(() => generateSampleLife({ now: new Date('x'), seed: 1 })).toThrow(/business clock/);
});

test('two years are made in under a second of computing', () => {
  const tookMs = [1, 2, 3, 4, 5].map((seed) => {
    const before = process.cpuUsage();
    generateSampleLife({ now: NOW, seed });
    return process.cpuUsage(before).user / 1000;
  });
  expect(Math.min(...tookMs)).toBeLessThan(1000);
});

test('about sixty accounts of every plan and region, nothing outside .example', () => {
  expect(life.accounts.length).toBeGreaterThanOrEqual(58);
  for (const { domain, ownerEmail } of life.accounts) {
    expect(domain).toMatch(/^[a-z-]+\.example$/);
    expect(ownerEmail).toMatch(/^(lena\.fischer|sam\.okafor|noah\.berg|grace\.kim)@larkspur\.example$/);
  }
  for (const { email } of life.people) expect(email).toMatch(/^[a-z'.-]+@[a-z-]+\.example$/);
  expect(new Set(life.accounts.map(({ plan }) => plan)).size).toBe(4);
  expect(new Set(life.accounts.map(({ region }) => region)).size).toBe(3);
  expect(new Set(life.accounts.map(({ lifecycle }) => lifecycle)).size).toBe(5);
  expect(life.accounts.filter(({ renewalDate }) => renewalSoon(renewalDate)).length).toBeGreaterThanOrEqual(
    4,
  );
});

test('ids are unique and every response has its person, account and one follow-up', () => {
  const unique = (ids: string[]) => expect(new Set(ids).size).toBe(ids.length);
  unique(life.accounts.map(({ externalId }) => externalId));
  unique(life.people.map(({ externalId }) => externalId));
  unique(life.people.map(({ email }) => email));
  unique(life.responses.map(({ sourceResponseId }) => sourceResponseId));
  expect(life.fates.map(({ sourceResponseId }) => sourceResponseId)).toEqual(
    life.responses.map(({ sourceResponseId }) => sourceResponseId),
  );
  const accountOf = new Map(life.people.map((each) => [each.externalId, each.accountExternalId]));
  for (const each of life.responses)
    expect(accountOf.get(each.personExternalId)).toBe(each.accountExternalId);
});

test('priorities are those that the app itself would compute', () => {
  const accounts = new Map(life.accounts.map((each) => [each.externalId, each]));
  const people = new Map(life.people.map((each) => [each.externalId, each]));
  const computed = life.responses.map(
    ({ score, comment, receivedAt, accountExternalId, personExternalId }) => {
      const { role } = people.get(personExternalId)!;
      const facts = {
        ...accounts.get(accountExternalId)!,
        band: bandOf(score),
        score,
        comment,
        recurring: false,
        role,
      };
      return priorityOf(facts, receivedAt).level;
    },
  );
  expect(life.fates.map(({ priority }) => priority)).toEqual(computed);
});

test('1,100 to 1,500 answers in two years, none after now, before its customer or after the churn', () => {
  expect(life.responses.length).toBeGreaterThanOrEqual(1_100);
  expect(life.responses.length).toBeLessThanOrEqual(1_500);
  const accounts = new Map(life.accounts.map((each) => [each.externalId, each]));
  const wrong = life.responses.filter(({ answeredAt, receivedAt, accountExternalId, wave }) => {
    const { customerSince, churnedAt } = accounts.get(accountExternalId)!;
    const customer =
      answeredAt.getTime() > Date.parse(customerSince) && (!churnedAt || answeredAt <= churnedAt);
    const past = daysAgo(answeredAt) <= 730 && answeredAt < receivedAt && receivedAt <= NOW;
    return !customer || !past || !/^202[4-6]-Q[1-4]$/.test(wave);
  });
  expect(wrong).toEqual([]);
});

test('nobody answers twice within a month, so that no answer joins an open follow-up', () => {
  const last = new Map<string, number>();
  const tooSoon = life.responses.filter(({ personExternalId, answeredAt }) => {
    const before = last.get(personExternalId) ?? Number.NEGATIVE_INFINITY;
    last.set(personExternalId, answeredAt.getTime());
    return answeredAt.getTime() - before <= 30 * DAY_MS;
  });
  expect(tooSoon).toEqual([]);
});

test('the score climbs from the high tens to about thirty, with a dip after the outage', () => {
  const between = (from: number, to: number) =>
    npsOf(life.responses.filter(({ answeredAt }) => daysAgo(answeredAt) >= to && daysAgo(answeredAt) < from));
  expect(between(730, 550)).toBeGreaterThan(11);
  expect(between(730, 550)).toBeLessThan(25);
  expect(between(292, 225)).toBeLessThan(14);
  expect(between(91, 0)).toBeGreaterThan(25);
  expect(between(91, 0)).toBeLessThan(39);
});

test('colleagues score alike: accounts differ by more than chance', () => {
  const overall = life.responses.reduce((sum, { score }) => sum + score, 0) / life.responses.length;
  const byAccount = new Map<string, number[]>();
  for (const { accountExternalId, score } of life.responses) {
    byAccount.set(accountExternalId, [...(byAccount.get(accountExternalId) ?? []), score]);
  }
  let between = 0;
  let total = 0;
  for (const scores of byAccount.values()) {
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    between += scores.length * (mean - overall) ** 2;
    total += scores.reduce((sum, score) => sum + (score - overall) ** 2, 0);
  }
  // Sixty accounts of twenty answers would explain about 5% by chance alone.
  expect(between / total).toBeGreaterThan(0.15);
});

test('every theme of the taxonomy is written about', () => {
  const themes = new Set(life.responses.map(({ theme }) => theme));
  for (const theme of THEME_IDS) expect(themes).toContain(theme);
});

function renewalSoon(renewalDate: string): boolean {
  const inDays = -daysAgo(new Date(renewalDate));
  return inDays >= 0 && inDays <= 90;
}
