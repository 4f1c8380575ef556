import { arrFrom } from '../../src/ingest/adapters/revenue';
import { readSegment } from '../../src/ingest/adapters/segment';
import { sourceFor } from './samples';

test.each([
  ['96000', 96_000],
  [' 96000.5 ', 96_000.5],
  ['96000.50', 96_000.5],
  ['84.5', 84.5],
  ['0.1234', 0.1234],
  ['96,000.00', 96_000],
  ['1,096,000.5', 1_096_000.5],
  ['96.000,00', 96_000],
  ['1,200,000', 1_200_000],
  ['1.200.000', 1_200_000],
  [96.125, 96.125],
])('%j is an ARR of %d', (told, arr) => {
  expect(arrFrom(told)).toBe(arr);
});

test.each([
  '96.000',
  '84.500',
  '96000.500',
  '96,000',
  '84,50',
  '9,6000.00',
  '96,000.000',
  '1,200.000',
  '1.200,000.00',
  '€96k',
  '€96,000',
  '1e5',
  '-5',
  '',
  '.5',
])('%j says no ARR, or two', (told) => {
  expect(arrFrom(told)).toBe(told);
});

test('Segment: an ARR that can be read in two ways is parked in plain words', () => {
  const call = (arr: unknown) => ({ type: 'group', groupId: 'g1', traits: { arr } });
  const source = sourceFor('generic', { name: 'segment', adapter: 'segment' });
  expect(readSegment(call('96.000'), source).parsed).toMatchObject({
    kind: 'parked',
    detail: 'traits.arr: expected a number in digits alone, such as 96000 or 96000.50',
  });
  expect(readSegment(call(96.125), source).parsed).toMatchObject({ told: [{ account: { arr: 96.125 } }] });
});
