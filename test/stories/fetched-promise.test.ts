import { createHmac } from 'node:crypto';
import { fetchPending } from '../../src/sources/fetch-pending';
import { replayDelivery } from '../../src/use-cases/answers/replay-delivery';
import { sampleJson } from '../ingest/samples';
import { type Running, runApp } from '../support/run-app';
import { replaySamples, startToolApi, type ToolApi } from '../support/tool-api';
import { toolSource, toolSources } from '../support/tool-sources';

let tool: ToolApi;
let run: Running;
/** What the tool says of each answer's choice; null: it is down. */
let choices: Record<string, string> | null = null;
beforeAll(async () => {
  tool = await startToolApi();
  tool.answer = (call) => {
    const id = /^\/v3\/surveys\/520001\/responses\/([^/]+)\/details$/.exec(call.path)?.[1];
    if (!id) return replaySamples(call);
    if (choices === null) return { status: 503 };
    const details = sampleJson('surveymonkey.api.response_details.json');
    details.id = id;
    details.custom_variables = { email: `${id.split('-')[0]}@northwind.example` };
    details.pages[0].questions[0].answers[0].choice_id = choices[id];
    delete details.date_modified;
    return { body: details };
  };
  const sources = toolSources(tool.url, { retryMs: 5 }).filter(({ adapter }) => adapter === 'surveymonkey');
  run = await runApp({ config: () => ({ sources }) });
});
afterAll(async () => {
  await run.stop();
  await tool.stop();
});

async function names(responseId: string, eventId: string, type = 'response_completed') {
  const event = sampleJson('surveymonkey.response_completed.json');
  const body = JSON.stringify({ ...event, event_type: type, event_id: eventId, object_id: responseId });
  const signature = createHmac('sha1', toolSource('surveymonkey').secrets[0]!).update(body).digest('base64');
  const headers = { 'sm-signature': signature };
  const answer = await fetch(`${run.url}/hooks/surveymonkey`, { method: 'POST', body, headers });
  expect(answer.status).toBe(200);
}

const deliveryOf = async (eventId: string) =>
  (
    await run.sql<{ id: string; result: string; received_at: Date }>(
      'SELECT id, result, received_at FROM raw_deliveries WHERE delivery_id = $1',
      [eventId],
    )
  )[0]!;

const fetched = (eventId: string) =>
  run.until(`${eventId} to be fetched`, async () => {
    await fetchPending(run.app.deps);
    return (await deliveryOf(eventId)).result === 'recorded';
  });

const promiseOf = async (responseId: string) =>
  (
    await run.sql<{ received_at: Date; started: Date; due_at: Date; opened_at: Date }>(
      `SELECT r.received_at, f.sla_started_at AS started, f.due_at, f.opened_at FROM responses r
         LEFT JOIN joined_answers j ON j.response_id = r.id
         JOIN follow_ups f ON f.response_id = r.id OR f.id = j.follow_up_id WHERE r.source_response_id = $1`,
      [responseId],
    )
  )[0]!;

test('the promise runs from the first webhook that named the answer, however long its tool was down', async () => {
  choices = null;
  await names('slow', 'ev_slow');
  await run.advance('PT1H');
  await names('slow', 'ev_slow_again', 'response_updated');
  await run.advance('PT25H');
  choices = { slow: '8103' };
  await fetched('ev_slow');
  const named = (await deliveryOf('ev_slow')).received_at;
  expect(await promiseOf('slow')).toMatchObject({ received_at: named, started: named, opened_at: named });
});

test('a score that fell is promised from the webhook that told of it', async () => {
  choices = { falls: '8109' };
  await names('falls', 'ev_rose');
  await fetched('ev_rose');
  expect((await promiseOf('falls')).started).toBeNull();
  choices = null;
  await run.advance('PT2H');
  await names('falls', 'ev_fell', 'response_updated');
  await run.advance('PT3H');
  choices = { falls: '8101' };
  await fetched('ev_fell');
  expect((await promiseOf('falls')).started).toEqual((await deliveryOf('ev_fell')).received_at);
});

test('a second, worse answer that joins is promised from the webhook that named it', async () => {
  choices = { 'joins-1': '8109' };
  await names('joins-1', 'ev_joins_1');
  await fetched('ev_joins_1');
  choices = null;
  await names('joins-2', 'ev_joins_2');
  await run.advance('PT3H');
  choices = { 'joins-2': '8101' };
  await fetched('ev_joins_2');
  expect((await promiseOf('joins-2')).started).toEqual((await deliveryOf('ev_joins_2')).received_at);
});

test('what was given up and is replayed is promised from the replay', async () => {
  choices = null;
  await names('parked', 'ev_parked');
  await run.sql(`UPDATE pending_fetches SET created_at = created_at - interval '8 days'`);
  await run.until('it to be given up', async () => {
    await fetchPending(run.app.deps);
    return (await deliveryOf('ev_parked')).result === 'parked';
  });
  await run.advance('PT5H');
  choices = { parked: '8101' };
  const { id, received_at } = await deliveryOf('ev_parked');
  const before = run.app.deps.now().getTime();
  const ref = { surveyId: '520001', responseId: 'parked' };
  expect(await replayDelivery(run.app.deps, { id, parsed: { kind: 'pending', ref } })).toBe('pending');
  await fetched('ev_parked');
  const { started } = await promiseOf('parked');
  expect(started.getTime()).toBeGreaterThanOrEqual(before);
  expect(started.getTime() - received_at.getTime()).toBeGreaterThan(4 * 3_600_000);
});
