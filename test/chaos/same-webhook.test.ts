import { mistakesOf } from './program';
import { sameWebhook } from './same-webhook';

test('the same webhook many times at once is one follow-up, and every copy hears 2xx', async () => {
  expect(await mistakesOf(sameWebhook)).toEqual([]);
}, 600_000);
