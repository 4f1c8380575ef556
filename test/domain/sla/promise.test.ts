import type { Band } from '../../../src/domain/bands';
import {
  afterBandChange,
  afterJoin,
  leadingAnswer,
  type PromiseChange,
  worstBand,
} from '../../../src/domain/sla/promise';

const OPEN = { contacted: false, resolved: false };
const REACHED = { contacted: true, resolved: false };
const DONE = { contacted: true, resolved: true };
const DONE_WITHOUT = { contacted: false, resolved: true };

describe('a score that changes its band', () => {
  test.each<[Band, Band, typeof OPEN, PromiseChange]>([
    ['detractor', 'detractor', OPEN, 'keep'],
    ['promoter', 'detractor', OPEN, 'restart'],
    ['promoter', 'passive', OPEN, 'restart'],
    ['passive', 'detractor', OPEN, 'restart'],
    ['detractor', 'passive', OPEN, 'restart'],
    ['detractor', 'promoter', OPEN, 'void'],
    ['passive', 'promoter', OPEN, 'void'],
    ['promoter', 'detractor', REACHED, 'again'],
    ['passive', 'detractor', REACHED, 'again'],
    ['detractor', 'passive', REACHED, 'keep'],
    ['detractor', 'promoter', REACHED, 'keep'],
    ['promoter', 'detractor', DONE, 'again'],
    ['passive', 'detractor', DONE_WITHOUT, 'again'],
    ['detractor', 'passive', DONE_WITHOUT, 'keep'],
    ['detractor', 'promoter', DONE, 'keep'],
  ])('from %s to %s, %j: %s', (was, is, facts, expected) => {
    expect(afterBandChange(was, is, facts)).toBe(expected);
  });
});

describe('a second answer that joins', () => {
  test.each<[Band, Band, typeof OPEN, PromiseChange]>([
    ['detractor', 'detractor', OPEN, 'keep'],
    ['detractor', 'promoter', OPEN, 'keep'],
    ['promoter', 'detractor', OPEN, 'restart'],
    ['passive', 'detractor', REACHED, 'again'],
    ['detractor', 'detractor', REACHED, 'again'],
    ['detractor', 'passive', REACHED, 'again'],
    ['detractor', 'promoter', REACHED, 'keep'],
    ['promoter', 'promoter', REACHED, 'keep'],
  ])('to a %s, a %s, %j: %s', (was, joined, facts, expected) => {
    expect(afterJoin(was, joined, facts)).toBe(expected);
  });
});

describe('the answer that the work is about', () => {
  const a = { responseId: 'a', band: 'passive' as Band };
  const b = { responseId: 'b', band: 'detractor' as Band };
  const c = { responseId: 'c', band: 'detractor' as Band };
  test('is the present one while none is worse', () => expect(leadingAnswer([a, b, c], 'b')).toBe('b'));
  test('is the latest of the worst otherwise', () => expect(leadingAnswer([a, b, c], 'a')).toBe('c'));
  test('the band of the work is the worst', () => expect(worstBand(['promoter', 'passive'])).toBe('passive'));
});
