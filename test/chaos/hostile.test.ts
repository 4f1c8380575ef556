import { hostile } from './hostile';
import { mistakesOf } from './program';

test('spoiled, cut-up and forged deliveries of every tool: all are answered, none is believed that should not be', async () => {
  expect(await mistakesOf(hostile)).toEqual([]);
}, 600_000);
