import { mistakesOf } from './program';
import { threeDaysDown } from './three-days-down';

test('after three days down each owed rung is recorded once, marked late, and only the latest speaks', async () => {
  expect(await mistakesOf(threeDaysDown)).toEqual([]);
}, 600_000);
