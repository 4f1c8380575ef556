import { mistakesOf } from './program';
import { sigterm } from './sigterm';

test('on SIGTERM a process says it is not ready, answers what is under way, and leaves; the other goes on', async () => {
  expect(await mistakesOf(sigterm)).toEqual([]);
}, 600_000);
