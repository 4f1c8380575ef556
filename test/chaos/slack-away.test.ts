import { mistakesOf } from './program';
import { slackAway } from './slack-away';

test('Slack cannot be reached for a while: answers are taken all the same, and their cards come when it is back', async () => {
  expect(await mistakesOf(slackAway)).toEqual([]);
}, 600_000);
