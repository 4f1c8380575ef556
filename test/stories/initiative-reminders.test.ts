import { remindInitiatives } from '../../src/use-cases/initiatives/remind-initiatives';
import { databaseAt, MONDAY_AT_TEN, moveClockTo } from '../support/business-time';
import type { FreshDatabase } from '../support/fresh-database';
import {
  COMMITTEE,
  directMessages,
  initiativeSays,
  made,
  nothingOwed,
  rowOfInitiative,
  sendsAbout,
} from '../support/initiatives';
import { type Running, runApp } from '../support/run-app';

let database: FreshDatabase;
let run: Running;
// Monday, 4 March 2030, at ten in New York.
beforeEach(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url });
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const reminders = () =>
  run.sql<{ rung: string; at: Date; spoken: boolean; to_id: string }>(
    'SELECT rung, at, spoken, to_id FROM initiative_reminders ORDER BY at, initiative_id, rung',
  );
const inNewYork = (at: Date) =>
  at.toLocaleString('en-GB', {
    timeZone: 'America/New_York',
    weekday: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
const told = async (userId: string) =>
  (await directMessages(run, userId)).filter((m) => /due$|waiting any more/.test(m.text));

test('a jump of the clock stops where each is owed: a week before, on the day, weekly after, at nine', async () => {
  const id = await made(run, 'U0GRACE', 'billing', { due: '2030-03-20' });
  await run.advance('P30D');
  expect((await reminders()).map(({ rung, at }) => `${rung} ${inNewYork(at)}`)).toEqual([
    'week_before Wed 13, 09:00',
    'due Wed 20, 09:00',
    'overdue_1 Wed 27, 09:00',
    'overdue_2 Wed 3, 09:00',
  ]);
  const messages = await told('U0LENA');
  expect(messages).toHaveLength(4);
  expect(JSON.stringify(messages.at(-1)!.blocks)).toContain('⚑ 14 days overdue, since 20 Mar 2030');
  await initiativeSays(run, id, '⚑ overdue since 20 Mar 2030');
});

test('what is due of one person on one day is one message, and it stops asking when the work is done', async () => {
  const first = await made(run, 'U0GRACE', 'billing', { due: '2030-03-12', title: 'Clear invoices' });
  await made(run, 'U0GRACE', 'pricing', { due: '2030-03-12', title: 'A cheaper plan' });
  await made(run, 'U0GRACE', 'usability', { due: '2030-03-12', title: 'Search', owner: 'U0MAYA' });
  await run.advance('P1DT1H');
  const [message, ...others] = await told('U0LENA');
  expect(others).toEqual([]);
  expect(message!.text).toBe('2 initiatives of yours are due');
  expect(await told('U0MAYA')).toHaveLength(1);
  await sendsAbout(run, 'U0LENA', first, { deliver: ['Done', '2030-03-04'] });
  await run.until('the reminder to be settled', async () =>
    (await told('U0LENA'))[0]!.text.startsWith('1 init'),
  );
  expect(JSON.stringify((await told('U0LENA'))[0]!.blocks)).toContain('✓ delivered');
  expect((await rowOfInitiative(run, first)).next_reminder_at).toBeNull();
});

test('the app was away: of what was missed the last is spoken, in working hours, once, however many look', async () => {
  await made(run, 'U0GRACE', 'billing', { due: '2030-03-12' });
  await nothingOwed(run);
  await run.stop();
  // A Saturday after the due date.
  await moveClockTo(database.url, new Date('2030-03-16T18:00:00Z'));
  run = await runApp({ databaseUrl: database.url });
  await run.advance('PT1H');
  expect(await reminders()).toEqual([]);
  await run.advance('P2D');
  await Promise.all([remindInitiatives(run.app.deps), remindInitiatives(run.app.deps)]);
  expect((await reminders()).map(({ rung, spoken }) => [rung, spoken])).toEqual([
    ['due', true],
    ['week_before', false],
  ]);
  expect(inNewYork((await reminders())[0]!.at)).toBe('Mon 18, 09:00');
  expect(await told('U0LENA')).toHaveLength(1);
});

test('a due date that is moved is reminded of anew, and moved back not twice', async () => {
  const id = await made(run, 'U0GRACE', 'billing', { due: '2030-03-12' });
  await run.advance('P1DT1H'); // A week before.
  const edit = (due: string, seen: number) =>
    sendsAbout(run, 'U0GRACE', id, { edit: { title: 'Clear invoices', due }, seen });
  await edit('2030-03-14', 1);
  await run.advance('P2D');
  await edit('2030-03-12', 2);
  await run.advance('P1D');
  expect((await reminders()).map(({ rung }) => rung)).toEqual(['week_before', 'week_before']);
  await run.advance('P4D');
  expect((await reminders()).map(({ rung }) => rung)).toEqual(['week_before', 'week_before', 'due']);
});

test('what is nobody’s is reminded of in the committee’s channel', async () => {
  const id = await made(run, 'U0GRACE', 'billing', { due: '2030-03-12' });
  // Slack takes no message for somebody who has left, and what waits for them is tried again only by and by.
  await nothingOwed(run);
  await run.page('/ui/deactivate', { as: 'U0RUTH', id: 'U0LENA' });
  await run.until('nobody to have it', async () => (await rowOfInitiative(run, id)).owner_id === null);
  await run.advance('P1DT1H');
  await nothingOwed(run);
  const words = run.sandbox.state.messages(COMMITTEE).map(({ text }) => text);
  expect(words).toContain('1 initiative that nobody has is due');
});

test('what was delivered or declined is never reminded of', async () => {
  const id = await made(run, 'U0GRACE', 'billing', { due: '2030-03-12' });
  await sendsAbout(run, 'U0GRACE', id, { decline: 'Changed our minds' });
  await run.advance('P20D');
  expect(await reminders()).toEqual([]);
});
