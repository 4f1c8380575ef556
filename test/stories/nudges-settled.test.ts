import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { cardOfNewAnswer, contactForm, press, resolveForm, submit } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { nothingOwed } from '../support/initiatives';
import { type Running, runApp } from '../support/run-app';

let database: FreshDatabase;
let run: Running;
beforeEach(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url });
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const messagesTo = (userId: string) => run.sandbox.state.messages(`D${userId.slice(1)}`);

/** The one message to a person, once it holds these words. */
const lastTo = (userId: string, words: string) =>
  run.until(`${userId} to read ${words}`, () =>
    messagesTo(userId).find((message) => JSON.stringify(message.blocks).includes(words)),
  );

test('a reminder that was sent becomes one line when the customer was reached, with nothing left to press', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  await run.advance('P1DT5H');
  const reminder = await lastTo('U0MAYA', 'still waiting to hear from you');
  expect(JSON.stringify(reminder.blocks)).toContain('Log contact');
  await press(run, card, 'U0TOMAS', 'Log contact');
  await submit(run, 'U0TOMAS', contactForm());
  const settled = await lastTo('U0MAYA', ' reached them');
  expect(settled.ts).toBe(reminder.ts);
  expect(JSON.stringify(settled.blocks)).toContain('U0TOMAS');
  expect(JSON.stringify(settled.blocks)).not.toContain('button');
});

test('a lead who was told that nobody has it reads who has it now; resolving settles it too', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await run.advance('P1DT5H');
  const reminder = await lastTo('U0INES', 'Nobody has claimed this one yet');
  await press(run, card, 'U0MAYA', 'Claim');
  const claimed = await lastTo('U0INES', ' has this one now');
  expect(claimed.ts).toBe(reminder.ts);
  await press(run, card, 'U0MAYA', 'Resolve');
  await submit(run, 'U0MAYA', resolveForm({ outcome: 'no_action_possible', reason: 'They left.' }));
  expect((await lastTo('U0INES', ' resolved it')).ts).toBe(reminder.ts);
});

test('what is overdue stays so after a claim, and a business day late says who took it since', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  await run.advance('P3DT1H');
  const committee = await run.until('the committee to be told', () =>
    run.sandbox.state
      .messages('C0COMMITTEE')
      .find((m) => JSON.stringify(m.blocks).includes('had it until now')),
  );
  const former = await lastTo('U0MAYA', 'is back with CX');
  const cardNow = () =>
    JSON.stringify(run.sandbox.state.messages(card.channel).find((m) => m.ts === card.ts)!.blocks);
  await run.until('the card to say it', () =>
    cardNow().includes('returned to the team, a business day late'),
  );
  const back = cardNow();
  expect(back).toContain('The committee has been told');
  await press(run, card, 'U0TOMAS', 'Claim');
  const now = () => run.sandbox.state.messages('C0COMMITTEE').find((m) => m.ts === committee.ts)!;
  await run.until('the committee to see who took it', () =>
    JSON.stringify(now().blocks).includes('has claimed it since'),
  );
  await press(run, card, 'U0TOMAS', 'Log contact');
  await submit(run, 'U0TOMAS', contactForm());
  await run.until('the committee to see that it is done', () =>
    JSON.stringify(now().blocks).includes(' reached them'),
  );
  await run.until('whoever had it to see that too', () =>
    JSON.stringify(messagesTo('U0MAYA').find((m) => m.ts === former.ts)!.blocks).includes(' reached them'),
  );
});

test('what is too much for one person in a day is one message, whose lines show how each stands', async () => {
  await run.stop();
  run = await runApp({
    databaseUrl: database.url,
    config: (shipped) => ({ sla: { ...shipped.sla, nagCap: { perFollowUp: 3, perPerson: 1 } } }),
  });
  const cards = [];
  for (let n = 0; n < 3; n++) cards.push(await cardOfNewAnswer(run, 3));
  await run.advance('P1DT5H');
  const gathered = await lastTo('U0INES', '2 more reminders today');
  expect(JSON.stringify(gathered.blocks).match(/nobody has it yet/g)).toHaveLength(2);
  await nothingOwed(run);
  expect(messagesTo('U0INES')).toHaveLength(2);
  for (const card of cards) await press(run, card, 'U0MAYA', 'Claim');
  expect(cards).toHaveLength(3);
});
