import type { Parsed, ParsedAnswer } from '../../src/domain/answer';
import { parkedIfAhead } from '../../src/domain/future-times';

const NOW = new Date('2026-11-20T12:00:00Z');
const answer = (times: Partial<ParsedAnswer>) =>
  ({ kind: 'answer', answer: { answeredAt: null, updatedAt: null, ...times } }) as Parsed;
const told = (at: Date | null): Parsed => ({ kind: 'facts', told: [{ at: null }, { at }] });
const DAY_AHEAD = new Date('2026-11-21T12:00:00Z');
const MORE = new Date('2026-11-21T12:00:00.001Z');

test.each([
  ['the answer', (at: Date) => answer({ answeredAt: at })],
  ['its last change', (at: Date) => answer({ updatedAt: at })],
  ['the last change of a fact', told],
])('the time of %s may be a day ahead and no more', (what, at) => {
  const fits = at(DAY_AHEAD);
  expect(parkedIfAhead(fits, NOW)).toBe(fits);
  expect(parkedIfAhead(at(MORE), NOW)).toEqual({
    kind: 'parked',
    reason: 'bad_field',
    detail: `The time of ${what} (2026-11-21T12:00:00.001Z) is more than a day in the future. Check the clock of whoever sent it.`,
  });
});

test('what tells no time is left as it is', () => {
  for (const parsed of [answer({}), told(null), { kind: 'deleted', sourceResponseId: 'r1' } as const])
    expect(parkedIfAhead(parsed, NOW)).toBe(parsed);
});
