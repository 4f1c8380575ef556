import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import type { FreshDatabase } from '../support/fresh-database';
import { makes } from '../support/initiatives';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';

let database: FreshDatabase;
let run: Running;
beforeAll(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url });
});
afterAll(async () => {
  await run.stop();
  await database.drop();
});

const rows = () => run.sql('SELECT 1 FROM initiatives');
const text = (answer: { body: unknown }) => JSON.stringify(answer.body);

test.each([
  ['no title', { title: ' \u0000 ' }, 'Say in a few words'],
  ['a title that is too long', { title: 'x'.repeat(121) }, 'At most 120 characters'],
  ['a step that is too long', { step: 'x'.repeat(501) }, 'At most 500 characters'],
  ['a due date that has passed', { due: '2030-03-03' }, 'That day has passed'],
  ['a due date in a century', { due: '2130-03-03' }, 'more than three years ahead'],
  ['a day that is none', { due: '2030-02-30' }, 'Choose a day of the calendar'],
  ['a guest', { owner: 'U0GUS' }, 'only full members'],
  ['somebody who left', { owner: 'U0ZED' }, 'only full members'],
  ['an owner that is no person', { owner: '<!channel>' }, 'Choose a person'],
])('%s is told beside its field, and nothing is made', async (_, given, words) => {
  const answer = await makes(run, 'U0GRACE', 'billing', given);
  expect(answer.body.response_action).toBe('errors');
  expect(text(answer)).toContain(words);
  expect(await rows()).toEqual([]);
});

test.each(['nothing-of-ours', 'none', '__proto__', "billing'; DROP TABLE initiatives"])(
  'a forged form about %s makes nothing',
  async (theme) => {
    const answer = await makes(run, 'U0GRACE', theme);
    expect(text(answer)).toMatch(/That theme is not on the list|not there any more/);
    await clicks(run, 'U0GRACE', 'initiative.make', `2030-02:${theme}`);
    expect(run.sandbox.state.views('U0GRACE')).toEqual([]);
    expect(await rows()).toEqual([]);
  },
);
