import { compileCalendar } from '../../../src/domain/sla/calendar';
import { type Ladder, nextRungAt, type Rung, rungsOwed, slaFor } from '../../../src/domain/sla/sla';
import { at, localOf, spec } from '../calendars';

const ZONE = 'America/New_York';
const calendar = compileCalendar(spec(ZONE));
const ny = (local: string) => at(ZONE, local.length === 16 ? `${local}:00` : local);

// Half Thursday 10:00, three quarters Thursday 14:00, due Friday 10:00, late Monday 10:00.
const { rungs } = slaFor(calendar, ny('2026-06-10T10:00'));
const fresh: Ladder = {
  rungs,
  recorded: new Set(),
  contactedAt: null,
  resolvedAt: null,
  claimed: false,
  heldUntil: null,
};
// Half Monday 17:00, three quarters Tuesday 13:00, due Tuesday 17:00, late Wednesday 17:00.
const atClosing: Ladder = { ...fresh, rungs: slaFor(calendar, ny('2026-06-13T12:00')).rungs };
const done = (...names: Rung[]): ReadonlySet<Rung> => new Set(names);

/** Rungs owed as words: 'due', 'due late', 'half silent'. */
function owed(ladder: Ladder, now: string | Date): string[] {
  const events = rungsOwed(calendar, ladder, typeof now === 'string' ? ny(now) : now);
  return events.map(({ rung, late, silent }) =>
    [rung, late && 'late', silent && 'silent'].filter(Boolean).join(' '),
  );
}

function next(ladder: Ladder, now: string): string | null {
  const found = nextRungAt(calendar, ladder, ny(now));
  return found && localOf(ZONE, found).slice(0, 16);
}

test('a rung fires at its instant and not a millisecond before', () => {
  expect(owed(fresh, new Date(rungs.half.getTime() - 1))).toEqual([]);
  expect(owed(fresh, rungs.half)).toEqual(['half']);
});

test('a rung that is recorded never fires again', () => {
  expect(owed({ ...fresh, recorded: done('half') }, '2026-06-11T10:05')).toEqual([]);
  expect(
    owed({ ...fresh, recorded: done('half', 'three_quarters', 'due', 'late') }, '2026-07-11T10:05'),
  ).toEqual([]);
});

test('the nudge at half is silent when somebody has claimed', () => {
  expect(owed({ ...fresh, claimed: true }, '2026-06-11T10:00')).toEqual(['half silent']);
  expect(owed({ ...fresh, claimed: true, recorded: done('half') }, '2026-06-11T14:00')).toEqual([
    'three_quarters',
  ]);
});

test('rungs missed while the app was down: only the latest speaks, marked late, and the others are recorded in silence', () => {
  expect(owed(fresh, '2026-06-12T11:00')).toEqual([
    'half late silent',
    'three_quarters late silent',
    'due late',
  ]);
});

test('five seconds late is in time, more is late', () => {
  expect(owed(fresh, '2026-06-11T10:00:05')).toEqual(['half']);
  expect(owed(fresh, '2026-06-11T10:00:06')).toEqual(['half late']);
});

test('a rung missed until the team has gone home waits for the next opening', () => {
  expect(owed(fresh, '2026-06-11T22:00')).toEqual([]);
  expect(next(fresh, '2026-06-11T22:00')).toBe('2026-06-12T09:00');
  expect(owed(fresh, '2026-06-12T09:00')).toEqual(['half late silent', 'three_quarters late']);
});

test('a rung of the closing instant still speaks when the tick comes a moment after closing', () => {
  expect(owed(atClosing, '2026-06-15T17:00')).toEqual(['half']);
  expect(owed(atClosing, '2026-06-15T17:00:02')).toEqual(['half']);
  expect(owed(atClosing, '2026-06-15T17:15')).toEqual(['half late']);
  expect(owed(atClosing, '2026-06-15T17:15:01')).toEqual([]);
  expect(next(atClosing, '2026-06-15T17:16')).toBe('2026-06-16T09:00');
});

test('a rung that waits for morning does not keep one of the closing instant waiting', () => {
  const ladder = { ...atClosing, recorded: done('half') };
  expect(next(ladder, '2026-06-16T17:01')).toBe('2026-06-16T17:00');
  expect(owed(ladder, '2026-06-16T17:01')).toEqual(['three_quarters late silent', 'due late']);
});

describe('contact reached and resolved end the ladder', () => {
  test.each(['contactedAt', 'resolvedAt'] as const)('%s', (field) => {
    const ended = { ...fresh, [field]: ny('2026-06-10T11:00') };
    expect(owed(ended, '2026-06-12T11:00')).toEqual([]);
    expect(next(ended, '2026-06-12T11:00')).toBeNull();
  });
});

describe('a snooze or an attempt', () => {
  const held = (until: string): Ladder => ({ ...fresh, heldUntil: ny(until) });

  test('holds back half and three quarters, which then fire in time', () => {
    expect(owed(held('2026-06-11T12:00'), '2026-06-11T11:59')).toEqual([]);
    expect(next(held('2026-06-11T12:00'), '2026-06-11T09:00')).toBe('2026-06-11T12:00');
    expect(owed(held('2026-06-11T12:00'), '2026-06-11T12:00')).toEqual(['half']);
  });

  test('that ended before a rung changes nothing', () => {
    expect(owed(held('2026-06-11T09:30'), '2026-06-11T10:00')).toEqual(['half']);
  });

  test('that ends at night lets go at the next opening', () => {
    expect(next(held('2026-06-11T20:00'), '2026-06-11T09:00')).toBe('2026-06-12T09:00');
    expect(owed(held('2026-06-11T20:00'), '2026-06-12T09:00')).toEqual(['half silent', 'three_quarters']);
  });

  test('never holds back due and late, and what it held is silent for good', () => {
    const snoozed = held('2026-06-15T09:00');
    expect(next(snoozed, '2026-06-11T10:00')).toBe('2026-06-12T10:00');
    expect(owed(snoozed, '2026-06-12T10:00')).toEqual(['half silent', 'three_quarters silent', 'due']);
    expect(owed({ ...snoozed, recorded: done('due') }, '2026-06-15T09:00')).toEqual([]);
    expect(next({ ...snoozed, recorded: done('due') }, '2026-06-15T09:00')).toBe('2026-06-15T10:00');
  });
});

test('rungs that the config has switched off are neither fired nor waited for', () => {
  const ladder: Ladder = { ...fresh, enabled: ['three_quarters', 'due'] };
  expect(next(ladder, '2026-06-10T10:00')).toBe('2026-06-11T14:00');
  expect(owed(ladder, '2026-06-12T11:00')).toEqual(['three_quarters late silent', 'due late']);
  expect(next({ ...ladder, recorded: done('due') }, '2026-06-12T11:00')).toBeNull();
});

test('a calendar that changed after the rungs were frozen: they wait for its next opening', () => {
  const closedFriday = compileCalendar(spec(ZONE, { closures: [{ date: '2026-06-12' }] }));
  const ladder = { ...fresh, recorded: done('half', 'three_quarters') };
  expect(rungsOwed(closedFriday, ladder, ny('2026-06-12T10:00'))).toEqual([]);
  expect(nextRungAt(closedFriday, ladder, ny('2026-06-12T10:00'))).toEqual(ny('2026-06-15T09:00'));
  expect(rungsOwed(closedFriday, ladder, ny('2026-06-15T09:00'))).toMatchObject([
    { rung: 'due', late: false },
  ]);
});

test('the clock is woken at each rung in turn, and then never', () => {
  const seen: (string | null)[] = [];
  const recorded = new Set<Rung>();
  for (const rung of ['half', 'three_quarters', 'due', 'late'] as const) {
    seen.push(next({ ...fresh, recorded }, '2026-06-10T10:00'));
    recorded.add(rung);
  }
  expect(seen).toEqual(['2026-06-11T10:00', '2026-06-11T14:00', '2026-06-12T10:00', '2026-06-15T10:00']);
  expect(next({ ...fresh, recorded }, '2026-06-10T10:00')).toBeNull();
});
