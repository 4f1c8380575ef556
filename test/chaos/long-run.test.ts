import { longRun } from './long-run';
import { mistakesOf } from './program';

test('a long run of the model is killed, runs out of budget and is told to wait, and asks nothing twice', async () => {
  expect(await mistakesOf(longRun)).toEqual([]);
}, 600_000);
