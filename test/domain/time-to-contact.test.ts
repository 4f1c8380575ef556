import fc from 'fast-check';
import { quantile } from '../../src/domain/quantile';
import { type Wait, waitTimes } from '../../src/domain/time-to-contact';

const done = (...seconds: number[]): Wait[] => seconds.map((s) => ({ seconds: s, reached: true }));
const open = (...seconds: number[]): Wait[] => seconds.map((s) => ({ seconds: s, reached: false }));

describe('with some still open', () => {
  test('the published curve of the leukaemia trial: a median of 23', () => {
    // Freireich and others 1963 (Blood 21:699), the treated arm, as in Klein and Moeschberger 2003, tables 1.1 and
    // 4.1: remissions in weeks, those still going on when the trial ended are open.
    const waits = [
      ...done(6, 6, 6, 7, 10, 13, 16, 22, 23),
      ...open(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
    ];
    expect(waitTimes(waits)).toEqual({ n: 21, reached: 9, median: 23, ninetieth: null });
    // The placebo arm: all ended.
    const placebo = done(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);
    expect(waitTimes(placebo)).toMatchObject({ median: 8, ninetieth: 17 });
  });

  test('the median of what is done alone would be far too good', () => {
    const waits = [...done(3_600, 3_700, 3_800, 200_000), ...open(90_000, 95_000, 100_000)];
    expect(waitTimes(waits).median).toBe(200_000);
    expect(quantile([3_600, 3_700, 3_800, 200_000], 0.5)).toBe(3_750);
  });

  test('fewer than half are done: not yet known', () => {
    expect(waitTimes([...done(10, 20), ...open(30, 30, 30)])).toEqual({
      n: 5,
      reached: 2,
      median: null,
      ninetieth: null,
    });
    expect(waitTimes(open(1, 2, 3)).median).toBeNull();
    expect(waitTimes([])).toEqual({ n: 0, reached: 0, median: null, ninetieth: null });
  });

  test('one opened a moment ago tells nothing of long waits', () => {
    const waits = done(100, 200, 300, 400, 500);
    expect(waitTimes([...waits, ...open(0, 0, 0, 0)]).median).toBe(waitTimes(waits).median);
  });

  test('who stops counting at the instant at which another is reached still counted at that instant', () => {
    // One of four at 10, then one of two at 20: 3/4, 3/8.
    expect(waitTimes([...done(10, 20), ...open(10, 30)]).median).toBe(20);
  });

  test('those that ended without being reached never end', () => {
    const given = [...done(10, 20, 30), ...open(...new Array(4).fill(Number.POSITIVE_INFINITY))];
    expect(waitTimes(given).median).toBeNull();
    expect(waitTimes([...done(10, 20, 30, 40), ...open(Number.POSITIVE_INFINITY)]).median).toBe(30);
  });

  test('exactly half are done: the middle of the stretch on which that is so, up to the next', () => {
    expect(waitTimes(done(10, 20, 30, 40)).median).toBe(25);
    expect(waitTimes([...done(10, 20), ...open(50, 60)]).median).toBe(20);
  });

  test.each([-1, Number.NaN])('a wait of %d seconds is refused', (seconds) => {
    expect(() => waitTimes([{ seconds, reached: false }])).toThrow('A wait is a number of seconds from 0');
  });

  test('nobody is reached after eternity', () => {
    expect(() => waitTimes(done(Number.POSITIVE_INFINITY))).toThrow(RangeError);
  });
});

test('with nothing open the median is the ordinary one, whatever the waits', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 200 }), (seconds) => {
      const sorted = [...seconds].sort((a, b) => a - b);
      expect(waitTimes(done(...seconds)).median).toBe(quantile(sorted, 0.5));
    }),
  );
});

test('one more that is still open never makes the median better', () => {
  const waits = fc.array(fc.record({ seconds: fc.nat({ max: 100 }), reached: fc.boolean() }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(waits, fc.nat({ max: 100 }), (all, seconds) => {
      const before = waitTimes(all).median;
      const after = waitTimes([...all, ...open(seconds)]).median;
      expect(after ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(before ?? Number.POSITIVE_INFINITY);
    }),
  );
});

describe('plain quantiles', () => {
  // R 4, quantile(1:10, type = 7) and NumPy's default.
  test.each([
    [0, 1],
    [0.25, 3.25],
    [0.5, 5.5],
    [0.9, 9.1],
    [1, 10],
  ])('%d of 1 to 10 is %d', (share, value) => {
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share)).toBeCloseTo(value, 12);
  });

  test('of nothing there is none, and a share is a share', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(() => quantile([1], 50)).toThrow('A share lies between 0 and 1, not 50.');
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });
});
