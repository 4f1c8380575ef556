import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { genericAnswer } from '../support/answers';
import { CHANNELS } from '../support/card';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { until } from '../support/run-app';
import { signStandardWebhooks } from '../support/sign';
import { freePort, killAll, startAppProcess, workspace } from './start-app-process';

const KILLS = 8;
/** Slack keeps a post this long after the call, so that most kills hit one in the middle. */
const POST_TAKES_MS = 120;
const DELIVERY = { laneMs: 5, editMs: 5, settleMs: 1000, leaseMs: 1500 };

let sandbox: Sandbox;
let database: FreshDatabase;
let sql: Client;
beforeAll(async () => {
  [sandbox, database] = await Promise.all([workspace(), freshDatabase()]);
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await killAll();
  await sql.end();
  await sandbox.close();
  await database.drop();
});

test('killed again and again with -9 in the middle of its work: no answer lost, no card and no line doubled', async () => {
  await fetch(`${sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      method: 'chat.postMessage',
      kind: 'late_after',
      lateMs: POST_TAKES_MS,
      times: 1e9,
    }),
  });
  const port = await freePort();
  const settings = {
    port,
    databaseUrl: database.url,
    apiUrl: sandbox.apiUrl,
    botToken: sandbox.botToken,
    delivery: DELIVERY,
  };
  let app = await startAppProcess(settings);
  const given = { over: false, count: 0 };
  const senders = [1, 2, 3, 4, 5, 6].map(() => sendAnswers(`http://127.0.0.1:${port}/hooks/generic`, given));
  for (let i = 0; i < KILLS; i++) {
    const enough = given.count + 3 + Math.random() * 10;
    await until('answers to be taken', () => given.count >= enough);
    await delay(Math.random() * 2 * POST_TAKES_MS);
    await app.kill();
    app = await startAppProcess(settings);
  }
  given.over = true;
  const accepted = (await Promise.all(senders)).flat();
  await nothingOwed();
  await app.kill();

  const stored = await sql.query(
    `SELECT r.source_response_id AS id, r.score, r.account_facts ->> 'name' AS account, f.id AS follow_up,
            (SELECT count(*)::int FROM outbox o WHERE o.thread_of = 'card:' || f.id) AS lines
       FROM responses r JOIN follow_ups f ON f.response_id = r.id`,
  );
  expect(accepted.length).toBeGreaterThan(30);
  const byId = new Map(stored.rows.map((row) => [row.id, row]));
  expect(accepted.filter(({ id, score }) => byId.get(id)?.score !== score)).toEqual([]);
  expect(byId.size).toBe(stored.rows.length);

  const messages = Object.values(CHANNELS).flatMap((channel) => sandbox.state.messages(channel));
  const keys = messages.map((m) => JSON.stringify(m.metadata));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  const cards = messages.filter((m) => !m.thread_ts || m.thread_ts === m.ts);
  expect(cards).toHaveLength(stored.rows.length);
  const shown = cards.map((m) => JSON.stringify(m.blocks));
  for (const { account, score } of stored.rows) {
    const its = shown.filter((text) => text.includes(account));
    expect([account, its.length]).toEqual([account, 1]);
    expect(its[0]).toContain(`${score}/10`);
  }
  const lines = messages.filter((m) => m.thread_ts && m.thread_ts !== m.ts);
  expect(lines).toHaveLength(stored.rows.reduce((sum, row) => sum + row.lines, 0));
  expect(lines.length).toBeGreaterThan(5);
}, 90_000);

/** Answers and, of every other, a newer version: each is sent until it is accepted, as tools do. */
async function sendAnswers(
  url: string,
  given: { over: boolean; count: number },
): Promise<{ id: string; score: number }[]> {
  const accepted: { id: string; score: number }[] = [];
  for (let i = 0; !given.over; i++) {
    const name = `Company ${randomUUID()}`;
    const body = genericAnswer({ score: 2, account: { external_id: name, name } });
    await sendUntilAccepted(url, body);
    if (i % 2 === 0) await sendUntilAccepted(url, { ...body, data: { ...body.data, score: 3 } });
    given.count += 1;
    accepted.push({ id: body.data.id, score: i % 2 === 0 ? 3 : 2 });
    await delay(15);
  }
  return accepted;
}

async function sendUntilAccepted(url: string, content: unknown): Promise<void> {
  const body = JSON.stringify(content);
  const id = `msg_${randomUUID()}`;
  for (;;) {
    const headers = signStandardWebhooks(body, { id });
    const status = await fetch(url, { method: 'POST', body, headers }).then(
      (answer) => answer.status,
      () => null,
    );
    if (status === 200) return;
    await delay(20);
  }
}

async function nothingOwed(): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const { rows } = await sql.query(
      `SELECT key, state, attempts, last_error FROM outbox WHERE state <> 'waiting' OR sent_revision < revision`,
    );
    if (rows.length === 0) return;
    if (Date.now() > end) throw new Error(`Still owed: ${JSON.stringify(rows.slice(0, 5))}`);
    await delay(100);
  }
}
