import fc from 'fast-check';
import { npsOf } from '../../../src/domain/numbers/nps';
import { npsChange } from '../../../src/domain/numbers/nps-change';
import { digitsOf, npsWords, wholePoints } from '../../../src/domain/numbers/nps-words';
import { anyCounts, counts } from '../draws';

type Counts = ReturnType<typeof counts>;
const words = (before: Counts, after: Counts) =>
  npsWords(npsOf(after), {
    last: npsOf(before),
    change: npsChange(before, after),
    name: 'last quarter',
  });

describe('the first line of a trend', () => {
  test.each<[string, Counts, Counts, string]>([
    [
      'a rise that may be luck',
      counts(150, 200, 50),
      counts(164, 212, 36),
      "31 (25 to 37, n=412): up 6 on last quarter; can't tell yet whether that is real",
    ],
    [
      'a rise that is none',
      counts(120, 200, 80),
      counts(164, 212, 36),
      '31 (25 to 37, n=412): up 21 on last quarter, a real change',
    ],
    [
      'a fall below zero',
      counts(164, 212, 36),
      counts(80, 200, 120),
      '−10 (−17 to −3, n=400): down 41 on last quarter, a real change',
    ],
    [
      'no move between whole points',
      counts(40, 30, 30),
      counts(41, 28, 31),
      "10 (−6 to 26, n=100): the same as last quarter; can't tell yet whether it moved",
    ],
    [
      'a move that whole points would make larger than it is: 28.5 before, so tenths',
      counts(107, 43, 50),
      counts(226, 69, 76),
      "40.4 (31.9 to 48.3, n=371): up 11.9 on last quarter; can't tell yet whether that is real",
    ],
    [
      'a small move of very many',
      counts(5_000_000, 3_000_000, 2_010_000),
      counts(5_000_000, 3_000_000, 2_000_000),
      '30 (30 to 30, n=10,000,000): up less than a point on last quarter, a real change',
    ],
    [
      'little to go by',
      counts(10, 10, 10),
      counts(7, 4, 3),
      "29 (−17 to 64, n=14, low data): up 29 on last quarter; can't tell yet whether that is real",
    ],
    [
      'too little before',
      counts(5, 2, 2),
      counts(164, 212, 36),
      '31 (25 to 37, n=412): last quarter had too few answers to compare (n=9)',
    ],
    [
      'too little now',
      counts(164, 212, 36),
      counts(1, 2, 0),
      'Too few answers for a score (n=3): 1 promoter, 2 passives, 0 detractors',
    ],
    ['nobody', counts(164, 212, 36), counts(0, 0, 0), 'Nobody answered (n=0)'],
  ])('%s', (_, before, after, line) => {
    expect(words(before, after)).toBe(line);
  });

  test('without anything to compare with it is the score alone', () => {
    expect(npsWords(npsOf(counts(164, 212, 36)))).toBe('31 (25 to 37, n=412)');
  });

  test('where accounts vote, it says how many they are', () => {
    const [now, last] = [npsOf(counts(164, 212, 36)), npsOf(counts(5, 2, 2))];
    const compared = { last, change: npsChange(last.counts, now.counts), name: 'last quarter' };
    expect(npsWords(now, compared, { accounts: { heard: 96 } })).toBe(
      '31 (25 to 37, n=412 of 96 accounts): last quarter had too few accounts to compare (n=9)',
    );
    expect(npsWords(last, undefined, { accounts: { heard: 1 } })).toBe(
      'Too few accounts for a score (n=9 of 1 account): 5 promoters, 2 passives, 2 detractors',
    );
    expect(npsWords(last, undefined, { accounts: { heard: 40 } })).toMatch(
      /^A few accounts outweigh the others/,
    );
  });

  test('when everybody who was invited answered there is no range', () => {
    expect(npsWords(npsOf(counts(30, 10, 10), { invited: 50 }))).toBe('40 (everybody answered, n=50)');
  });
});

describe('what is shown agrees with itself, whatever the counts', () => {
  test('the two scores differ by the move that is named, the verdict never contradicts it, and no number is -0', () => {
    fc.assert(
      fc.property(anyCounts(400), anyCounts(400), (before, after) => {
        const line = words(before, after);
        const [last, now] = [npsOf(before), npsOf(after)];
        expect(line).not.toMatch(/[-\u2212]0(\.0)?(?![.\d])|NaN|undefined/);
        if (now.reporting === 'none' || last.reporting === 'none') return;
        const digits = digitsOf(now, last);
        const shown = (nps: typeof now) =>
          Number(/^\u2212?[\d.]+/.exec(npsWords(nps, undefined, { digits }))![0].replace('\u2212', '-'));
        expect(line.startsWith(npsWords(now, undefined, { digits }))).toBe(true);
        const move = /: (up|down) ([\d.]+) /.exec(line);
        const signed = move ? (move[1] === 'up' ? 1 : -1) * Number(move[2]) : 0;
        expect(shown(now) - shown(last)).toBeCloseTo(signed, 9);
        const exact = now.score - last.score;
        if (digits === 0) expect(signed).toBe(wholePoints(exact));
        else expect(Math.abs(signed - exact)).toBeLessThan(0.1 + 1e-9);
        const { verdict } = npsChange(before, after);
        if (verdict !== 'cannot_tell') expect(line).toContain(`: ${verdict} `);
        expect(line.includes('a real change')).toBe(verdict !== 'cannot_tell');
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    [0.5, 1],
    [-0.5, -1],
    [2.5, 3],
    [-2.5, -3],
    [0.49, 0],
    [-0.49, 0],
    [0, 0],
    [-0, 0],
    [(100 * 29) / 200, 15],
    [99.5, 100],
    [-100, -100],
  ])('%d points are shown as %d', (points, shown) => {
    expect(wholePoints(points)).toBe(shown);
  });
});
