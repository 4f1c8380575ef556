import fc from 'fast-check';
import { fallenDue, percentKept } from '../../../src/domain/numbers/sla-rate';
import {
  countPromises,
  type DuePromise,
  type Resolution,
  timesToContact,
  timesToResolve,
} from '../../support/plain-promises';

const NOW = new Date('2026-06-20T12:00:00Z');
const hoursFromNow = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

/** Due an hour ago, nobody reached, still open; and what a test changes about it. */
function promise(changes: Partial<DuePromise> = {}): DuePromise {
  return {
    team: 'cx',
    startedAt: hoursFromNow(-49),
    dueAt: hoursFromNow(-1),
    contactedAt: null,
    workedS: null,
    open: true,
    ...changes,
  };
}

const NONE = { kept: 0, reachedLate: 0, openLate: 0, neverReached: 0, notYetDue: 0 };

describe('how one promise ended', () => {
  test.each<[string, Partial<DuePromise>, keyof typeof NONE]>([
    ['reached an hour before it was due', { contactedAt: hoursFromNow(-2) }, 'kept'],
    ['reached at the due instant', { contactedAt: hoursFromNow(-1) }, 'kept'],
    ['reached after the due instant', { contactedAt: hoursFromNow(-0.5) }, 'reachedLate'],
    ['reached late and resolved since', { contactedAt: hoursFromNow(-0.5), open: false }, 'reachedLate'],
    ['nobody reached, still open', {}, 'openLate'],
    ['resolved without being reached', { open: false }, 'neverReached'],
    ['due at this very instant', { dueAt: NOW }, 'openLate'],
    ['due in a moment', { dueAt: hoursFromNow(0.001) }, 'notYetDue'],
    [
      'reached, but due only tomorrow: counted when the others of that day are',
      { dueAt: hoursFromNow(24), contactedAt: hoursFromNow(-3) },
      'notYetDue',
    ],
    [
      'resolved without being reached, due only tomorrow',
      { dueAt: hoursFromNow(24), open: false },
      'notYetDue',
    ],
  ])('%s: %j', (_, changes, end) => {
    expect(countPromises([promise(changes)], NOW)).toEqual({ ...NONE, [end]: 1 });
  });
});

test('every promise is counted once, and the rate is out of those that fell due', () => {
  const any = fc.record({
    team: fc.constant('cx'),
    startedAt: fc.constant(hoursFromNow(-200)),
    dueAt: fc.integer({ min: -100, max: 100 }).map(hoursFromNow),
    contactedAt: fc.option(fc.integer({ min: -150, max: 0 }).map(hoursFromNow)),
    workedS: fc.constant(0),
    open: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 50 }), (promises) => {
      const counts = countPromises(promises, NOW);
      expect(fallenDue(counts) + counts.notYetDue).toBe(promises.length);
      expect(fallenDue(counts)).toBe(promises.filter(({ dueAt }) => dueAt <= NOW).length);
    }),
    { numRuns: 2_000 },
  );
});

describe('the percentage', () => {
  test.each<[number, number, number | null]>([
    [8, 9, null],
    [0, 0, null],
    [9, 10, 90],
    [41, 46, 89],
    [10, 10, 100],
    [0, 12, 0],
    [999, 1000, 99],
    [1, 1000, 1],
  ])('%d of %d is %p', (kept, n, percent) => {
    expect(percentKept({ ...NONE, kept, openLate: n - kept })).toBe(percent);
  });

  test('what is not yet due is no part of it', () => {
    expect(percentKept({ ...NONE, kept: 9, openLate: 1, notYetDue: 500 })).toBe(90);
  });
});

describe('time to contact', () => {
  const reached = (workedS: number) =>
    promise({ contactedAt: hoursFromNow(-49 + workedS / 3600), workedS: workedS / 2 });

  test('is that of everybody who was reached, late ones too, and of nobody else', () => {
    const { working, elapsed } = timesToContact(
      [reached(3600), reached(7200), reached(48.5 * 3600), promise(), promise({ open: false })],
      NOW,
    );
    expect(elapsed).toEqual({ n: 3, median: 7200, ninetieth: null });
    expect(working).toEqual({ n: 3, median: 3600, ninetieth: null });
  });

  test('leaves out who was reached before a due time that lies ahead, as the rate does', () => {
    expect(timesToContact([{ ...reached(3600), dueAt: hoursFromNow(5) }], NOW).elapsed.n).toBe(0);
  });

  test('is linear between ranks, and has a ninetieth percentile from ten on', () => {
    const ten = Array.from({ length: 10 }, (_, n) => reached((n + 1) * 600));
    expect(timesToContact(ten, NOW).elapsed).toEqual({ n: 10, median: 3300, ninetieth: 5460 });
    expect(timesToContact(ten.slice(1), NOW).elapsed.ninetieth).toBeNull();
    expect(timesToContact([], NOW).elapsed).toEqual({ n: 0, median: null, ninetieth: null });
  });
});

test('time to resolve leaves out what was spent waiting on the customer, and is never negative', () => {
  const one = (hours: number, waitedHours: number): Resolution => ({
    team: 'cx',
    openedAt: hoursFromNow(-hours),
    resolvedAt: NOW,
    waitedS: waitedHours * 3600,
  });
  expect(timesToResolve([one(10, 4), one(100, 0), one(2, 3)])).toEqual({
    n: 3,
    median: 6 * 3600,
    ninetieth: null,
  });
});
