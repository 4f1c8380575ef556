import { bandOf, hasSla } from '../../src/domain/bands';
import { OUTCOMES } from '../../src/domain/follow-up';
import { impactOf, type Return } from '../../src/domain/impact/impact';
import { impactVerdict } from '../../src/domain/impact/impact-words';
import type { Month } from '../../src/domain/numbers/month-span';
import { generateSampleLife } from '../../src/sample-life/generate-sample-life';
import { sandboxAccounts } from '../../src/sample-life/sandbox-accounts';
import type { SampleFate, SampleLife } from '../../src/sample-life/types';
import { dueAt } from '../../src/sample-life/working-hours';

const DAY_MS = 86_400_000;
const ZONES: Record<string, string> = {
  'maya.chen': 'America/New_York',
  'tomas.rivera': 'America/Chicago',
  'ines.duarte': 'Europe/Lisbon',
  'owen.clarke': 'Europe/London',
  'priya.nair': 'Asia/Kolkata',
  'lena.fischer': 'Europe/Berlin',
  'sam.okafor': 'America/New_York',
  'noah.berg': 'America/Denver',
  'grace.kim': 'America/Los_Angeles',
};
const CLOCKS = new Map(
  Object.entries(ZONES).map(([who, timeZone]) => {
    const shown = {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    } as const;
    return [`${who}@larkspur.example`, new Intl.DateTimeFormat('en-GB', shown)];
  }),
);

function inOffice(email: string, at: Date): boolean {
  const [, weekday, time] = /^(\w+),? (\d\d:\d\d)$/.exec(CLOCKS.get(email)?.format(at) ?? '') ?? [];
  return !!weekday && !!time && weekday !== 'Sat' && weekday !== 'Sun' && time >= '09:00' && time <= '17:00';
}
// A Sunday, a Monday before work, the eve of Thanksgiving, New Year, a leap day, a summer holiday weekend.
const MOMENTS = [
  '2026-11-22T03:30:00Z',
  '2026-11-23T08:00:00Z',
  '2026-11-25T17:00:00Z',
  '2026-12-31T23:30:00Z',
  '2028-02-29T20:00:00Z',
  '2026-07-05T10:00:00.123Z',
];

describe.each(MOMENTS)('the work as it stands on %s', (iso) => {
  const now = new Date(iso);
  const life = generateSampleLife({ now, seed: 1 });
  const pairs = life.responses.map((response, n) => ({ response, fate: life.fates[n]! }));
  const withSla = pairs.filter(({ response }) => hasSla(bandOf(response.score)));

  test('each thing happens after the one before it and none after now', () => {
    const outOfOrder = pairs.filter(({ response, fate }) => {
      const instants = [response.answeredAt, response.receivedAt, ...instantsOf(fate), now];
      return instants.some((at, n) => n > 0 && at < instants[n - 1]!);
    });
    expect(outOfOrder).toEqual([]);
  });

  test('nothing is done to a follow-up that nobody has claimed', () => {
    const unclaimed = pairs.filter(({ fate }) => fate.claimedAt === null || fate.ownerEmail === null);
    expect(unclaimed.length).toBeGreaterThan(0);
    expect(
      unclaimed.filter(({ fate }) => fate.ownerEmail || fate.claimedAt || instantsOf(fate).length > 0),
    ).toEqual([]);
  });

  test('a detractor or passive is resolved only after contact, or because nobody could be reached', () => {
    const wrong = withSla.filter(
      ({ fate: { resolved, contacts } }) =>
        resolved &&
        (!OUTCOMES.includes(resolved.outcome) ||
          contacts.some(({ reached }) => reached) === (resolved.outcome === 'no_response')),
    );
    expect(wrong).toEqual([]);
  });

  test('everybody works from nine to five on weekdays where they sit', () => {
    const acts = pairs.flatMap(({ fate }) => actsOf(fate));
    expect(acts.filter(({ at, byEmail }) => !inOffice(byEmail, at))).toEqual([]);
  });

  test('about three in four contacts were in time, more of them lately than two years ago', () => {
    const rate = (fromDays: number, toDays: number) => {
      const due = withSla.filter(({ response }) => {
        const ageDays = (now.getTime() - response.receivedAt.getTime()) / DAY_MS;
        return ageDays < fromDays && ageDays >= toDays && dueAt(response.receivedAt) <= now;
      });
      return (
        due.filter(({ response, fate }) => reachedBy(fate, dueAt(response.receivedAt))).length / due.length
      );
    };
    expect(rate(730, 0)).toBeGreaterThan(0.68);
    expect(rate(730, 0)).toBeLessThan(0.82);
    expect(rate(75, 0)).toBeGreaterThan(rate(730, 400));
  });

  test('of old months a good part of the unhappy and the lukewarm was never reached, lately hardly anybody', () => {
    const neverReached = (fromDays: number, toDays: number) => {
      const due = withSla.filter(({ response }) => {
        const ageDays = (now.getTime() - response.receivedAt.getTime()) / DAY_MS;
        return ageDays < fromDays && ageDays >= toDays;
      });
      return due.filter(({ fate }) => !reachedBy(fate, now)).length / due.length;
    };
    expect(neverReached(730, 92)).toBeGreaterThan(0.15);
    expect(neverReached(730, 92)).toBeLessThan(0.33);
    expect(neverReached(92, 10)).toBeLessThan(0.12);
  });

  test('who was reached did better the next time than who was not, by more than chance', () => {
    const { change } = impactOf(returnsIn(life, now), 'either');
    expect(impactVerdict(change)).toBe('better');
    expect(change.others.n).toBeGreaterThan(60);
  });

  test('passives who were left alone go both ways, though fewer of them up than of the others', () => {
    const passives = returnsIn(life, now).filter(({ start }) => bandOf(start) === 'passive');
    const share = (touched: boolean, band: string) => {
      const of = passives.filter(({ contacted, told }) => (contacted || told) === touched);
      return of.filter(({ later }) => bandOf(later) === band).length / of.length;
    };
    expect(share(false, 'promoter')).toBeGreaterThan(0.08);
    expect(share(false, 'passive')).toBeGreaterThan(0.2);
    expect(share(false, 'detractor')).toBeLessThan(0.55);
    expect(share(true, 'promoter')).toBeGreaterThan(share(false, 'promoter'));
  });

  test('25 to 35 are not resolved, all from the last ten days, two or three of them overdue', () => {
    const unresolved = pairs.filter(({ fate }) => !fate.resolved);
    expect(unresolved.length).toBeGreaterThanOrEqual(25);
    expect(unresolved.length).toBeLessThanOrEqual(35);
    const oldestMs = Math.min(...unresolved.map(({ response }) => response.receivedAt.getTime()));
    expect(now.getTime() - oldestMs).toBeLessThan(10 * DAY_MS);
    const waiting = withSla.filter(({ fate }) => !fate.resolved && !reachedBy(fate, now));
    const overdue = waiting.filter(({ response }) => dueAt(response.receivedAt) <= now);
    expect([2, 3]).toContain(overdue.length);
    expect(waiting.length - overdue.length).toBeGreaterThanOrEqual(6);
  });

  test("every team's channel shows every state", () => {
    const recent = pairs.filter(
      ({ response }) => now.getTime() - response.receivedAt.getTime() < 10 * DAY_MS,
    );
    for (const team of ['cx', 'product', 'success', 'sales']) {
      const states = new Set(
        recent.filter(({ fate }) => fate.team === team).map(({ fate }) => stateName(fate)),
      );
      expect([team, [...states].sort()]).toEqual([team, ['claimed', 'contacted', 'open', 'resolved']]);
    }
  });

  test('the sandbox offers a dozen accounts with people who have nothing open', () => {
    const offered = sandboxAccounts(life);
    expect(offered).toHaveLength(12);
    expect(new Set(offered.map(({ plan }) => plan)).size).toBe(4);
    expect(new Set(offered.map(({ region }) => region)).size).toBe(3);
    const busy = unresolvedPeople(life);
    for (const { contacts } of offered) {
      expect(contacts.length).toBeGreaterThanOrEqual(2);
      for (const { id } of contacts) expect(busy).not.toContain(id);
    }
  });
});

/** Who answered again in the last year, with what happened to them in between. */
function returnsIn({ responses, fates }: SampleLife, now: Date): Return[] {
  const said = responses.map((response, n) => ({ response, fate: fates[n]! }));
  return [...new Set(responses.map(({ personExternalId }) => personExternalId))].flatMap((person) => {
    const theirs = said
      .filter(({ response }) => response.personExternalId === person)
      .sort((a, b) => a.response.answeredAt.getTime() - b.response.answeredAt.getTime());
    return theirs.slice(1).flatMap(({ response: later }, n) => {
      const earlier = theirs[n]!.response;
      if (now.getTime() - later.answeredAt.getTime() > 365 * DAY_MS) return [];
      const between = (at: Date) => at >= earlier.answeredAt && at < later.answeredAt;
      const month = Math.floor(earlier.answeredAt.getUTCMonth() / 3) * 3 + 1;
      const quarter = `${earlier.answeredAt.getUTCFullYear()}-${String(month).padStart(2, '0')}` as Month;
      return {
        cluster: earlier.accountExternalId,
        start: earlier.score,
        later: later.score,
        quarter,
        contacted: theirs.some(({ fate }) => fate.contacts.some((c) => c.reached && between(c.at))),
        told: theirs.some(({ fate: { resolved } }) => resolved?.customerTold && between(resolved.at)),
      };
    });
  });
}

function instantsOf({ claimedAt, contacts, resolved }: SampleFate): Date[] {
  return [claimedAt, ...contacts.map(({ at }) => at), resolved?.at].flatMap((at) => at ?? []);
}

function actsOf({ claimedAt, ownerEmail, contacts, resolved }: SampleFate): { at: Date; byEmail: string }[] {
  const claim = claimedAt && ownerEmail ? [{ at: claimedAt, byEmail: ownerEmail }] : [];
  return [...claim, ...contacts, ...(resolved ? [resolved] : [])];
}

function reachedBy({ contacts }: SampleFate, by: Date): boolean {
  return contacts.some(({ reached, at }) => reached && at <= by);
}

function stateName(fate: SampleFate): string {
  if (fate.resolved) return 'resolved';
  if (fate.contacts.some(({ reached }) => reached)) return 'contacted';
  return fate.claimedAt ? 'claimed' : 'open';
}

function unresolvedPeople({ responses, fates }: SampleLife): Set<string> {
  return new Set(
    responses.filter((_, n) => !fates[n]!.resolved).map(({ personExternalId }) => personExternalId),
  );
}
