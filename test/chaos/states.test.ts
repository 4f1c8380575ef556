import { mistakesOf } from './program';
import { states } from './states';

test('forty random lives of a follow-up: after each step the database and a plain model agree', async () => {
  expect(await mistakesOf(states)).toEqual([]);
}, 180_000);
