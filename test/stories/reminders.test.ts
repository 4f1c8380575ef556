import { setTimeout as delay } from 'node:timers/promises';
import { adjustableClock, letTimePass } from '../../src/clock';
import { remindOverdue } from '../../src/use-cases/promises/remind-overdue';
import { databaseAt, MONDAY_AT_TEN, moveClockTo } from '../support/business-time';
import { type Card, cardOfNewAnswer, contactForm, press, submit, windowOf, wordsOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { type Running, runApp } from '../support/run-app';

const LEAD = 'U0INES';
let database: FreshDatabase;
let run: Running;

async function start(at: Date = MONDAY_AT_TEN) {
  database = await databaseAt(at);
  run = await runApp({ databaseUrl: database.url });
}
beforeEach(() => start());
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const newCard = (score = 2) => cardOfNewAnswer(run, score);

/** Direct messages to a person, once nothing is owed to Slack any more. */
async function directMessages(userId: string) {
  await nothingOwed();
  return run.sandbox.state.messages(`D${userId.slice(1)}`);
}

function nothingOwed() {
  return run.until('nothing to be owed to Slack', async () => {
    const rows = await run.sql('SELECT 1 FROM outbox WHERE sent_revision < revision');
    return rows.length === 0;
  });
}

interface RungRow {
  rung: string;
  at: Date;
  owed_at: Date;
  late: boolean;
  spoken: boolean;
}

const rungsOf = (card: Card) =>
  run.sql<RungRow>(
    'SELECT rung, at, owed_at, late, spoken FROM rung_events WHERE follow_up_id = $1 ORDER BY owed_at',
    [card.followUpId],
  );

async function threadOf(card: Card): Promise<string[]> {
  await nothingOwed();
  const { body } = await run.page(`/ui/thread?channel=${card.channel}&ts=${card.ts}&as=U0MAYA`);
  return body.messages.slice(1).map((m: { text: string }) => m.text);
}

test('nobody claims: the lead hears at three quarters, and is told once when it is due', async () => {
  const card = await newCard();
  await run.advance('PT27H'); // Tuesday, 13:00
  expect(await directMessages(LEAD)).toEqual([]);
  await run.advance('PT2H'); // past 14:00
  const [first] = await directMessages(LEAD);
  expect(first!.text).toContain('A follow-up is due soon');
  expect(JSON.stringify(first!.blocks)).toContain('Nobody has claimed this one yet');
  expect(wordsOf(run, card)).toContain('Contact due');

  await run.advance('P1D'); // Wednesday, 15:00
  const told = await directMessages(LEAD);
  expect(told.map((m) => m.text)).toEqual([
    expect.stringContaining('A follow-up is due soon'),
    expect.stringContaining('A follow-up is overdue'),
  ]);
  expect(wordsOf(run, card)).toMatch(/⚑ Overdue[\s\S]*The team lead has been told/);
  expect(await threadOf(card)).toEqual([
    expect.stringContaining('Half of the time is gone'),
    expect.stringContaining('Three quarters of the time is gone'),
    expect.stringContaining('The due time has passed without contact'),
  ]);
  expect((await rungsOf(card)).map(({ rung, late, spoken }) => ({ rung, late, spoken }))).toEqual([
    { rung: 'half', late: false, spoken: true },
    { rung: 'three_quarters', late: false, spoken: true },
    { rung: 'due', late: false, spoken: true },
  ]);

  await run.advance('P20D');
  // A business day late, the committee is told, and then it is quiet for ever.
  expect(await directMessages(LEAD)).toHaveLength(2);
  expect(await threadOf(card)).toHaveLength(4);
});

test('the rungs speak at their own instants, however far the clock is moved at once', async () => {
  const card = await newCard();
  await run.advance('P30D');
  const [half, threeQuarters, due, late] = await rungsOf(card);
  const [row] = await run.sql<{ due_at: Date }>('SELECT due_at FROM follow_ups WHERE id = $1', [
    card.followUpId,
  ]);
  for (const { at, owed_at, late: isLate } of [half!, threeQuarters!, due!, late!]) {
    expect(at.getTime() - owed_at.getTime()).toBeGreaterThanOrEqual(0);
    expect(at.getTime() - owed_at.getTime()).toBeLessThan(5000);
    expect(isLate).toBe(false);
  }
  expect(due!.owed_at).toEqual(row!.due_at);
  expect(threeQuarters!.owed_at.toISOString().slice(0, 13)).toBe('2030-03-05T19');
});

test('two who move the clock at once do not jump over an instant together', async () => {
  const card = await newCard();
  const { deps } = run.app;
  const clock = await adjustableClock(deps.db, deps.realNow);
  const passing = {
    deps,
    clock,
    runJobs: async () => {
      await remindOverdue({ ...deps, now: clock.now });
    },
  };
  const from = clock.now().getTime();
  const twentyHoursMs = 20 * 3_600_000;
  await Promise.all([letTimePass(passing, twentyHoursMs), letTimePass(passing, twentyHoursMs)]);
  expect(clock.now().getTime() - from - 2 * twentyHoursMs).toBeLessThan(5000);
  expect(await rungsOf(card)).toMatchObject([
    { rung: 'half', late: false },
    { rung: 'three_quarters', late: false },
  ]);
});

test('somebody has it: the owner hears at three quarters, the lead only when it is due', async () => {
  const card = await newCard();
  await press(run, card, 'U0MAYA', 'Claim');
  await run.advance('PT29H');
  expect(await directMessages(LEAD)).toEqual([]);
  const [nudge] = await directMessages('U0MAYA');
  expect(JSON.stringify(nudge!.blocks)).toContain('This customer is still waiting to hear from you');
  await run.advance('P1D');
  expect(await directMessages('U0MAYA')).toHaveLength(1);
  const [told] = await directMessages(LEAD);
  expect(JSON.stringify(told!.blocks)).toContain('has it, but has not reached the customer yet');
});

test('a reminder in a direct message can be acted on where it stands', async () => {
  const card = await newCard();
  await run.advance('PT29H');
  const [nudge] = await directMessages(LEAD);
  await press(run, { ...card, channel: `D${LEAD.slice(1)}`, ts: nudge!.ts }, LEAD, 'Claim');
  await run.until('the card to show it', () => wordsOf(run, card).includes(LEAD));
});

test('contact stops all of it', async () => {
  const card = await newCard();
  await press(run, card, 'U0MAYA', 'Log contact');
  await windowOf(run, 'U0MAYA');
  await submit(run, 'U0MAYA', contactForm());
  await run.advance('P10D');
  expect(await directMessages(LEAD)).toEqual([]);
  expect(await directMessages('U0MAYA')).toEqual([]);
  expect(await rungsOf(card)).toEqual([]);
});

test('a promoter is never reminded of', async () => {
  const card = await newCard(10);
  await run.advance('P10D');
  expect(await directMessages(LEAD)).toEqual([]);
  expect(await rungsOf(card)).toEqual([]);
});

test('an attempt that reached nobody holds the nudge back by half a working day, and the due time not at all', async () => {
  const card = await newCard();
  await run.advance('PT26H'); // Tuesday, 12:00
  await press(run, card, 'U0MAYA', 'Log contact');
  await windowOf(run, 'U0MAYA');
  await submit(run, 'U0MAYA', contactForm({ reached: false }));
  await run.advance('PT3H30M'); // 15:30, past three quarters
  expect(await directMessages(LEAD)).toEqual([]);
  await run.advance('PT35M'); // 16:05, past half a working day
  expect((await directMessages(LEAD)).map((m) => m.text)).toEqual([expect.stringContaining('due soon')]);
  await run.advance('PT18H'); // Wednesday, 10:05
  expect(await directMessages(LEAD)).toHaveLength(2);
});

test('several processes at once record a rung once and tell it once', async () => {
  const card = await newCard();
  await newCard();
  const second = await runApp({ databaseUrl: database.url, sandbox: run.sandbox });
  try {
    // Both rows are due at once, for both schedulers and for six more who look at this very moment.
    await run.sql(`UPDATE follow_ups SET next_rung_at = (rungs->>'due')::timestamptz`);
    await moveClockTo(database.url, new Date('2030-03-06T15:00:01Z'));
    const third = await runApp({ databaseUrl: database.url, sandbox: run.sandbox });
    try {
      await Promise.all(
        [run, second, third, run, second, third].map(({ app }) =>
          remindOverdue({ ...app.deps, now: third.app.deps.now }),
        ),
      );
    } finally {
      await third.stop();
    }
  } finally {
    await second.stop();
  }
  expect((await rungsOf(card)).map(({ rung, spoken }) => ({ rung, spoken }))).toEqual([
    { rung: 'half', spoken: false },
    { rung: 'three_quarters', spoken: false },
    { rung: 'due', spoken: true },
  ]);
  expect((await directMessages(LEAD)).map((m) => m.text)).toEqual([
    expect.stringContaining('A follow-up is overdue'),
    expect.stringContaining('A follow-up is overdue'),
  ]);
});

test('nothing is said outside the hours of the team: what came due at night waits for the morning', async () => {
  const card = await newCard();
  // As after a change of the calendar: an instant in the evening.
  await run.sql(
    `UPDATE follow_ups SET next_rung_at = '2030-03-06T01:00:00Z', rungs = rungs || '{"threeQuarters":"2030-03-06T01:00:00.000Z"}'`,
  );
  const spoken = async () => (await rungsOf(card)).filter((one) => one.spoken).map(({ rung }) => rung);
  await run.advance('PT36H'); // Tuesday, 22:00
  const before = await spoken();
  await run.advance('PT10H59M'); // Wednesday, 08:59
  expect(await spoken()).toEqual(before);
  expect(before).not.toContain('three_quarters');
  await run.advance('PT2M');
  expect(await spoken()).toEqual([...before, 'three_quarters']);
});

test('a rung that came while the app was down is told when it is up again, once, and marked late', async () => {
  const card = await newCard();
  await nothingOwed();
  const { sandbox } = run;
  await run.app.stop();
  await moveClockTo(database.url, new Date('2030-03-06T16:30:00Z')); // Wednesday, 11:30: both rungs were missed
  run = { ...(await runApp({ databaseUrl: database.url, sandbox })), stop: stopBoth(run.stop) };
  await run.until('the rungs to be recorded', async () => (await rungsOf(card)).length === 3);
  expect(await rungsOf(card)).toMatchObject([
    { rung: 'half', late: true, spoken: false },
    { rung: 'three_quarters', late: true, spoken: false },
    { rung: 'due', late: true, spoken: true },
  ]);
  const told = await directMessages(LEAD);
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told[0]!.blocks)).toContain('I was not running when this was due to be said');
  expect(await threadOf(card)).toEqual([expect.stringContaining('late: I was not running on time')]);
});

function stopBoth(stopFirst: () => Promise<void>) {
  return async () => {
    await run.app.stop();
    await stopFirst();
  };
}

test('a rung that comes while the app runs is recorded within five seconds, and never early', async () => {
  const card = await newCard();
  const now = () => run.app.deps.now().getTime();
  // Another process that starts sets the next tick anew; what comes due before it must not wait for that.
  const second = await runApp({ databaseUrl: database.url, sandbox: run.sandbox });
  await delay(1200);
  const at = new Date(now() + 1500);
  await run.sql(
    `UPDATE follow_ups SET next_rung_at = $1::timestamptz, rungs = rungs || jsonb_build_object('half', $2::text)`,
    [at, at.toISOString()],
  );
  try {
    while (now() < at.getTime() - 200) {
      expect(await rungsOf(card)).toEqual([]);
      await delay(100);
    }
    await run.until('the rung', async () => (await rungsOf(card)).length === 1);
  } finally {
    await second.stop();
  }
  const [event] = await rungsOf(card);
  expect(event!.at.getTime()).toBeGreaterThanOrEqual(at.getTime());
  expect(event!.at.getTime() - at.getTime()).toBeLessThan(5000);
  expect(event!.late).toBe(false);
});
