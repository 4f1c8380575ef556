import { npsOf } from '../../../src/domain/numbers/nps';
import type { Verdict } from '../../../src/domain/numbers/nps-change';
import { type MovedPart, partsWords } from '../../../src/domain/numbers/parts-words';
import { counts } from '../draws';

const part = (name: string, before: number, after: number, verdict: Verdict | null): MovedPart => ({
  name,
  before: npsOf(counts(before, 100 - before, 0)),
  after: npsOf(counts(after, 100 - after, 0)),
  verdict,
});
const few = (name: string): MovedPart => ({
  name,
  before: npsOf(counts(3, 0, 1)),
  after: npsOf(counts(40, 0, 0)),
  verdict: null,
});
const said = (...parts: MovedPart[]) =>
  partsWords(parts, { by: 'plan', now: 'Q4 2026 so far', last: 'Q3 2026', digits: 0 });

describe('the first line of a trend by parts', () => {
  test('names the parts that surely moved, the largest first, and says that of the others nobody can tell', () => {
    expect(
      said(part('team', 20, 41, 'up'), part('starter', 30, 31, 'cannot_tell'), part('free', 50, 12, 'down')),
    ).toBe(
      'By plan, Q4 2026 so far on Q3 2026: team up 21 (n=100, then 100), free down 38 (n=100, then 100), real changes; ' +
        'no other part moved more than chance would',
    );
    expect(said(part('team', 20, 41, 'up'), few('legacy'))).toBe(
      'By plan, Q4 2026 so far on Q3 2026: team up 21 (n=100, then 100), a real change',
    );
  });

  test('says when no part moved more than chance would, of how many compared', () => {
    expect(said(part('team', 20, 25, 'cannot_tell'), few('legacy'))).toBe(
      'By plan, Q4 2026 so far on Q3 2026: no part moved more than chance would (1 of 2 compared, n=104, then 140)',
    );
  });

  test('says when there is too little to compare', () => {
    expect(said(few('legacy'))).toContain(
      'no part has the 10 answers in each that a score takes (n=4, then 40)',
    );
    expect(said()).toContain('(n=0, then 0)');
  });

  test('names three, and counts further ones', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => part(name, 20, 60, 'up'));
    expect(said(...five)).toMatch(/c up 40 \(n=100, then 100\), and 2 more, real changes$/);
  });
});
