import { createHmac } from 'node:crypto';
import { fetchPending } from '../../src/sources/fetch-pending';
import { sample, sampleJson, vectorOf } from '../ingest/samples';
import { cardOf, wordsOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { replaySamples, startToolApi, type ToolApi, type ToolReply } from '../support/tool-api';
import { toolSource, toolSources } from '../support/tool-sources';

const COMMENT = 'Exports time out every Monday.';
let tool: ToolApi;
let run: Running;
beforeAll(async () => {
  tool = await startToolApi();
  // HubSpot without a token, so that no poll comes in between.
  const sources = toolSources(tool.url, { retryMs: 5 }).map((source) =>
    source.adapter === 'hubspot' ? { ...source, api: { url: tool.url, token: null } } : source,
  );
  run = await runApp({ config: () => ({ sources }) });
});
afterAll(async () => {
  await run.stop();
  await tool.stop();
});
beforeEach(async () => {
  tool.reset();
  await run.sql(`DELETE FROM lanes WHERE lane LIKE 'api:%'`);
  await run.sql('DELETE FROM survey_scales');
});

async function send(source: string, body: string | Buffer, headers: Record<string, string>, to = run) {
  const bytes = new Uint8Array(Buffer.from(body));
  const answer = await fetch(`${to.url}/hooks/${source}`, { method: 'POST', body: bytes, headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const sendSample = (source: string, file: string) => send(source, sample(file), vectorOf(file).headers);

let events = 0;
/** An event of SurveyMonkey's about a response, signed; `known` is what its API then tells of it. */
async function sendEvent(
  responseId: string,
  { type = 'response_completed', eventId = `ev_${++events}`, to = run } = {},
) {
  const event = sampleJson('surveymonkey.response_completed.json');
  const body = JSON.stringify({ ...event, event_type: type, event_id: eventId, object_id: responseId });
  const [secret] = toolSource('surveymonkey').secrets;
  const signature = createHmac('sha1', secret!).update(body).digest('base64');
  return send('surveymonkey', body, { 'sm-signature': signature }, to);
}

/** Lets the pretend SurveyMonkey know responses: their choice, and whatever is to be changed in them. */
function know(responses: Record<string, { choice: string; change?: (details: any) => void }>) {
  tool.answer = (call) => {
    const id = /^\/v3\/surveys\/520001\/responses\/([^/]+)\/details$/.exec(call.path)?.[1];
    if (!id) return replaySamples(call);
    const known = responses[id];
    if (!known) return null;
    const details = sampleJson('surveymonkey.api.response_details.json');
    details.id = id;
    details.custom_variables = { email: `${id}@northwind.example` };
    details.pages[0].questions[0].answers[0].choice_id = known.choice;
    known.change?.(details);
    return { body: details };
  };
}

const deliveryOf = async (eventId: string) =>
  (
    await run.sql<{ result: string; reason: string | null }>(
      'SELECT result, reason FROM raw_deliveries WHERE delivery_id = $1',
      [eventId],
    )
  )[0];
/** What became of a delivery. The tick comes every two seconds; these do not wait for it. */
const settled = (eventId: string) =>
  run.until(`${eventId} to be settled`, async () => {
    await fetchPending(run.app.deps);
    const row = await deliveryOf(eventId);
    return row?.result === 'pending' ? null : row;
  });
const responsesOf = (id: string) =>
  run.sql<{ score: number; comment: string | null }>(
    'SELECT score, comment FROM responses WHERE source_response_id = $1',
    [id],
  );

describe('the sample deliveries, as the tools sign them', () => {
  test("SurveyMonkey's names an answer; it is fetched with the token and stands on a card", async () => {
    const answer = await sendSample('surveymonkey', 'surveymonkey.response_completed.json');
    expect(answer).toMatchObject({ status: 200, body: { ok: true, status: 'pending' } });
    const card = await cardOf(run, '118001');
    expect(wordsOf(run, card)).toContain('Detractor 4/10');
    expect(wordsOf(run, card)).toContain(COMMENT);
    expect(tool.callsTo('/responses/118001/details')[0]?.headers.authorization).toBe('Bearer a-token');
    expect(await deliveryOf('9000002')).toEqual({ result: 'recorded', reason: null });
  });

  test("Qualtrics' names an answer; it is fetched with the token and stands on a card", async () => {
    const answer = await sendSample('qualtrics', 'qualtrics.form');
    expect(answer).toMatchObject({ status: 200, body: { ok: true, status: 'pending' } });
    // One person gave both, so the second answer joins the first one's follow-up.
    await run.until('the response', async () => (await responsesOf('R_7kLm2'))[0]);
    expect(await responsesOf('R_7kLm2')).toEqual([{ score: 4, comment: COMMENT }]);
    expect(tool.callsTo('/responses/R_7kLm2')[0]?.headers['x-api-token']).toBe('a-token');
  });

  test("Pendo's holds the whole answer; a wrong token is refused", async () => {
    expect(await sendSample('pendo', 'pendo.json')).toMatchObject({
      status: 200,
      body: { status: 'recorded' },
    });
    const rows = await responsesOf('6f1c0e9f3a0b4d5e8c7f6a5b4c3d2e1f00112233');
    expect(rows).toEqual([{ score: 4, comment: COMMENT }]);
    const refused = await send('pendo', sample('pendo.json'), { 'x-rnps-token': 'tok2' });
    expect(refused).toMatchObject({ status: 401, body: { reason: 'wrong_signature' } });
    const twice = await sendSample('pendo', 'pendo.json');
    expect(twice).toMatchObject({ status: 200, body: { status: 'duplicate' } });
  });

  test('SurveyMonkey looks by HEAD first; HubSpot has no business here', async () => {
    const head = await fetch(`${run.url}/hooks/surveymonkey`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await send('hubspot', '{}', {})).toMatchObject({ status: 401, body: { reason: 'no_hook' } });
  });
});

describe('one answer', () => {
  test('told of twenty times at once is one response, fetched once', async () => {
    know({ many: { choice: '8102' } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendEvent('many', { eventId: 'ev_many' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers.filter(({ body }) => body.status === 'duplicate')).toHaveLength(19);
    await settled('ev_many');
    expect(await responsesOf('many')).toHaveLength(1);
    expect(tool.callsTo('/responses/many/')).toHaveLength(1);
  });

  test('created, completed and updated in a row are one response; what was told of together is asked for once', async () => {
    know({ row: { choice: '8101' } });
    // All three are there before the tool is asked.
    await run.sql(`INSERT INTO lanes VALUES ('api:surveymonkey', clock_timestamp() + interval '1 hour')`);
    for (const type of ['response_created', 'response_completed', 'response_updated']) {
      await sendEvent('row', { type, eventId: `ev_row_${type}` });
    }
    await run.sql(`DELETE FROM lanes WHERE lane = 'api:surveymonkey'`);
    // By the tick alone: of two who claim at one instant, each may get some of the three.
    for (const type of ['response_created', 'response_completed', 'response_updated']) {
      const delivery = await run.until('the tick to fetch it', async () => {
        const row = await deliveryOf(`ev_row_${type}`);
        return row?.result === 'pending' ? null : row;
      });
      expect(delivery).toEqual({ result: 'recorded', reason: null });
    }
    expect(await responsesOf('row')).toEqual([{ score: 1, comment: COMMENT }]);
    expect(tool.callsTo('/responses/row/')).toHaveLength(1);
  });

  test('changed later is changed here; an older version that arrives last changes nothing', async () => {
    let version = (details: any) => {
      details.date_modified = '2026-11-20T10:00:00+00:00';
    };
    know({ later: { choice: '8103', change: (details) => version(details) } });
    await sendEvent('later', { eventId: 'ev_later_1' });
    await settled('ev_later_1');
    version = (details) => {
      details.date_modified = '2026-11-20T09:00:00+00:00';
      details.pages[0].questions[0].answers[0].choice_id = '8109';
    };
    await sendEvent('later', { type: 'response_updated', eventId: 'ev_later_2' });
    await settled('ev_later_2');
    expect(await responsesOf('later')).toMatchObject([{ score: 3 }]);
    version = (details) => {
      details.date_modified = '2026-11-20T11:00:00+00:00';
      details.pages[0].questions[0].answers[0].choice_id = '8107';
    };
    await sendEvent('later', { type: 'response_updated', eventId: 'ev_later_3' });
    await settled('ev_later_3');
    expect(await responsesOf('later')).toMatchObject([{ score: 7 }]);
  });

  test('deleted before it was fetched is fetched no more, and nothing names it', async () => {
    know({});
    await sendEvent('deleted', { type: 'response_created', eventId: 'ev_deleted_1' });
    const told = await sendEvent('deleted', { type: 'response_deleted', eventId: 'ev_deleted_2' });
    expect(told.body.status).toBe('ignored');
    expect(await run.sql(`SELECT 1 FROM pending_fetches WHERE response_id = 'deleted'`)).toEqual([]);
    expect(await deliveryOf('ev_deleted_1')).toBeUndefined();
    expect(await deliveryOf('ev_deleted_2')).toBeUndefined();
    expect(await responsesOf('deleted')).toEqual([]);
  });

  test('that is not finished is left until the next event', async () => {
    know({
      partial: {
        choice: '',
        change: (details) => Object.assign(details, { pages: [], response_status: 'partial' }),
      },
    });
    await sendEvent('partial', { type: 'response_created', eventId: 'ev_partial' });
    expect((await settled('ev_partial'))?.result).toBe('ignored');
  });

  test('whose survey has no whole scale is parked with what is wrong', async () => {
    know({ odd: { choice: '8103' } });
    const replay = tool.answer;
    tool.answer = (call) => {
      if (call.path !== '/v3/surveys/520001/details') return replay(call);
      const survey = sampleJson('surveymonkey.api.survey_details.json');
      survey.pages[0].questions[0].answers.choices.splice(5);
      return { body: survey };
    };
    await sendEvent('odd', { eventId: 'ev_odd' });
    expect((await settled('ev_odd'))?.reason).toMatch(/^not_an_nps_answer: The choices of question 71/);
  });
});

describe('the survey', () => {
  test('is asked for once, until an answer has a choice that is not known', async () => {
    know({ s1: { choice: '8102' }, s2: { choice: '8103' }, s3: { choice: 'new' } });
    for (const id of ['s1', 's2']) {
      await sendEvent(id, { eventId: `ev_${id}` });
      await settled(`ev_${id}`);
    }
    expect(tool.callsTo('/v3/surveys/520001/details')).toHaveLength(1);
    const replay = tool.answer;
    tool.answer = (call) => {
      if (call.path !== '/v3/surveys/520001/details') return replay(call);
      const survey = sampleJson('surveymonkey.api.survey_details.json');
      survey.pages[0].questions[0].answers.choices[9].id = 'new';
      return { body: survey };
    };
    await sendEvent('s3', { eventId: 'ev_s3' });
    await settled('ev_s3');
    expect(await responsesOf('s3')).toMatchObject([{ score: 9 }]);
    expect(tool.callsTo('/v3/surveys/520001/details')).toHaveLength(2);
  });
});

describe('a tool in trouble', () => {
  const whole = sampleJson('surveymonkey.api.response_details.json');
  test.each<[string, ToolReply]>([
    ['answers 500', { status: 500, body: 'oops' }],
    ['answers 503', { status: 503 }],
    ['does not answer in time', { hangs: true }],
    ['breaks off in the middle', { body: whole, cutShort: true }],
    ['sends half of its JSON', { body: JSON.stringify(whole).slice(0, 300) }],
    [
      'sends a page for people',
      { body: '<html>maintenance</html>', headers: { 'content-type': 'text/html' } },
    ],
    ['sends bytes that are no text', { body: '"\\ud800' }],
    ['nests without end', { body: '['.repeat(100_000) }],
    ['leads elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }],
    ['says 400', { status: 400 }],
    ['does not know the answer yet', { status: 404 }],
  ])('that %s is asked again, and the answer lands', async (name, fault) => {
    const id = `t${name.replaceAll(/\W/g, '')}`;
    know({ [id]: { choice: '8105' } });
    tool.faults.push(fault);
    expect(await sendEvent(id, { eventId: `ev_${id}` })).toMatchObject({ status: 200 });
    expect(await settled(`ev_${id}`)).toEqual({ result: 'recorded', reason: null });
    expect(await responsesOf(id)).toMatchObject([{ score: 5 }]);
    expect(tool.callsTo(`/responses/${id}/`)).toHaveLength(2);
  });

  test('that never makes sense is given up with its reason, and not asked for ever', async () => {
    tool.answer = () => ({ body: 'certainly' });
    await sendEvent('nonsense', { eventId: 'ev_nonsense' });
    expect(await settled('ev_nonsense')).toEqual({
      result: 'parked',
      reason: 'fetch_failed: The API of surveymonkey was asked in vain: its answer is not json.',
    });
    expect(tool.callsTo('/responses/nonsense/')).toHaveLength(8);
    expect(await run.sql('SELECT 1 FROM pending_fetches')).toEqual([]);
  });

  test.each([401, 403])(
    'that refuses the token (%i) is not asked again; an admin reads which variable to set',
    async (status) => {
      tool.answer = () => ({ status, body: { error: 'no' } });
      await sendEvent(`refused${status}`, { eventId: `ev_refused${status}` });
      const row = await settled(`ev_refused${status}`);
      expect(row?.reason).toMatch(/^not_allowed: .*RNPS_TOKEN_SURVEYMONKEY/);
      expect(tool.calls).toHaveLength(1);
      const before = run.sandbox.state.ephemerals('U0RUTH').length;
      await run.page('/ui/command', { as: 'U0RUTH', channel: 'C0CX', text: '/rnps status' });
      const told = await run.until('the status', () => run.sandbox.state.ephemerals('U0RUTH')[before]);
      expect(JSON.stringify(told.blocks)).toContain('RNPS_TOKEN_SURVEYMONKEY');
      expect(JSON.stringify(told.blocks)).not.toContain('a-token');
    },
  );

  test('that is down for good is given up after a week, and the reason says so', async () => {
    tool.answer = () => ({ status: 500 });
    await sendEvent('week', { eventId: 'ev_week' });
    await run.until('a first attempt', () => tool.calls.length > 0);
    await run.sql(`UPDATE pending_fetches SET created_at = created_at - interval '8 days'`);
    expect((await settled('ev_week'))?.reason).toMatch(/^fetch_failed: .*it answered 500/);
  });
});

describe("the tool's limits", () => {
  const pauseOf = async () => {
    const [row] = await run.sql<{ seconds: string }>(
      `SELECT extract(epoch FROM next_at - clock_timestamp()) AS seconds FROM lanes WHERE lane = 'api:surveymonkey'`,
    );
    return row && Number(row.seconds);
  };

  test('a 429 pauses the source for all answers, as long as it says', async () => {
    know({ limited: { choice: '8106' } });
    tool.faults.push({ status: 429, headers: { 'retry-after': '900' } });
    await sendEvent('limited', { eventId: 'ev_limited' });
    const seconds = await run.until('the pause', pauseOf);
    expect(seconds).toBeGreaterThan(800);
    expect(seconds).toBeLessThan(901);
    await sendEvent('limited', { type: 'response_updated', eventId: 'ev_limited_2' });
    const [row] = await run.sql<{ attempts: number }>(
      `SELECT max(attempts)::int AS attempts FROM pending_fetches`,
    );
    expect(row?.attempts).toBe(0);
    expect(await fetchPending(run.app.deps)).toBe(0);
    expect(tool.calls).toHaveLength(1);
    await run.sql(`DELETE FROM lanes WHERE lane LIKE 'api:%'`);
    await settled('ev_limited');
    await settled('ev_limited_2');
    expect(await responsesOf('limited')).toMatchObject([{ score: 6 }]);
  });

  test('an answer that used up the last of a minute pauses the source before it says 429', async () => {
    know({ last: { choice: '8106' } });
    const replay = tool.answer;
    tool.answer = (call) => {
      const reply = replay(call);
      const headers = {
        'X-Ratelimit-App-Global-Minute-Remaining': '0',
        'X-Ratelimit-App-Global-Minute-Reset': '41',
        'X-Ratelimit-App-Global-Day-Remaining': '320',
      };
      return reply && { ...reply, headers };
    };
    await sendEvent('last', { eventId: 'ev_last' });
    await settled('ev_last');
    const seconds = await pauseOf();
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThan(42);
  });
});

test('what is still to be fetched is a number that can be watched, and the metrics hold no comment', async () => {
  await run.sql(`INSERT INTO lanes VALUES ('api:surveymonkey', clock_timestamp() + interval '1 hour')`);
  await sendEvent('watched', { eventId: 'ev_watched' });
  const metrics = await (await fetch(`${run.url}/metrics`)).text();
  expect(metrics).toContain('rnps_pending_fetches{source="surveymonkey"} 1');
  expect(metrics).toMatch(/rnps_oldest_pending_fetch_seconds\{source="surveymonkey"\} \d/);
  expect(metrics).not.toContain(COMMENT);
  know({ watched: { choice: '8100' } });
  await run.sql(`DELETE FROM lanes WHERE lane LIKE 'api:%'`);
  await settled('ev_watched');
  expect(await (await fetch(`${run.url}/metrics`)).text()).not.toContain('rnps_pending_fetches{');
});
