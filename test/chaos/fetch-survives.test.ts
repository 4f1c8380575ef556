import { createHmac } from 'node:crypto';
import { sample, sampleJson, vectorOf } from '../ingest/samples';
import { replaySamples, startToolApi, type ToolApi } from '../support/tool-api';
import { toolSource } from '../support/tool-sources';
import { useLoneApp } from './lone-app';
import { until } from './world/until';

jest.setTimeout(300_000);

let tool: ToolApi;
const app = useLoneApp();

beforeEach(async () => {
  tool = await startToolApi();
});
afterEach(async () => {
  await tool.stop();
});

const start = (token: string | null, leaseMs = 60_000) => {
  const source = toolSource('surveymonkey', tool.url);
  return app.start({
    sources: [{ ...source, api: { ...source.api!, token, leaseMs, timeoutMs: 30_000 } }],
  });
};
const deliver = async (url: string, body: string | Buffer, headers: Record<string, string>) => {
  const bytes = new Uint8Array(Buffer.from(body));
  const { status } = await fetch(`${url}/hooks/surveymonkey`, { method: 'POST', body: bytes, headers });
  expect(status).toBe(200);
};
const deliverSample = (url: string) => {
  const file = 'surveymonkey.response_completed.json';
  return deliver(url, sample(file), vectorOf(file).headers);
};
const untilRecorded = (n = 1) => until('the answers', async () => (await app.count('responses')) >= n);

test('killed between the commit and the fetch: the next start fetches', async () => {
  const first = await start(null);
  await deliverSample(first.url);
  await first.kill();
  expect(await app.count('pending_fetches')).toBe(1);
  expect(tool.calls).toEqual([]);
  await start('a-token');
  await untilRecorded();
  await until('nothing to be left', async () => (await app.count('pending_fetches')) === 0);
});

test('killed while the tool is asked: another process asks again, and the answer is one', async () => {
  tool.answer = () => ({ hangs: true });
  // What was under way is let go after two seconds; without this it would be after a minute.
  const first = await start('a-token', 2000);
  await deliverSample(first.url);
  await until('the tool to be asked', () => tool.calls.length > 0);
  await first.kill();
  tool.answer = replaySamples;
  await start('a-token', 2000);
  await untilRecorded();
  expect(await app.count('responses')).toBe(1);
  expect(await app.count('pending_fetches')).toBe(0);
  expect(await app.count(`raw_deliveries WHERE result = 'recorded'`)).toBe(1);
});

test('two processes share 30 answers: each is asked for once', async () => {
  tool.answer = (call) => {
    const id = /responses\/(\w+)\/details$/.exec(call.path)?.[1];
    if (!id) return replaySamples(call);
    const details = sampleJson('surveymonkey.api.response_details.json');
    return { body: { ...details, id, custom_variables: { email: `${id}@northwind.example` } } };
  };
  const apps = await Promise.all([start('a-token'), start('a-token')]);
  const [secret] = toolSource('surveymonkey').secrets;
  await Promise.all(
    Array.from({ length: 30 }, (_, i) => {
      const event = sampleJson('surveymonkey.response_completed.json');
      const body = JSON.stringify({ ...event, event_id: `ev_${i}`, object_id: `r${i}` });
      const signature = createHmac('sha1', secret!).update(body).digest('base64');
      return deliver(apps[i % 2]!.url, body, { 'sm-signature': signature });
    }),
  );
  await untilRecorded(30);
  await until('nothing to be left', async () => (await app.count('pending_fetches')) === 0);
  expect(await app.count('responses')).toBe(30);
  const asked = tool.callsTo('/responses/').map(({ path }) => path);
  expect(asked).toHaveLength(new Set(asked).size);
});
