import { askedWindow } from '../../../src/domain/committee/asked-window';

test('who asked in the twelve months before something was closed is meant, to the instant', () => {
  const closedAt = new Date('2030-03-04T15:00:00Z');
  expect(askedWindow(closedAt)).toEqual({ from: new Date('2029-03-04T15:00:00Z'), to: closedAt });
});
