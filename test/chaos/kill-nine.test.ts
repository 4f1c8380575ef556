import { killNine } from './kill-nine';
import { mistakesOf } from './program';

test('killed with -9 at random moments, two processes lose nothing and double nothing', async () => {
  expect(await mistakesOf(killNine)).toEqual([]);
}, 600_000);
