import fc from 'fast-check';
import {
  addBusinessDays,
  addWorkingSeconds,
  isOpen,
  nextOpening,
  workingSecondsBetween,
} from '../../../src/domain/sla/business-time';
import { type CalendarSpec, compileCalendar } from '../../../src/domain/sla/calendar';
import { nextRungAt, RUNGS, type Rung, rungAt, rungsOwed, slaFor } from '../../../src/domain/sla/sla';
import { localOf, ROUND_THE_CLOCK, week } from '../calendars';
import { ZONES } from '../zones';

const RUNS = { numRuns: 10_000 };
const HOUR_MS = 3_600_000;
const WEEKS = [
  'mon tue wed thu fri',
  'sun mon tue wed thu',
  'mon tue wed thu fri sat',
  'tue thu',
  'mon tue wed thu fri sat sun',
];
const HOURS = [
  { opens: '09:00', closes: '17:00' },
  { opens: '08:30', closes: '16:30' },
  { opens: '00:30', closes: '08:30' },
  { opens: '16:00', closes: '24:00' },
  ROUND_THE_CLOCK,
];

const date = fc
  .integer({ min: 0, max: 364 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const specs: fc.Arbitrary<CalendarSpec> = fc.record({
  zone: fc.constantFrom(...ZONES),
  week: fc
    .tuple(fc.constantFrom(...WEEKS), fc.constantFrom(...HOURS))
    .map(([days, hours]) => week(days, hours)),
  holidays: fc.constantFrom(null, { country: 'US' }, { country: 'DE', state: 'BY' }, { country: 'JP' }),
  closures: fc.array(fc.record({ date }), { maxLength: 40 }),
  halfDays: fc.constant([]),
});
const withHalfDays = fc.tuple(specs, fc.array(date, { minLength: 5, maxLength: 60 })).map(([spec, dates]) => {
  const { opens } = Object.values(spec.week)[0]!;
  const closes = `${String(Number(opens.slice(0, 2)) + 3).padStart(2, '0')}:15`;
  return { ...spec, halfDays: dates.map((one) => ({ date: one, closes })) };
});

// Compiled once, so that ten thousand runs share their days; the seed keeps a failure repeatable.
const ready = (arbitrary: fc.Arbitrary<CalendarSpec>) =>
  fc
    .sample(arbitrary, { seed: 2026, numRuns: 20 })
    .map((spec) => ({ spec, calendar: compileCalendar(spec) }));
const even = fc.constantFrom(...ready(specs));
const uneven = fc.constantFrom(...ready(withHalfDays));
const anyCalendar = fc.oneof(even, uneven);
// The weeks in which the clocks of these zones change, and their holidays.
const instant = fc
  .oneof(
    fc.integer({ min: Date.UTC(2026, 1, 10), max: Date.UTC(2026, 3, 25) }),
    fc.integer({ min: Date.UTC(2026, 9, 1), max: Date.UTC(2026, 11, 1) }),
  )
  .map((ms) => new Date(ms));

/** As `expect`, which takes longer than what is tested here when it is called some hundred thousand times. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It is not so that ${what}.`);
}

test('who answers later is never due earlier', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      instant,
      fc.integer({ min: 0, max: 30 * HOUR_MS }),
      ({ calendar }, first, gapMs) => {
        const second = new Date(first.getTime() + gapMs);
        return addBusinessDays(calendar, first, 2) <= addBusinessDays(calendar, second, 2);
      },
    ),
    RUNS,
  );
});

test('adding two business days and measuring gives their seconds back, to the last, where no half day clamps', () => {
  fc.assert(
    fc.property(even, instant, ({ spec, calendar }, received) => {
      const { opens, closes } = Object.values(spec.week)[0]!;
      const dayS = 3600 * (Number(closes.slice(0, 2)) - Number(opens.slice(0, 2)));
      const measuredS = workingSecondsBetween(calendar, received, addBusinessDays(calendar, received, 2));
      // Hours at night may hold a clock change; from half past eight to midnight no zone of ours has one.
      return Math.abs(measuredS - 2 * dayS) <= (opens < '08:00' ? 3600 : 0);
    }),
    RUNS,
  );
});

test('every rung lies in working hours, on no closure, in its order and after the answer', () => {
  fc.assert(
    fc.property(anyCalendar, instant, ({ spec, calendar }, received) => {
      const { dueAt, rungs } = slaFor(calendar, received);
      let before = received;
      for (const rung of RUNGS) {
        const at = rungAt(rungs, rung);
        must(isOpen(calendar, at), `${rung} is in hours`);
        must(at >= before, `${rung} comes after the one before`);
        // Midnight closes the day before, so it is asked of the moment before the instant.
        const localDate = localOf(spec.zone, new Date(at.getTime() - 1)).slice(0, 10);
        must(!spec.closures.some((closure) => closure.date === localDate), `${rung} is on no closure`);
        before = at;
      }
      must(dueAt > received && rungs.late > dueAt, 'received, due and late follow each other');
    }),
    RUNS,
  );
});

test('adding working seconds and measuring gives them back, and two steps are one', () => {
  const seconds = fc.integer({ min: 0, max: 200_000_000 }).map((ms) => ms / 1000);
  fc.assert(
    fc.property(anyCalendar, instant, seconds, seconds, ({ calendar }, from, first, second) => {
      const middle = addWorkingSeconds(calendar, from, first);
      must(workingSecondsBetween(calendar, from, middle) === first, 'the first step measures what was added');
      if (first === 0 || second === 0) return;
      const oneStep = addWorkingSeconds(calendar, from, Math.round((first + second) * 1000) / 1000);
      must(addWorkingSeconds(calendar, middle, second).getTime() === oneStep.getTime(), 'two steps are one');
    }),
    RUNS,
  );
});

test('in hours, due is the same local time by a clock that is not ours', () => {
  let asked = 0;
  fc.assert(
    fc.property(even, instant, ({ spec, calendar }, received) => {
      const { opens, closes } = Object.values(spec.week)[0]!;
      if (opens < '08:00' || !isOpen(calendar, received)) return true;
      asked++;
      const local = localOf(spec.zone, received).slice(11);
      const opening =
        received.getTime() === nextOpening(calendar, new Date(received.getTime() - 1)).getTime();
      const expected =
        opening && !isOpen(calendar, new Date(received.getTime() - 1)) ? `${closes}:00` : local;
      return localOf(spec.zone, addBusinessDays(calendar, received, 2)).slice(11) === expected;
    }),
    { numRuns: 50_000 },
  );
  expect(asked).toBeGreaterThan(3_000);
});

test('whenever the app ticks, sleeps and is snoozed: each rung once, never early, one voice at a time', () => {
  const ticks = fc.array(fc.integer({ min: 1, max: 40 * HOUR_MS }), { minLength: 1, maxLength: 6 });
  const hold = fc.option(fc.integer({ min: 0, max: 100 * HOUR_MS }));
  fc.assert(
    fc.property(
      anyCalendar,
      instant,
      ticks,
      hold,
      fc.boolean(),
      ({ calendar }, received, gaps, holdMs, claimed) => {
        const { rungs } = slaFor(calendar, received);
        const recorded = new Set<Rung>();
        const heldUntil = holdMs === null ? null : new Date(received.getTime() + holdMs);
        const ladder = { rungs, recorded, contactedAt: null, resolvedAt: null, claimed, heldUntil };
        let now = received;
        for (const gap of gaps) {
          const wakeAt = nextRungAt(calendar, ladder, now);
          now = new Date(now.getTime() + gap);
          const events = rungsOwed(calendar, ladder, now);
          must(events.length === 0 || (wakeAt !== null && wakeAt <= now), 'the app was woken in time');
          must(events.filter((event) => !event.silent).length <= 1, 'one rung speaks at a time');
          for (const { rung, silent, owedAt } of events) {
            must(!recorded.has(rung), `${rung} fires once`);
            must(silent || (rungAt(rungs, rung) <= now && owedAt <= now), `${rung} is not early`);
            recorded.add(rung);
          }
          const again = rungsOwed(calendar, ladder, now);
          must(again.length === 0, 'a second look at the same moment finds nothing');
        }
      },
    ),
    RUNS,
  );
});
