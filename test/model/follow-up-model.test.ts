import { play } from './play';

test('forty random lives of a follow-up: after each step the database and a plain model agree', async () => {
  expect(await play({ sequences: 40, length: 30, seed: 7 })).toBe(40);
}, 180_000);
