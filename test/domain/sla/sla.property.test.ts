import Holidays from 'date-holidays';
import fc from 'fast-check';
import { addBusinessDays, workingSecondsBetween } from '../../../src/domain/sla/business-time';
import { type CalendarSpec, compileCalendar, type Weekday } from '../../../src/domain/sla/calendar';
import { RUNGS, rungAt, slaFor } from '../../../src/domain/sla/sla';
import { localOf, ROUND_THE_CLOCK, spec, week } from '../calendars';
import { clockChanges, ZONES } from '../zones';

const RUNS = { numRuns: 10_000 };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEKDAYS: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** By day, when no clock of these zones is changed. */
const BY_DAY = [
  { opens: '09:00', closes: '17:00' },
  { opens: '08:30', closes: '13:00' },
  { opens: '10:15', closes: '19:45' },
  { opens: '12:00', closes: '20:00' },
];
const AT_NIGHT = [{ opens: '00:30', closes: '08:30' }, { opens: '16:00', closes: '24:00' }, ROUND_THE_CLOCK];

const PLACES = [null, { country: 'US' }, { country: 'DE', state: 'BY' }, { country: 'JP' }];

/** Weeks in which every day has hours of its own, or none. */
function specs(hours: { opens: string; closes: string }[]): fc.Arbitrary<CalendarSpec> {
  const date = fc.integer({ min: 0, max: 364 }).map((day) => isoOf(Date.UTC(2026, 0, 1 + day)));
  const day = fc.option(fc.constantFrom(...hours), { nil: undefined, freq: 3 });
  const days = fc.record(
    Object.fromEntries(WEEKDAYS.map((name) => [name, day])) as Record<Weekday, typeof day>,
  );
  return fc
    .record({
      zone: fc.constantFrom(...ZONES),
      week: days.filter((one) => Object.values(one).some((hours) => hours !== undefined)),
      holidays: fc.constantFrom(...PLACES),
      closures: fc.array(fc.record({ date }), { maxLength: 30 }),
      halfDates: fc.array(date, { maxLength: 40 }),
    })
    .map(({ halfDates, ...rest }) => ({
      ...rest,
      halfDays: halfDates.flatMap((one) => halfDay(rest.week, one)),
    }));
}

/** Closes an hour and a quarter after the opening, on a date that has working hours. */
function halfDay(days: CalendarSpec['week'], date: string) {
  const hours = days[weekdayOf(date)];
  if (!hours) return [];
  const minutes = Number(hours.opens.slice(0, 2)) * 60 + Number(hours.opens.slice(3)) + 75;
  return [{ date, closes: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` }];
}

const two = (n: number) => String(n).padStart(2, '0');
const isoOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const weekdayOf = (date: string) => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]!;

const asked = new Map<CalendarSpec['holidays'], string[]>();

// Compiled once, so that ten thousand runs share their days; the seed keeps a failure repeatable.
const ready = (arbitrary: fc.Arbitrary<CalendarSpec>) =>
  fc
    .sample(arbitrary, { seed: 4848, numRuns: 60 })
    .map((one) => ({ spec: one, calendar: compileCalendar(one), hoursOn: hoursOf(one) }));
const byDay = fc.constantFrom(...ready(specs(BY_DAY)));
const any = fc.oneof(byDay, fc.constantFrom(...ready(specs([...BY_DAY, ...AT_NIGHT]))));

const instant = fc
  .integer({ min: Date.UTC(2026, 0, 10) / 1000, max: Date.UTC(2026, 10, 20) / 1000 })
  .map((seconds) => new Date(seconds * 1000));

/**
 * The working hours of a local date, worked out without the engine: from the spec, and from the holiday package asked
 * directly. Null: none.
 */
function hoursOf(one: CalendarSpec): (date: string) => { opens: string; closes: string } | null {
  const off = new Set([...one.closures.map(({ date }) => date), ...publicHolidays(one.holidays)]);
  return (date) => {
    const usual = one.week[weekdayOf(date)];
    if (!usual || off.has(date)) return null;
    const half = one.halfDays.find((other) => other.date === date);
    return half ? { opens: usual.opens, closes: half.closes } : usual;
  };
}

function publicHolidays(place: CalendarSpec['holidays']): string[] {
  if (!place) return [];
  const known = asked.get(place);
  if (known) return known;
  const found = place.state ? new Holidays(place.country, place.state) : new Holidays(place.country);
  const dates = [2025, 2026, 2027]
    .flatMap((year) => found.getHolidays(year, 'en'))
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
  asked.set(place, dates);
  return dates;
}

/**
 * True when the millisecond before is worked: a closing counts as in hours, also one at midnight. Where clocks went back
 * over an opening, whoever had opened by the earlier reading is at work still, though the clock says that it is too early.
 */
function endsWork(one: CalendarSpec, hoursOn: ReturnType<typeof hoursOf>, at: Date): boolean {
  const isWorked = (local: string) => {
    const hours = hoursOn(local.slice(0, 10));
    const time = local.slice(11);
    return hours !== null && time >= `${hours.opens}:00` && time < `${hours.closes}:00`;
  };
  const beforeMs = at.getTime() - 1;
  const local = localOf(one.zone, new Date(beforeMs));
  if (isWorked(local)) return true;
  return QUARTERS.some((n) => {
    const earlier = localOf(one.zone, new Date(beforeMs - n * 15 * 60_000));
    return earlier > local && isWorked(earlier);
  });
}
const QUARTERS = [1, 2, 3, 4, 5, 6, 7, 8];

/** As `expect`, which takes longer than what is tested here when it is called some hundred thousand times. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It is not so that ${what}.`);
}

test('no rung of a later answer comes before the same rung of an earlier one', () => {
  fc.assert(
    fc.property(any, instant, fc.integer({ min: 0, max: 60 * HOUR_MS }), ({ calendar }, first, gapMs) => {
      const earlier = slaFor(calendar, first).rungs;
      const later = slaFor(calendar, new Date(first.getTime() + gapMs)).rungs;
      for (const rung of RUNGS) must(rungAt(earlier, rung) <= rungAt(later, rung), `${rung} is monotone`);
    }),
    RUNS,
  );
});

test('every rung is in the hours of its date, by a clock and a list of holidays that are not the engine’s', () => {
  fc.assert(
    fc.property(any, instant, ({ spec: one, calendar, hoursOn }, received) => {
      const { rungs } = slaFor(calendar, received);
      let before = received;
      for (const rung of RUNGS) {
        const at = rungAt(rungs, rung);
        must(endsWork(one, hoursOn, at), `${rung} at ${at.toISOString()} is in hours`);
        must(at >= before, `${rung} comes after the one before`);
        before = at;
      }
    }),
    RUNS,
  );
});

test('due is on the second working day after, at the same time as far as that day has it', () => {
  let clamped = 0;
  fc.assert(
    fc.property(byDay, instant, ({ spec: one, calendar, hoursOn }, received) => {
      const local = localOf(one.zone, received);
      const [date, time] = [local.slice(0, 10), local.slice(11)];
      const days = workingDaysFrom(hoursOn, date, time);
      const [first, second, third] = days;
      const started = first!.date === date && time > `${first!.opens}:00`;
      const endOf = (day: WorkingDay) => `${day.date}T${day.closes}:00`;
      const same =
        time <= `${third!.opens}:00`
          ? endOf(second!)
          : time > `${third!.closes}:00`
            ? endOf(third!)
            : `${third!.date}T${time}`;
      if (started && !same.endsWith(time)) clamped++;
      const due = localOf(one.zone, addBusinessDays(calendar, received, 2));
      const expected = started ? same : endOf(second!);
      if (due !== expected) throw new Error(`Received ${local}, due ${due} and not ${expected}.`);
    }),
    RUNS,
  );
  expect(clamped).toBeGreaterThan(100);
});

type WorkingDay = { date: string; opens: string; closes: string };

/** Three working days, the first of them the one in which it is `time`, or else the next. */
function workingDaysFrom(hoursOn: ReturnType<typeof hoursOf>, date: string, time: string): WorkingDay[] {
  const days: WorkingDay[] = [];
  for (let ms = Date.parse(`${date}T00:00:00Z`); days.length < 3; ms += DAY_MS) {
    const hours = hoursOn(isoOf(ms));
    if (!hours || (isoOf(ms) === date && time > `${hours.closes}:00`)) continue;
    days.push({ date: isoOf(ms), ...hours });
  }
  return days;
}

describe('around every clock change of twenty zones over ten years', () => {
  const weeks = ['mon tue wed thu fri', 'sun mon tue wed thu', 'mon tue wed thu fri sat sun'];
  const shifts = [{ opens: '09:00', closes: '17:00' }, { opens: '00:00', closes: '08:00' }, ROUND_THE_CLOCK];
  const calendars = ZONES.flatMap((zone) =>
    weeks.flatMap((days) =>
      shifts.map((hours) => ({ hours, calendar: compileCalendar(spec(zone, { week: week(days, hours) })) })),
    ),
  );
  const changesOf = new Map(ZONES.map((zone) => [zone as string, clockChanges(zone, 2020, 2030)]));
  const changing = calendars.filter(({ calendar }) => changesOf.get(calendar.zone)!.length > 0);
  const near = fc.constantFrom(...changing).chain((one) =>
    fc.record({
      one: fc.constant(one),
      at: fc
        .tuple(
          fc.constantFrom(...changesOf.get(one.calendar.zone)!),
          fc.integer({ min: -96 * HOUR_MS, max: 30 * HOUR_MS }),
        )
        .map(([change, ms]) => new Date(change.getTime() + ms)),
      gapMs: fc.integer({ min: 0, max: 30 * HOUR_MS }),
    }),
  );

  test('a later answer is never due earlier, and the rungs keep their order', () => {
    fc.assert(
      fc.property(near, ({ one: { calendar }, at, gapMs }) => {
        const [earlier, later] = [
          slaFor(calendar, at).rungs,
          slaFor(calendar, new Date(at.getTime() + gapMs)).rungs,
        ];
        for (const rung of RUNGS) must(rungAt(earlier, rung) <= rungAt(later, rung), `${rung} is monotone`);
        const { half, threeQuarters, due, late } = earlier;
        must(
          at < half && half < threeQuarters && threeQuarters < due && due < late,
          'the rungs are in order',
        );
      }),
      RUNS,
    );
  });

  test('adding two business days and measuring gives two back, but for the hour that the clock took or gave', () => {
    fc.assert(
      fc.property(near, ({ one: { calendar, hours }, at }) => {
        const dayS = 3600 * (Number(hours.closes.slice(0, 2)) - Number(hours.opens.slice(0, 2)));
        const measuredS = workingSecondsBetween(calendar, at, addBusinessDays(calendar, at, 2));
        const slackS = hours.opens === '09:00' ? 0 : 3600;
        must(Math.abs(measuredS - 2 * dayS) <= slackS, `${measuredS} s are two business days`);
      }),
      RUNS,
    );
  });
});
