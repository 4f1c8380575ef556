import { request } from 'node:http';
import { readEnv } from '../../src/config/env';
import { genericAnswer } from '../support/answers';
import { type Card, cardOf, press, wordsOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { signAs, TEST_SECRET } from '../support/sign';
import { clicks } from '../support/slack-requests';

let run: Running;
beforeAll(async () => {
  run = await runApp({
    config: (shipped) => ({ delivery: { ...shipped.delivery, laneMs: 400, editMs: 5, settleMs: 300 } }),
  });
});
afterAll(() => run.stop());

/** POST /clock with any headers, also those that fetch would not send. */
function postClock(body: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: Record<string, string> }>((resolve, reject) => {
    const sent = request(
      `${run.url}/clock`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.on('data', (piece) => {
          text += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode!, body: JSON.parse(text) }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const aheadMs = () => run.app.deps.now().getTime() - run.app.deps.realNow().getTime();

test('the clock moves by what was asked, and says both times', async () => {
  const before = aheadMs();
  const { status, body } = await postClock('{"advance":"PT26H"}');
  expect(status).toBe(200);
  expect(Math.abs(aheadMs() - before - 26 * 3_600_000)).toBeLessThan(100);
  const told = new Date(body.business!).getTime() - new Date(body.real!).getTime();
  expect(Math.abs(told - aheadMs())).toBeLessThan(100);
});

test('what fails at a stop keeps neither the clock nor what comes after it waiting', async () => {
  const before = aheadMs();
  await run.sql('ALTER TABLE initiatives RENAME COLUMN people_listed_at TO people_gone_at');
  await run.sql(`INSERT INTO seen_events (event_id, seen_at) VALUES ('Ev0OLD', now() - interval '3 days')`);
  try {
    expect((await postClock('{"advance":"PT1H"}')).status).toBe(200);
  } finally {
    await run.sql('ALTER TABLE initiatives RENAME COLUMN people_gone_at TO people_listed_at');
  }
  expect(Math.abs(aheadMs() - before - 3_600_000)).toBeLessThan(100);
  // By the last of all jobs.
  expect(await run.sql(`SELECT FROM seen_events WHERE event_id = 'Ev0OLD'`)).toEqual([]);
});

test('two jumps at once are two jumps', async () => {
  const before = aheadMs();
  const answers = await Promise.all([postClock('{"advance":"PT1H"}'), postClock('{"advance":"PT1H"}')]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(Math.abs(aheadMs() - before - 2 * 3_600_000)).toBeLessThan(200);
});

test.each([
  ['behind a proxy', '{"advance":"PT1H"}', { 'x-forwarded-for': '203.0.113.9' }, 403],
  ['behind a proxy that speaks the standard', '{"advance":"PT1H"}', { forwarded: 'for=203.0.113.9' }, 403],
  ['back', '{"advance":"-PT1H"}', {}, 400],
  ['by more than a year', '{"advance":"P400D"}', {}, 400],
  ['by months, which have no length', '{"advance":"P1M"}', {}, 400],
  ['by a word', '{"advance":"tomorrow"}', {}, 400],
  ['by a number', '{"advance":3600}', {}, 400],
  ['by nothing', '{}', {}, 400],
  ['by null', 'null', {}, 400],
  ['with more than was asked for', '{"advance":"PT1H","now":"2030-01-01"}', {}, 400],
  ['by broken JSON', '{"advance":', {}, 400],
  ["by another site's form", 'advance=PT1H', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  [
    "by another site's script without asking first",
    '{"advance":"PT1H"}',
    { 'content-type': 'text/plain' },
    400,
  ],
])('it is not moved %s', async (_, body, headers, status) => {
  const before = aheadMs();
  const answer = await postClock(body, headers);
  expect(answer.status).toBe(status);
  expect(answer.body.detail).toBeTruthy();
  expect(Math.abs(aheadMs() - before)).toBeLessThan(100);
});

test('a clock that is real cannot be moved, and is refused a move when the app runs in production', () => {
  const env = { RNPS_CLOCK: 'adjustable', NODE_ENV: 'production' };
  expect(() => readEnv(env)).toThrow(/RNPS_CLOCK=adjustable[\s\S]*refused when NODE_ENV=production/);
  expect(readEnv({ RNPS_CLOCK: 'adjustable' }).clock).toBe('adjustable');
  expect(readEnv({ NODE_ENV: 'production' }).clock).toBe('real');
});

test('a jump leaves signatures, leases, pacing and Slack timestamps to real time', async () => {
  const answers = [1, 2, 3].map(() => genericAnswer({ score: 2 }));
  // The answer to the first post comes late: its lease is running when the clock jumps.
  await run.page('/faults', { method: 'chat.postMessage', kind: 'late_after', lateMs: 1500, times: 1 });
  await run.deliver('generic', answers[0]);
  await run.until('the first post to be on its way', () => run.sandbox.state.calls()['chat.postMessage']);
  await run.advance('P60D');
  for (const answer of answers.slice(1)) await run.deliver('generic', answer);
  const cards: Card[] = [];
  for (const answer of answers) cards.push(await cardOf(run, answer.data.id));

  const posts = run.sandbox.state.messages('C0CX').filter((m) => !m.thread_ts || m.thread_ts === m.ts);
  expect(posts).toHaveLength(3);
  const times = posts.map((m) => Number(m.ts) * 1000);
  for (const at of times) expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
  // Had pacing or leases followed the jump, they would lie sixty days ahead.
  const [ahead] = await run.sql<{ seconds: string }>(
    `SELECT extract(epoch FROM greatest(max(l.next_at), max(o.not_before), max(o.sent_at)) - clock_timestamp()) AS seconds
       FROM lanes l, outbox o`,
  );
  expect(Math.abs(Number(ahead!.seconds))).toBeLessThan(60);

  // What fell due in sixty days may still be at work on the same follow-up, and then she is asked to try again.
  await run.until('her to have it', async () => {
    await press(run, cards[0]!, 'U0MAYA', 'Claim');
    const [row] = await run.sql<{ owner_id: string | null }>(
      'SELECT owner_id FROM follow_ups WHERE id = $1',
      [cards[0]!.followUpId],
    );
    return row!.owner_id;
  });
  await run.until('the card to show the claim', () => wordsOf(run, cards[0]!).includes('Claimed'));
  expect((await clicks(run, 'U0MAYA', 'follow_up_claim', cards[0]!.followUpId)).status).toBe(200);
});

test('a delivery that is signed in business time is refused: signatures live in real time', async () => {
  const body = JSON.stringify(genericAnswer());
  const headers = signAs('generic', body, {
    secret: TEST_SECRET,
    id: 'msg_business',
    at: run.app.deps.now(),
  });
  const { status } = await fetch(`${run.url}/hooks/generic`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  expect(status).toBe(401);
});

test('what people do is dated by business time', async () => {
  const answer = genericAnswer({ score: 2 });
  await run.deliver('generic', answer);
  const card = await cardOf(run, answer.data.id);
  await press(run, card, 'U0MAYA', 'Claim');
  const rows = await run.sql<{ at: Date }>(
    `SELECT received_at AS at FROM responses WHERE source_response_id = $1
     UNION ALL SELECT claimed_at FROM follow_ups WHERE id = $2 UNION ALL SELECT at FROM history WHERE follow_up_id = $2`,
    [answer.data.id, card.followUpId],
  );
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const { at } of rows)
    expect(Math.abs(at.getTime() - run.app.deps.now().getTime())).toBeLessThan(30_000);
});
