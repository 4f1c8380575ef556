import { createHash } from 'node:crypto';
import { signAs, signStandardWebhooks, signTypeform, TEST_SECRET } from '../support/sign';
import { startHookServer } from './hook-server';
import { sample, sourceFor, vectors } from './samples';

type Server = Awaited<ReturnType<typeof startHookServer>>;
let server: Server;
let recordAll: Server['at']['record'];
beforeAll(async () => {
  server = await startHookServer();
  recordAll = server.at.record;
});
beforeEach(() => {
  server.reset();
  server.at.record = recordAll;
});
afterAll(() => server.stop());

/** How the log names a delivery. */
const MARK = expect.stringMatching(/^[0-9a-f]{16}$/);
const said = 'Exports time out every Monday.';
const generic = sample('generic.standard_webhooks.json');
const postGeneric = (body: string | Buffer, id = 'msg_1') =>
  server.post('generic', body, signStandardWebhooks(body, { id }));

describe.each(vectors)('$file', ({ file, scheme, secret, now, headers }) => {
  const name = scheme === 'typeform' ? 'typeform' : file.split('.')[0]!;
  const body = sample(file);
  beforeEach(() => {
    server.at.sources = [sourceFor(name as 'generic', { secrets: [secret] })];
    server.at.now = new Date((now ?? 0) * 1000);
  });

  test('is recorded as given, in its own bytes, with no signature beside it', async () => {
    const { status, json } = await server.post(name, body, { ...headers, 'user-agent': 'tool/1' });
    expect([status, json]).toEqual([200, { ok: true, status: 'recorded', message: 'Recorded.' }]);
    const kept: Record<string, string> = { 'content-type': 'application/json', 'user-agent': 'tool/1' };
    if (headers['webhook-id']) kept['webhook-id'] = headers['webhook-id'];
    expect(server.at.recorded).toEqual([
      {
        source: name,
        deliveryId: headers['webhook-id'] ?? '01KAB3N9QX5E7YH2T4V6W8Z0RM',
        body,
        headers: kept,
        parsed: { kind: 'answer', answer: expect.objectContaining({ score: 4 }) },
      },
    ]);
  });

  test('is a 401 with characters of it or of its signature altered', async () => {
    const signature = Object.keys(headers).find((key) => key.endsWith('-signature'))!;
    const calls: [Buffer, Record<string, string>][] = [];
    // Every byte is tried against the verifier itself; over HTTP, some from all over.
    for (let i = 0; i < body.length; i += 17) {
      const altered = Buffer.from(body);
      altered[i] = altered[i]! ^ 1;
      calls.push([altered, headers]);
    }
    const value = headers[signature]!;
    for (let i = 0; i < value.length; i += 1) {
      const altered = value.slice(0, i) + (value[i] === 'A' ? 'B' : 'A') + value.slice(i + 1);
      calls.push([body, { ...headers, [signature]: altered }]);
    }
    for (const [bytes, signed] of calls) expect((await server.post(name, bytes, signed)).status).toBe(401);
    expect(server.at.recorded).toEqual([]);
  });
});

describe('answers', () => {
  test.each([
    [{ kind: 'recorded' }, { ok: true, status: 'recorded' }],
    [{ kind: 'duplicate' }, { ok: true, status: 'duplicate' }],
    [
      { kind: 'ignored', why: 'A test.' },
      { ok: true, status: 'ignored', message: expect.stringContaining('A test.') },
    ],
    [
      { kind: 'recorded', outdated: true },
      {
        ok: true,
        status: 'recorded',
        reason: 'outdated',
        message: expect.stringContaining('nothing changed'),
      },
    ],
    [
      { kind: 'parked', reason: 'no_score', detail: 'data.score is absent.' },
      { ok: true, status: 'parked', reason: 'no_score', message: expect.stringContaining('data.score') },
    ],
  ] as const)('%j is told as such, with 200', async (result, expected) => {
    server.at.record = async () => result;
    const { status, json } = await postGeneric(generic);
    expect(status).toBe(200);
    expect(json).toMatchObject(expected);
  });

  test('when it could not be committed, the tool is asked to send it again, and the log quotes nobody', async () => {
    server.at.record = async () => {
      const broken = new Error(`invalid input: "${said}"\n    at ${said}`);
      throw Object.assign(broken, { code: '22P02', table: 'responses', parameters: [said], detail: said });
    };
    const { status, headers, json } = await postGeneric(generic);
    expect([status, headers.get('retry-after'), json.status]).toEqual([503, '30', 'unavailable']);
    const [entry] = server.at.logged;
    expect(entry).toMatchObject({
      level: 'error',
      fields: { source: 'generic', delivery: MARK, error: { code: '22P02', table: 'responses' } },
    });
    expect(entry!.fields.error.at[0]).toMatch(/hooks-route\.test/);
    expect(JSON.stringify([server.at.logged, json])).not.toContain('Monday');
  });

  test('each refusal is counted by its source and why, and nothing that was kept', async () => {
    await postGeneric(generic);
    await server.post('generic', `${generic} `, signStandardWebhooks(generic));
    await server.post('generic', Buffer.alloc(1024 * 1024 + 1, 'x'), signStandardWebhooks('x'));
    await server.post('generic/', '{}', { 'content-type': 'text/html' });
    server.at.record = async () => {
      throw new Error('busy');
    };
    await postGeneric(generic, 'msg_2');
    await server.post('made-up', generic, signStandardWebhooks(generic));
    await server.call('GET', '/hooks/generic');
    expect(server.at.refused).toEqual([
      ['generic', 'unauthorized'],
      ['generic', 'too_big'],
      ['generic', 'unsupported'],
      ['generic', 'unavailable'],
    ]);
  });

  test('the log names source, delivery and result, and never words or signatures', async () => {
    const signed = signStandardWebhooks(generic, { id: 'msg_7' });
    await server.post('generic', generic, signed);
    await server.post('generic', `${generic} `, signed);
    await server.post('typeform', sample('typeform.json'), signTypeform('another body'));
    await postGeneric(
      '{"type":"rnps.response.created","data":{"id":"r","score":4,"comment":["Monday"]}}',
      'msg_8',
    );
    expect(server.at.logged.map(({ level, fields }) => ({ level, ...fields }))).toEqual([
      { level: 'info', source: 'generic', delivery: MARK, result: 'recorded' },
      { level: 'warn', source: 'generic', result: 'unauthorized', why: 'wrong_signature' },
      { level: 'warn', source: 'typeform', result: 'unauthorized', why: 'wrong_signature' },
      {
        level: 'warn',
        source: 'generic',
        delivery: MARK,
        result: 'parked',
        reason: 'bad_field',
        detail: expect.stringMatching(/^data\.comment: /),
      },
    ]);
    const text = JSON.stringify(server.at.logged);
    const guessed = createHash('sha256').update('generic msg_7').digest('hex').slice(0, 16);
    for (const secret of ['Monday', 'msg_7', guessed, signed['webhook-signature']!, TEST_SECRET])
      expect(text).not.toContain(secret);
  });
});

describe('before the signature', () => {
  test('without signature it is a 401, for each tool', async () => {
    for (const name of ['generic', 'typeform', 'formbricks']) {
      const { status, json } = await server.post(name, generic, { 'content-type': 'application/json' });
      expect([status, json.reason]).toEqual([401, 'no_signature']);
    }
  });

  test('a source without a usable secret is a 401, and the log names the variable to set', async () => {
    for (const [secrets, why] of [
      [[], 'no_secret'],
      [['not base64!'], 'bad_secret'],
    ] as const) {
      server.at.sources = [sourceFor('generic', { secrets: [...secrets] })];
      const { status, json } = await postGeneric(generic);
      expect([status, json.reason]).toEqual([401, why]);
      expect(server.at.logged.at(-1)!.message).toContain('RNPS_SECRET_GENERIC');
      expect(JSON.stringify(server.at.logged)).not.toContain('base64!');
    }
  });

  test('a signed time is held against real time', async () => {
    server.at.now = new Date(Date.now() + 301_000);
    expect((await postGeneric(generic)).json).toMatchObject({ ok: false, reason: 'stale_timestamp' });
  });

  test('an unknown source is a 404 in JSON, whatever is asked of it', async () => {
    for (const method of ['POST', 'GET', 'PUT', 'DELETE']) {
      for (const name of ['nobody', '__proto__', 'constructor', '%00', 'generic%2f']) {
        const { status, json } = await server.call(
          method,
          `/hooks/${name}`,
          method === 'GET' ? undefined : '{}',
        );
        expect([status, json.status]).toEqual([404, 'unknown_source']);
      }
    }
    expect((await server.call('HEAD', '/hooks/nobody')).status).toBe(404);
    const upload = await server.call('POST', '/hooks/nobody', Buffer.alloc(2_000_000), {
      'content-type': 'image/png',
    });
    expect(upload.status).toBe(404);
  });

  test('HEAD is answered 200, and other methods say what the address is for', async () => {
    const head = await server.call('HEAD', '/hooks/typeform');
    expect([head.status, head.text]).toEqual([200, '']);
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers, json } = await server.call(method, '/hooks/typeform');
      expect([status, headers.get('allow'), json.ok]).toEqual([405, 'POST, HEAD', false]);
      expect(json.message).toContain('webhook');
    }
  });

  test('JSON under another type, or under none, is a delivery; an upload or a compressed body is not', async () => {
    const postAs = (type: string | null, more = {}) => {
      const { 'content-type': _, ...headers } = signStandardWebhooks(generic);
      return server.post('generic', generic, {
        ...headers,
        ...(type === null ? {} : { 'content-type': type }),
        ...more,
      });
    };
    for (const type of [
      null,
      'application/json; charset=utf-8',
      'APPLICATION/JSON',
      'application/vnd.tool.v1+json',
      'text/plain',
      'application/octet-stream',
      'application/x-www-form-urlencoded',
    ]) {
      expect([type, (await postAs(type)).status]).toEqual([type, 200]);
    }
    for (const type of [
      'multipart/form-data; boundary=x',
      'image/png',
      'Text/HTML',
      'application/pdf',
      'garbage',
    ]) {
      const { status, json } = await postAs(type);
      expect([type, status, json.status]).toEqual([type, 415, 'unsupported']);
    }
    expect((await postAs('application/json', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test('a slash at the end of the address is forgiven', async () => {
    expect(
      (await server.call('POST', '/hooks/generic/', generic, signStandardWebhooks(generic))).status,
    ).toBe(200);
  });
});

describe('after the signature', () => {
  test('a source that is switched off keeps its deliveries and is told so kindly', async () => {
    server.at.sources = [sourceFor('typeform', { secrets: ['s'], enabled: false })];
    const body = sample('typeform.json');
    const { status, json } = await server.post('typeform', body, signTypeform(body, { secret: 's' }));
    expect([status, json.status, json.reason]).toEqual([200, 'parked', 'source_off']);
    expect(server.at.recorded).toMatchObject([
      { deliveryId: '01KAB3N9QX5E7YH2T4V6W8Z0RM', body, parsed: { reason: 'source_off' } },
    ]);
    expect((await server.post('typeform', body, signTypeform(body, { secret: 'x' }))).status).toBe(401);
  });

  test.each<[what: string, body: string | Buffer, reason: string]>([
    ['nothing', '', 'not_json'],
    ['a form', 'score=9', 'not_json'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe]), 'not_json'],
    ['a list', '[]', 'not_an_nps_answer'],
    ['a thousand levels', '['.repeat(1_000) + ']'.repeat(1_000), 'too_deep'],
    ['__proto__', '{"__proto__":{"polluted":true}}', 'forbidden_key'],
    ['constructor', '{"data":{"constructor":{"prototype":{"polluted":1}}}}', 'forbidden_key'],
    ['no score', '{"type":"rnps.response.created","data":{"id":"r1"}}', 'no_score'],
  ])('%s is kept, and parked with its reason', async (_what, body, reason) => {
    const { status, json } = await postGeneric(body);
    expect([status, json.status, json.reason]).toEqual([200, 'parked', reason]);
    expect(server.at.recorded).toMatchObject([{ deliveryId: 'msg_1', body: Buffer.from(body) }]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('without an id of the tool, the hash of the body tells one delivery from another', async () => {
    const body = '{"event_type":"form_response"}';
    await server.post('typeform', body, signTypeform(body));
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect(server.at.recorded[0]!.deliveryId).toBe(`sha256:${sha256}`);
  });

  test('an unsigned webhook-id beside a Typeform signature decides nothing', async () => {
    const body = '{"event_type":"form_response"}';
    await server.post('typeform', body, { ...signTypeform(body), 'webhook-id': 'chosen' });
    expect(server.at.recorded[0]!.deliveryId).toMatch(/^sha256:/);
  });

  test('each tool can sign with its own scheme only', async () => {
    const body = sample('typeform.json');
    expect((await server.post('typeform', body, signStandardWebhooks(body))).status).toBe(401);
    expect((await server.post('formbricks', body, signTypeform(body))).status).toBe(401);
    expect((await server.post('typeform', body, signAs('typeform', body))).status).toBe(200);
  });
});

test('the generic body is published without a signature', async () => {
  const { status, json } = await server.call('GET', '/hooks/generic/schema.json');
  expect(status).toBe(200);
  expect(json).toMatchObject({ $schema: expect.stringContaining('2020-12'), title: expect.any(String) });
});

test('other routes still read JSON as JSON', async () => {
  const { json } = await server.call('POST', '/elsewhere', '{"a":1}', { 'content-type': 'application/json' });
  expect(json).toEqual({ got: { a: 1 } });
});
