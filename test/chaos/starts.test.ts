import { mistakesOf } from './program';
import { starts } from './starts';

test('four processes start at once, on an empty and on a full database', async () => {
  expect(await mistakesOf(starts)).toEqual([]);
}, 600_000);
