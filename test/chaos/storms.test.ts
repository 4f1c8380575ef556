import { mistakesOf } from './program';
import { storms } from './storms';

test('every database connection ends, again and again: the app stays, and nothing is lost', async () => {
  expect(await mistakesOf(storms)).toEqual([]);
}, 600_000);
