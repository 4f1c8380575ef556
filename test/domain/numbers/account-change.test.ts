import fc from 'fast-check';
import { accountChange, type KnownAccount } from '../../../src/domain/numbers/account-change';
import { accountScore, arrScore } from '../../../src/domain/numbers/account-score';
import { type NpsChange, npsChange } from '../../../src/domain/numbers/nps-change';
import { anyCounts, counts, drawer, USUAL, type USUAL as Usual } from '../draws';

type Told = Extract<NpsChange, { p: number }>;
const told = (change: NpsChange): Told => {
  if (change.reporting === 'none') throw new Error('Too few accounts to tell of a change.');
  return change;
};
const width = (change: NpsChange) => {
  const { low, high } = told(change).interval;
  return high - low;
};

/** An account of one person for each answer; ids count up from `first`. */
const alone = (all: ReturnType<typeof counts>, first: number, arr: number | null = null): KnownAccount[] =>
  [
    ...Array.from({ length: all.promoters }, () => counts(1, 0, 0)),
    ...Array.from({ length: all.passives }, () => counts(0, 1, 0)),
    ...Array.from({ length: all.detractors }, () => counts(0, 0, 1)),
  ].map((one, i) => ({ accountId: `a${first + i}`, counts: one, arr }));

test('one person an account and nobody twice: the change test of people', () => {
  const [before, after] = [counts(55, 30, 15), counts(120, 60, 20)];
  const people = told(npsChange(before, after));
  for (const by of ['accounts', 'arr'] as const) {
    const change = told(accountChange(alone(before, 0, 5_000), alone(after, 1_000, 70), { by }));
    expect(change.difference).toBeCloseTo(people.difference, 9);
    expect(change.interval.low).toBeCloseTo(people.interval.low, 9);
    expect(change.interval.high).toBeCloseTo(people.interval.high, 9);
    expect(change.p).toBeCloseTo(people.p, 9);
  }
});

test('by the formula on paper: ten accounts that weigh 3 and ten that weigh 1, all of them there twice', () => {
  // Before: the heavy ones 100, the light ones -100; after: the heavy ones 100, the light ones 0.
  const wave = (light: ReturnType<typeof counts>) =>
    Array.from({ length: 20 }, (_, i) => ({
      accountId: `a${i}`,
      counts: i < 10 ? counts(2, 0, 0) : light,
      arr: i < 10 ? 30_000 : 10_000,
    }));
  const change = told(accountChange(wave(counts(0, 0, 1)), wave(counts(0, 4, 0)), { by: 'arr' }));
  // Weights 3 and 1, added voters of 100 / 40 = 2.5, total 47.5 both times. Means 20 / 47.5 = 0.421053 and
  // 30 / 47.5 = 0.631579; squares 90 (1 - m)^2 + 10 (v + m)^2 + 2.5^2 (1.5 + 3 m^2): 63.0592 and 33.0592;
  // shared 90 (1 - m1)(1 - m2) + 10 (-1 - m1)(-m2) = 90 * 0.213296 + 10 * 0.897507 = 28.1717.
  // variance (63.0592 + 33.0592 - 2 * 28.1717) / 47.5^2 = 39.7749 / 2256.25 = 0.0176288, se 0.132773;
  // 1.959964 of them reach 0.260230 each way; z = 0.210526 / 0.132773 = 1.58561, p = 0.11283.
  expect(change.difference).toBeCloseTo(25, 9);
  expect(change.interval.low).toBeCloseTo(21.0526 - 26.023, 2);
  expect(change.interval.high).toBeCloseTo(21.0526 + 26.023, 2);
  expect(change.verdict).toBe('cannot_tell');
  expect(change.p).toBeCloseTo(0.11283, 4);
});

test('the same accounts both times make it surer than as many strangers', () => {
  const [before, after] = [counts(30, 20, 10), counts(36, 18, 6)];
  const same = accountChange(alone(before, 0), alone(after, 0), { by: 'accounts' });
  const strangers = accountChange(alone(before, 0), alone(after, 500), { by: 'accounts' });
  expect(width(same)).toBeLessThan(0.7 * width(strangers));
  expect(same.verdict).toBe('up');
  expect(strangers.verdict).toBe('cannot_tell');
});

test('a hundred people of one account are one voice: nothing is called real because of them', () => {
  const quiet = alone(counts(10, 10, 10), 0);
  const wave = (loud: ReturnType<typeof counts>) => [
    ...quiet,
    { accountId: 'loud', counts: loud, arr: null },
  ];
  expect(accountChange(wave(counts(200, 0, 0)), wave(counts(0, 0, 200)), { by: 'accounts' })).toMatchObject({
    verdict: 'cannot_tell',
  });
  expect(npsChange(counts(210, 10, 10), counts(10, 10, 210)).verdict).toBe('down');
});

test('too little to go by, either time, or because one account outweighs the rest: no verdict', () => {
  const [few, many] = [alone(counts(9, 0, 0), 0, 100), alone(counts(0, 0, 50), 100, 100)];
  expect(accountChange(few, many, { by: 'accounts' })).toEqual({ reporting: 'none', verdict: 'cannot_tell' });
  expect(accountChange(many, few, { by: 'arr' })).toEqual({ reporting: 'none', verdict: 'cannot_tell' });
  const giant = [...many, { accountId: 'giant', counts: counts(1, 0, 0), arr: 1_000_000 }];
  expect(accountChange(giant, many, { by: 'arr' }).reporting).toBe('none');
  expect(accountChange(giant, many, { by: 'accounts' }).reporting).toBe('ok');
  expect(accountChange(alone(counts(40, 0, 0), 0), many, { by: 'arr' }).reporting).toBe('none');
});

describe('how often it is wrong', () => {
  type Mix = typeof Usual;

  /**
   * Two quarters of a plausible company. Each account has a mood that half of its people's answers follow and that
   * lasts from one quarter to the next three times in four; two thirds of the accounts answer in a quarter, with one to
   * five people; ARR is spread over two orders of magnitude.
   */
  const company = (seed: number) => {
    const { draw, uniform } = drawer(seed);
    return (
      accounts: number,
      after: Mix,
      stays = after === USUAL ? 0.75 : 0,
    ): [KnownAccount[], KnownAccount[]] => {
      const waves: [KnownAccount[], KnownAccount[]] = [[], []];
      for (let i = 0; i < accounts; i++) {
        const arr = 20_000 * Math.exp(1.6 * (uniform() + uniform() + uniform() - 1.5));
        let mood = draw(USUAL, 1);
        for (const [nth, mix] of [USUAL, after].entries()) {
          if (nth === 1 && uniform() >= stays) mood = draw(mix, 1);
          if (uniform() > 2 / 3) continue;
          const all = counts(0, 0, 0);
          for (let left = 1 + Math.floor(uniform() * 5); left > 0; left--) {
            const one = uniform() < 0.5 ? mood : draw(mix, 1);
            all.promoters += one.promoters;
            all.passives += one.passives;
            all.detractors += one.detractors;
          }
          waves[nth]!.push({ accountId: `a${i}`, counts: all, arr });
        }
      }
      return waves;
    };
  };

  test.each([
    ['accounts', 30],
    ['accounts', 150],
    ['arr', 60],
    ['arr', 150],
  ] as const)('by %s, %d of them, and nothing changed: real in 2 to 7%%', (by, accounts) => {
    const next = company(41);
    const runs = 1_000;
    let [tested, alarms] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const [before, after] = next(accounts, USUAL);
      const change = accountChange(before, after, { by });
      if (change.reporting === 'none') continue;
      tested++;
      if (change.verdict !== 'cannot_tell') alarms++;
    }
    expect(tested).toBeGreaterThan(runs / 2);
    expect(alarms / tested).toBeGreaterThan(0.02);
    expect(alarms / tested).toBeLessThan(0.07);
  });

  test('who does not see that they are the same accounts is far too careful', () => {
    const next = company(47);
    let [known, blind] = [0, 0];
    for (let run = 0; run < 300; run++) {
      const [before, after] = next(60, { promoters: 0.45, passives: 0.3, detractors: 0.25 }, 1);
      const renamed = after.map((one) => ({ ...one, accountId: `new ${one.accountId}` }));
      if (accountChange(before, after, { by: 'accounts' }).verdict === 'down') known++;
      if (accountChange(before, renamed, { by: 'accounts' }).verdict === 'down') blind++;
    }
    expect(blind).toBeLessThan(0.8 * known);
  });

  test.each(['accounts', 'arr'] as const)('by %s, and everybody is less happy: most often told', (by) => {
    const next = company(43);
    let downs = 0;
    for (let run = 0; run < 300; run++) {
      const [before, after] = next(150, { promoters: 0.3, passives: 0.3, detractors: 0.4 });
      if (accountChange(before, after, { by }).verdict === 'down') downs++;
    }
    expect(downs / 300).toBeGreaterThan(0.8);
  });
});

test('whatever the accounts: turned round it is its opposite, and it is the difference of the two scores', () => {
  const wave = fc
    .array(
      fc.record({
        counts: anyCounts(6),
        arr: fc.option(fc.double({ min: 0, max: 1e200, noNaN: true })),
      }),
      { minLength: 8, maxLength: 60 },
    )
    .map((all) => all.map((one, i) => ({ ...one, accountId: `a${i}` })));
  fc.assert(
    fc.property(wave, wave, fc.constantFrom('accounts' as const, 'arr' as const), (before, after, by) => {
      const there = accountChange(before, after, { by });
      const back = accountChange(after, before, { by });
      const scoreOf = by === 'arr' ? arrScore : accountScore;
      const scores = [scoreOf(before), scoreOf(after)];
      expect(there.reporting === 'none').toBe(scores.some(({ reporting }) => reporting === 'none'));
      if (there.reporting === 'none' || back.reporting === 'none') return;
      expect(back.difference).toBeCloseTo(-there.difference, 6);
      expect(back.p).toBeCloseTo(there.p, 6);
      expect(back.interval.high).toBeCloseTo(-there.interval.low, 6);
      expect(there.p).toBeGreaterThanOrEqual(0);
      const [first, second] = scores.map((one) => ('score' in one ? one.score : Number.NaN));
      expect(there.difference).toBeCloseTo(second! - first!, 6);
      expect(there.interval.low).toBeLessThanOrEqual(there.difference);
      expect(there.interval.high).toBeGreaterThanOrEqual(there.difference);
      if (there.verdict !== 'cannot_tell') expect(there.p).toBeLessThan(0.05 + 1e-9);
    }),
  );
});
