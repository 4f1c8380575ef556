import { publishHome } from '../../src/listeners/publish-home';
import { type Chart, NO_CHART } from '../../src/views/numbers/numbers-parts';
import { genericAnswer } from '../support/answers';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { type Card, cardOf, contactForm, press, resolveForm, submit, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { type Running, runApp } from '../support/run-app';
import { clicks, happens } from '../support/slack-requests';

/** Slack does not have it, so Home is drawn without it. */
const NO_PICTURE_THERE: Chart = { kind: 'picture', fileId: 'F0NOSUCH' };

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

async function cardFor(account: string, owner: string | null): Promise<Card> {
  const answer = genericAnswer({ account: { external_id: account, name: account } });
  await run.deliver('generic', answer);
  const card = await cardOf(run, answer.data.id);
  if (owner) await press(run, card, owner, 'Claim');
  return card;
}

const wordsIn = (as: string) => JSON.stringify(run.sandbox.state.home(as)?.blocks ?? '');

async function open(as: string): Promise<string> {
  const before = run.sandbox.state.home(as)?.hash;
  await run.page('/ui/home-opened', { as });
  await run.until(
    `the Home of ${as}`,
    () => run.sandbox.state.home(as) && run.sandbox.state.home(as)!.hash !== before,
  );
  return wordsIn(as);
}

/** Presses a button of Home, found by the account beside it. */
async function pressAtHome(as: string, label: string, about?: string) {
  const home = run.sandbox.state.home(as)!;
  const buttons = (home.blocks as any[])
    .filter((b) => b.type === 'actions')
    .flatMap((b) => b.elements.map((e: any) => ({ ...e, block_id: b.block_id })));
  const button = buttons.find(
    (b) => b.text?.text === label && (!about || b.accessibility_label?.includes(about)),
  );
  if (!button) throw new Error(`Home has no button ${label} about ${about}.`);
  return run.page('/ui/action', {
    as,
    home: true,
    action: { type: 'button', action_id: button.action_id, block_id: button.block_id, value: button.value },
  });
}

test('my follow-ups stand there by due time, the team has its counts, and nobody else sees mine', async () => {
  await cardFor('Aurora', 'U0MAYA');
  await run.advance('PT2H');
  await cardFor('Borealis', 'U0MAYA');
  await cardFor('Cumulus', 'U0TOMAS');
  await cardFor('Drizzle', null);
  const mine = await open('U0MAYA');
  expect(mine).toMatch(
    /Hello, Maya[\s\S]*2 customers are counting on you, none overdue[\s\S]*CX: 1 follow-up waiting/,
  );
  expect(mine).toMatch(/Aurora[\s\S]*Borealis/);
  expect(mine).toMatch(/waiting for somebody to claim[\s\S]*Drizzle[\s\S]*NPS/);
  expect(mine).not.toMatch(/Cumulus|Health of the app/);
  expect(await open('U0OWEN')).toContain('Nobody is waiting on you.');
});

test('work of a team that left the configuration stands with the team that takes the rest', async () => {
  const { followUpId } = await cardFor('Of a team of before', null);
  const unclaimed = async () => Number(/CX: (\d+) follow-ups? waiting/.exec(await open('U0MAYA'))?.[1] ?? 0);
  const before = await unclaimed();
  expect(before).toBeGreaterThan(0);
  await run.sql(`UPDATE follow_ups SET team = 'support' WHERE id = $1`, [followUpId]);
  // A Home that was being drawn with its picture meanwhile may have seen half of it.
  await run.until(
    'the same count, and the customer',
    async () => (await unclaimed()) === before && wordsIn('U0MAYA').includes('Of a team of before'),
  );
});

test('an admin sees the health of the app there', async () => {
  expect(await open('U0RUTH')).toMatch(/Health of the app[\s\S]*All is well[\s\S]*0 deliveries parked/);
  await run.deliver('generic', genericAnswer({ score: 'ten' }));
  // What is seen first may be the Home of before, with its picture.
  await run.until('Home to say so', async () =>
    /Needs a look[\s\S]*1 delivery parked/.test(await open('U0RUTH')),
  );
});

test('its buttons work, and it shows what came of them without being opened again', async () => {
  await open('U0MAYA');
  expect((await pressAtHome('U0MAYA', 'Log contact', 'Aurora')).body).toEqual({ ok: true });
  expect((await windowOf(run, 'U0MAYA')).title).toMatchObject({ text: 'Log contact' });
  expect((await submit(run, 'U0MAYA', contactForm())).body).toEqual({ ok: true });
  await run.until('Home to say contacted', () => wordsIn('U0MAYA').includes('contacted, '));
  await pressAtHome('U0MAYA', 'Resolve', 'Aurora');
  await windowOf(run, 'U0MAYA');
  expect((await submit(run, 'U0MAYA', resolveForm())).body).toEqual({ ok: true });
  await run.until('Home without it', () => !wordsIn('U0MAYA').includes('Aurora'));
  expect(wordsIn('U0MAYA')).toContain('One customer is counting on you');
});

test('a click there that cannot be carried out is answered in a window', async () => {
  await open('U0TOMAS');
  const [row] = await run.sql<{ id: string }>(`SELECT id FROM follow_ups WHERE owner_id = 'U0TOMAS'`);
  const card = await run.until('its card', async () => {
    const [found] = await run.sql<{ channel_id: string; message_ts: string }>(
      `SELECT channel_id, message_ts FROM outbox WHERE key = 'card:' || $1`,
      [row!.id],
    );
    return found?.message_ts
      ? { channel: found.channel_id, ts: found.message_ts, followUpId: row!.id }
      : null;
  });
  await press(run, card, 'U0MAYA', 'Resolve');
  await windowOf(run, 'U0MAYA');
  await submit(run, 'U0MAYA', resolveForm({ reason: 'They left.' }));
  // His Home still shows it.
  await pressAtHome('U0TOMAS', 'Log contact', 'Cumulus');
  const window = await windowOf(run, 'U0TOMAS');
  expect(window.title).toMatchObject({ text: 'That did not work' });
  expect(JSON.stringify(window.blocks)).toContain('<@U0MAYA> already resolved this one');
});

test('overdue ones are counted, and Refresh draws it anew', async () => {
  expect(wordsIn('U0MAYA')).toContain('none overdue');
  await run.advance('P6D');
  // By now it went back to the team; whoever takes it again has it overdue.
  const [row] = await run.sql<{ id: string }>(
    `SELECT f.id FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.account_facts ->> 'name' = 'Borealis'`,
  );
  await clicks(run, 'U0MAYA', 'follow_up_claim', row!.id);
  await pressAtHome('U0MAYA', 'Refresh');
  await run.until('Home to count it', () => wordsIn('U0MAYA').includes('*1 overdue*'));
  expect(wordsIn('U0MAYA')).toContain('⚑ overdue');
});

test('an event that Slack sends twice draws Home once', async () => {
  const event = { type: 'app_home_opened', user: 'U0LENA', tab: 'home', channel: 'D0LENA', event_ts: '1' };
  await happens(run, event, 'EvTWICE');
  // A picture that comes late is drawn into it.
  const first = await run.until('her Home, with its picture', () => {
    const home = run.sandbox.state.home('U0LENA');
    return home?.blocks.some(({ type }) => type === 'image') ? home : null;
  });
  await happens(run, event, 'EvTWICE');
  await happens(run, { ...event, tab: 'messages' });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(run.sandbox.state.home('U0LENA')!.hash).toBe(first.hash);
});

test('a person with hundreds of follow-ups gets them by tens, in a handful of queries', async () => {
  await run.sql(
    `WITH r AS (
       INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, account_facts, properties)
       SELECT gen_random_uuid(), 'generic', 'many' || n, 3, now(), now(), '{}', '{}' FROM generate_series(1, 300) n RETURNING id)
     INSERT INTO follow_ups (id, response_id, current_response_id, team, priority, priority_reasons, opened_at, owner_id, claimed_at)
     SELECT gen_random_uuid(), id, id, 'cx', 'normal', '[]', now(), 'U0INES', now() FROM r`,
  );
  let queries = 0;
  const { db } = run.app.deps;
  const query = db.query;
  db.query = ((...args: Parameters<typeof query>) => {
    // What the app asks meanwhile about its outbox has nothing to do with it, and is more the slower the machine.
    if (/follow_ups/.test(args[0])) queries++;
    return query.apply(db, args);
  }) as typeof query;
  try {
    const home = await open('U0INES');
    expect(home).toContain('300 customers are counting on you');
    expect(home).toContain('Page 1 of 30');
    expect(queries).toBeLessThan(12);
  } finally {
    db.query = query;
  }
  await pressAtHome('U0INES', 'Later due');
  await run.until('the second page', () => wordsIn('U0INES').includes('Page 2 of 30'));
  await pressAtHome('U0INES', 'Sooner due');
  await run.until('the first page', () => wordsIn('U0INES').includes('Page 1 of 30'));
  await clicks(run, 'U0INES', 'home_refresh', '', { view: { type: 'home' } });
});

test('a picture that comes late does not turn the page back', async () => {
  let come: (chart: Chart) => void = () => {};
  const late = new Promise<Chart>((resolve) => {
    come = resolve;
  });
  const first = publishHome({ ...run.app.deps, showPicture: () => late }, 'U0INES');
  await run.until('the first page', () => wordsIn('U0INES').includes('Page 1 of 30'));
  await publishHome({ ...run.app.deps, showPicture: async () => NO_CHART }, 'U0INES', 1);
  expect(wordsIn('U0INES')).toContain('Page 2 of 30');
  come(NO_PICTURE_THERE);
  await first;
  expect(wordsIn('U0INES')).toContain('Page 2 of 30');
});

test('a page that Slack takes late does not stand over the one that was asked for after it', async () => {
  const { reader } = run.app.deps.slack;
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let isOnItsWay = () => {};
  const onItsWay = new Promise<void>((resolve) => {
    isOnItsWay = resolve;
  });
  const publish: typeof reader.views.publish = async (view) => {
    isOnItsWay();
    await held;
    return reader.views.publish(view);
  };
  const slow = Object.assign(Object.create(reader), { views: { ...reader.views, publish } });
  const plain = { ...run.app.deps, showPicture: async () => NO_CHART };
  const first = publishHome({ ...plain, slack: { ...plain.slack, reader: slow } }, 'U0INES');
  await onItsWay;
  await publishHome(plain, 'U0INES', 1);
  goOn();
  await first;
  expect(wordsIn('U0INES')).toContain('Page 2 of 30');
});
