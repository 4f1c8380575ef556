import fc from 'fast-check';
import { type AccountAnswers, accountScore, arrScore } from '../../../src/domain/numbers/account-score';
import { npsOf } from '../../../src/domain/numbers/nps';
import { anyCounts, counts, drawer, USUAL } from '../draws';

const account = (promoters: number, passives: number, detractors: number, arr: number | null = null) => ({
  counts: counts(promoters, passives, detractors),
  arr,
});
const times = (n: number, one: AccountAnswers) => Array.from({ length: n }, () => one);

/** One account for each person. */
const alone = (promoters: number, passives: number, detractors: number, arr: number | null = null) => [
  ...times(promoters, account(1, 0, 0, arr)),
  ...times(passives, account(0, 1, 0, arr)),
  ...times(detractors, account(0, 0, 1, arr)),
];

type Score = ReturnType<typeof accountScore>;
const scored = (score: Score) => {
  if (score.reporting === 'none') throw new Error('No score.');
  return score;
};

describe('one account, one vote', () => {
  test('an account of a hundred unhappy people weighs no more than one of one happy person', () => {
    const score = scored(accountScore([account(0, 0, 100), ...times(19, account(1, 0, 0))]));
    expect(score).toMatchObject({ heard: { accounts: 20, people: 119 }, effectiveN: 20, reporting: 'low' });
    expect(score.score).toBeCloseTo(90, 9);
  });

  test('the vote is the mean of what its people say, and is put into no band', () => {
    // Votes of 50, 0 and -100.
    const score = scored(
      accountScore([
        ...times(10, account(1, 1, 0)),
        ...times(10, account(3, 0, 3)),
        ...times(10, account(0, 0, 2)),
      ]),
    );
    expect(score.score).toBeCloseTo(-50 / 3, 9);
  });

  test('with one person an account it is the plain score, interval and all, also of low data', () => {
    for (const all of [counts(20, 10, 5), counts(6, 4, 2)]) {
      const plain = npsOf(all);
      const byAccount = scored(accountScore(alone(all.promoters, all.passives, all.detractors)));
      if (plain.reporting === 'none') throw new Error('No score.');
      expect(byAccount.reporting).toBe(plain.reporting);
      expect(byAccount.score).toBeCloseTo(plain.score, 9);
      expect(byAccount.interval.low).toBeCloseTo(plain.interval.low, 6);
      expect(byAccount.interval.high).toBeCloseTo(plain.interval.high, 6);
    }
  });

  test('nine accounts have no score, however many people they are', () => {
    const score = accountScore(times(9, account(50, 30, 20)));
    expect(score).toEqual({
      reporting: 'none',
      heard: { accounts: 9, people: 900 },
      leftOut: { accounts: 0, people: 0 },
      effectiveN: 9,
    });
  });

  test('an account nobody of which answered is not there', () => {
    expect(accountScore([...alone(9, 0, 0), account(0, 0, 0)]).heard.accounts).toBe(9);
  });
});

describe('by revenue', () => {
  test('an account weighs its ARR', () => {
    const score = scored(
      arrScore([...times(10, account(1, 0, 0, 30_000)), ...times(10, account(0, 0, 1, 10_000))]),
    );
    expect(score.score).toBeCloseTo(50, 9);
    // (10 * 3 + 10 * 1)^2 / (10 * 9 + 10 * 1) = 16 (Kish).
    expect(score.effectiveN).toBeCloseTo(16, 9);
    // Added voters of (10 * 9 + 10 * 1) / 40 = 2.5; mean 20 / 47.5 = 0.421053; squares 90 (1 - mean)^2 +
    // 10 (1 + mean)^2 + 2.5^2 (1.5 + 3 mean^2) = 63.0592; se sqrt(63.0592) / 47.5 = 0.167179; t of 18: 2.100922.
    expect(score.interval.low).toBeCloseTo(42.1053 - 35.123, 2);
    expect(score.interval.high).toBeCloseTo(42.1053 + 35.123, 2);
  });

  test('accounts without ARR, or with an ARR of zero, are left out and counted with their people', () => {
    const score = arrScore([
      ...alone(20, 5, 5, 1_000),
      account(0, 0, 7),
      account(0, 1, 2, 0),
      account(0, 0, 0),
    ]);
    expect(score.heard).toEqual({ accounts: 30, people: 30 });
    expect(score.leftOut).toEqual({ accounts: 2, people: 10 });
    expect(scored(score).score).toBeCloseTo(50, 9);
  });

  test('ten accounts of the same ARR, of whatever size, are ten', () => {
    expect(arrScore(alone(5, 3, 2, 0.1)).reporting).toBe('low');
    expect(arrScore(alone(5, 3, 2, 7e15 / 3)).reporting).toBe('low');
    expect(scored(arrScore(alone(50, 30, 20, 1e300))).interval).toEqual(
      scored(accountScore(alone(50, 30, 20))).interval,
    );
  });

  test('one account that outweighs the rest leaves too little to go by', () => {
    const score = arrScore([account(1, 0, 0, 1_000_000), ...times(40, account(0, 0, 1, 1_000))]);
    expect(score.effectiveN).toBeLessThan(2);
    expect(score.reporting).toBe('none');
  });

  test('no ARR anywhere: no score, and everybody counted as left out', () => {
    expect(arrScore(alone(10, 5, 5))).toMatchObject({
      reporting: 'none',
      effectiveN: 0,
      heard: { accounts: 0, people: 0 },
      leftOut: { accounts: 20, people: 20 },
    });
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('an ARR of %d is refused', (arr) => {
    expect(() => arrScore([account(1, 0, 0, arr)])).toThrow(`An ARR is a number from 0, not ${arr}.`);
  });
});

describe('how often the interval holds the truth', () => {
  /** Two hundred accounts' worth of mood and size: people of one account share half of their answers with it. */
  const live = (seed: number) => {
    const { draw, uniform } = drawer(seed);
    return (accounts: number): AccountAnswers[] =>
      Array.from({ length: accounts }, () => {
        const mood = draw(USUAL, 1);
        const people = 1 + Math.floor(uniform() * 5);
        const all = counts(0, 0, 0);
        for (let i = 0; i < people; i++) {
          const one = uniform() < 0.5 ? mood : draw(USUAL, 1);
          all.promoters += one.promoters;
          all.passives += one.passives;
          all.detractors += one.detractors;
        }
        const spread = uniform() + uniform() + uniform() - 1.5;
        return { counts: all, arr: 20_000 * Math.exp(1.6 * spread) };
      });
  };

  test.each([
    ['an account a vote', accountScore, 15],
    ['an account a vote', accountScore, 60],
    ['by revenue', arrScore, 30],
    ['by revenue', arrScore, 100],
  ])('%s: at least 93%% (%p, %d accounts)', (_, score, accounts) => {
    const next = live(31);
    const runs = 1_500;
    let [told, held] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const got = score(next(accounts));
      if (got.reporting === 'none') continue;
      told++;
      if (got.interval.low <= 40 && 40 <= got.interval.high) held++;
    }
    expect(told).toBeGreaterThan(runs / 2);
    expect(held / told).toBeGreaterThan(0.93);
    expect(held / told).toBeLessThan(0.99);
  });

  test('to count people as if each were for themselves would hold it far less often', () => {
    const { draw, uniform } = drawer(33);
    let [clustered, blind] = [0, 0];
    const runs = 1_000;
    for (let run = 0; run < runs; run++) {
      const accounts = Array.from({ length: 40 }, () => {
        const mood = draw(USUAL, 1);
        const people = 1 + Math.floor(uniform() * 10);
        return {
          counts: counts(mood.promoters * people, mood.passives * people, mood.detractors * people),
          arr: null,
        };
      });
      const whole = accounts.reduce(
        (sum, one) =>
          counts(
            sum.promoters + one.counts.promoters,
            sum.passives + one.counts.passives,
            sum.detractors + one.counts.detractors,
          ),
        counts(0, 0, 0),
      );
      const holds = (of: { reporting: string } | { interval: { low: number; high: number } }) =>
        'interval' in of && of.interval.low <= 40 && 40 <= of.interval.high;
      if (holds(accountScore(accounts))) clustered++;
      if (holds(npsOf(whole))) blind++;
    }
    expect(clustered / runs).toBeGreaterThan(0.93);
    expect(blind / runs).toBeLessThan(0.75);
  });
});

test('whatever the accounts, the score is inside its interval and neither leaves the scale', () => {
  const accounts = fc.array(
    fc.record({ counts: anyCounts(20), arr: fc.option(fc.double({ min: 0, max: 1e200, noNaN: true })) }),
    { minLength: 10, maxLength: 60 },
  );
  fc.assert(
    fc.property(accounts, fc.constantFrom(accountScore, arrScore), (all, scoreOf) => {
      const got = scoreOf(all);
      expect(got.effectiveN).toBeLessThanOrEqual(got.heard.accounts + 1e-9);
      if (got.reporting === 'none') return;
      expect(got.interval.low).toBeGreaterThanOrEqual(-100);
      expect(got.interval.low).toBeLessThanOrEqual(got.score + 1e-9);
      expect(got.interval.high).toBeGreaterThanOrEqual(got.score - 1e-9);
      expect(got.interval.high).toBeLessThanOrEqual(100);
    }),
  );
});
