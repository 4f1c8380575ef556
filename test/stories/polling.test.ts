import { pollSources } from '../../src/sources/poll-sources';
import { sampleJson } from '../ingest/samples';
import { type Running, runApp } from '../support/run-app';
import { searched, startToolApi, type ToolApi } from '../support/tool-api';
import { toolSources } from '../support/tool-sources';

let tool: ToolApi;
let run: Running;
/** What HubSpot has. */
let submissions: any[];

beforeAll(async () => {
  tool = await startToolApi();
  tool.answer = ({ body }) => ({ body: searched({ results: submissions }, body) });
  submissions = [];
  run = await runApp({
    config: () => ({
      sources: toolSources(tool.url, { timeoutMs: 5000, retryMs: 3_600_000 }),
      // Hundreds of cards take their time, and are another test's matter.
      delivery: { laneMs: 60_000, editMs: 60_000 },
    }),
  });
  await run.until('the first poll', async () => (await poll())?.last_ok_at);
});
afterAll(async () => {
  await run.stop();
  await tool.stop();
});
beforeEach(() => {
  tool.calls.length = 0;
  tool.faults.length = 0;
});

interface Poll {
  told_until: Date;
  last_ok_at: Date | null;
  last_error: string | null;
  attempts: number;
  resume_at: Date | null;
}
const poll = async () => (await run.sql<Poll>('SELECT * FROM source_polls'))[0];

/** Makes the source due now; its tick comes every ten seconds, and this does not wait for it. */
async function askNow(): Promise<void> {
  await run.sql('UPDATE source_polls SET not_before = clock_timestamp()');
  await run.sql(`DELETE FROM lanes WHERE lane LIKE 'api:%'`);
  await pollSources(run.app.deps);
}

/** Asks until it was asked to the end. */
async function pollAgain(): Promise<void> {
  const before = (await poll())?.last_ok_at?.getTime() ?? 0;
  const end = Date.now() + 25_000;
  for (;;) {
    await askNow();
    const row = await poll();
    if (row && row.resume_at === null && (row.last_ok_at?.getTime() ?? 0) > before) return;
    if (Date.now() > end) throw new Error('Waited in vain for a poll to get to its end.');
  }
}

function submission(id: string, changedAt: string, properties: Record<string, unknown> = {}): any {
  const [one] = sampleJson('hubspot.feedback_submissions.page.json').results;
  return {
    ...one,
    id,
    updatedAt: changedAt,
    properties: {
      ...one.properties,
      hs_object_id: id,
      hs_lastmodifieddate: changedAt,
      hs_contact_email_rollup: `${id}@northwind.example`,
      ...properties,
    },
  };
}

const scores = async () =>
  Object.fromEntries(
    (
      await run.sql<{ id: string; score: number }>(
        `SELECT source_response_id AS id, score FROM responses WHERE source = 'hubspot'`,
      )
    ).map(({ id, score }) => [id, score]),
  );

test('the sample page lands as an answer, however often it is listed', async () => {
  submissions = sampleJson('hubspot.feedback_submissions.page.json').results;
  await pollAgain();
  await pollAgain();
  expect(await scores()).toEqual({ 90210: 4 });
  expect(await run.sql(`SELECT 1 FROM raw_deliveries WHERE source = 'hubspot'`)).toHaveLength(1);
  const [search] = tool.calls;
  expect(search?.headers.authorization).toBe('Bearer a-token');
  expect(search?.body.filterGroups[0].filters[0]).toEqual({
    propertyName: 'hs_survey_type',
    operator: 'EQ',
    value: 'NPS',
  });
});

test('130 answers come page by page, 80 of them of one instant, and none is missed', async () => {
  const many = Array.from({ length: 130 }, (_, i) => {
    const second = i < 25 ? i : i < 105 ? 25 : i - 79;
    return submission(`many${i}`, new Date(Date.parse('2026-11-20T12:00:00Z') + second * 1000).toISOString());
  });
  submissions = [...submissions, ...many];
  await pollAgain();
  expect(Object.keys(await scores())).toHaveLength(131);
  expect((await poll())?.told_until).toEqual(new Date('2026-11-20T12:00:50Z'));
});

test('what is changed while its page is read is found, and so is what would have moved to a page that was read', async () => {
  const at = (second: number) => new Date(Date.parse('2026-11-20T14:00:00Z') + second * 1000).toISOString();
  submissions = Array.from({ length: 120 }, (_, i) => submission(`moving${i}`, at(i)));
  let pages = 0;
  const before = tool.answer;
  tool.answer = ({ body }) => {
    const page = searched({ results: submissions }, body);
    pages += 1;
    // After the first page ten of those that it held are changed: everything behind moves up by ten.
    if (pages === 1) {
      for (let i = 0; i < 10; i++) submissions[i] = submission(`moving${i}`, at(500 + i), { hs_value: '9' });
    }
    return { body: page };
  };
  await pollAgain();
  tool.answer = before;
  const found = Object.entries(await scores()).filter(([id]) => id.startsWith('moving'));
  expect(found).toHaveLength(120);
  expect(found.filter(([, score]) => score === 9)).toHaveLength(10);
});

test('what HubSpot lists late is found by looking back', async () => {
  const until = (await poll())!.told_until;
  submissions = [...submissions, submission('late', new Date(until.getTime() - 5 * 60_000).toISOString())];
  await pollAgain();
  expect((await scores()).late).toBe(4);
});

test('a time that is still to come hides nothing that is changed until then', async () => {
  const now = Date.now();
  submissions = [submission('future', new Date(now + 30 * 86_400_000).toISOString())];
  await pollAgain();
  expect((await poll())!.told_until.getTime()).toBeLessThanOrEqual(Date.now());
  submissions = [...submissions, submission('meanwhile', new Date(now).toISOString())];
  await pollAgain();
  expect((await scores()).meanwhile).toBe(4);
});

test('what is no NPS answer is parked with its reason, and the others land', async () => {
  const now = new Date().toISOString();
  submissions = [
    submission('eleven', now, { hs_value: '11' }),
    submission('fine', now, { hs_value: '10' }),
    'nothing of the kind',
  ];
  // The pretend search cannot sort what has no time.
  const before = tool.answer;
  tool.answer = () => ({ body: { results: submissions } });
  await pollAgain();
  tool.answer = before;
  expect(await scores()).toMatchObject({ fine: 10 });
  const parked = await run.sql<{ reason: string }>(
    `SELECT reason FROM raw_deliveries WHERE source = 'hubspot' AND result = 'parked' AND reason NOT LIKE '%in the future%' ORDER BY reason`,
  );
  expect(parked.map(({ reason }) => reason.split(':')[0])).toEqual([
    'no_response_id',
    'score_not_whole_0_10',
  ]);
});

test('trouble in the middle loses nothing, and the status says what it is about', async () => {
  const now = Date.now();
  submissions = Array.from({ length: 70 }, (_, i) =>
    submission(`trouble${i}`, new Date(now + i).toISOString()),
  );
  const search = tool.answer;
  let calls = 0;
  tool.answer = (call) => (++calls === 2 ? { status: 401 } : search(call));
  while (calls < 2) await askNow();
  const failed = await run.until('the failed poll', async () => {
    const row = await poll();
    return row?.last_error ? row : null;
  });
  expect(failed.last_error).toContain('RNPS_TOKEN_HUBSPOT');
  const before = run.sandbox.state.ephemerals('U0RUTH').length;
  await run.page('/ui/command', { as: 'U0RUTH', channel: 'C0CX', text: '/rnps status' });
  const told = await run.until('the status', () => run.sandbox.state.ephemerals('U0RUTH')[before]);
  expect(JSON.stringify(told.blocks)).toMatch(/hubspot could not be asked.*RNPS_TOKEN_HUBSPOT/);
  tool.answer = search;
  await pollAgain();
  expect(Object.keys(await scores()).filter((id) => id.startsWith('trouble'))).toHaveLength(70);
  expect((await poll())?.last_error).toBeNull();
});

test('a 429 pauses it as long as it says, and is no failure', async () => {
  tool.faults.push({ status: 429, headers: { 'retry-after': '700' } });
  await askNow();
  // The app's own tick may be the one that asks.
  const pause = await run.until('the pause', async () => {
    const rows = await run.sql<{ seconds: string }>(
      `SELECT extract(epoch FROM next_at - clock_timestamp()) AS seconds FROM lanes WHERE lane = 'api:hubspot'`,
    );
    return rows[0];
  });
  expect(Number(pause.seconds)).toBeGreaterThan(600);
  expect((await poll())?.attempts).toBe(0);
  await pollAgain();
});
