import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { Source } from '../../src/config/source';
import { PARK_REASONS } from '../../src/domain/answer';
import { ADAPTERS } from '../../src/ingest/adapters';
import { readDelivery } from '../../src/ingest/read-delivery';
import { signAs, signStandardWebhooks } from '../support/sign';
import { startHookServer } from './hook-server';
import { sample, sampleJson, sourceFor } from './samples';
import { spoiledWith } from './spoiled';

let server: Awaited<ReturnType<typeof startHookServer>>;
beforeAll(async () => {
  server = await startHookServer();
});
beforeEach(() => server.reset());
afterEach(async () => {
  const body = sample('generic.standard_webhooks.json');
  expect((await server.post('generic', body, signStandardWebhooks(body))).status).toBe(200);
});
afterAll(() => server.stop());

/** Sends bytes as they are and returns what comes back until the server closes or falls silent. */
async function raw(request: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.setTimeout(1_000, () => socket.destroy());
  socket.write(request);
  await once(socket, 'close');
  return received;
}

test.each([
  ['GET //', 404],
  ['GET /%E0%A4%A', 400],
  ['GET /hooks/%E0%A4%A', 400],
  ['POST /hooks/%E0%A4%A', 400],
  ['POST /hooks//', 404],
  ['POST /hooks/%00', 404],
  ['GET /hooks/../../etc/passwd', 404],
  [`POST /hooks/${'x'.repeat(101)}`, 414],
])('%s is answered in JSON', async (line, status) => {
  const answer = await raw(`${line} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual(expect.any(Object));
});

test('a body of 10 MB is told that it is too big, sent with its length or in pieces', async () => {
  const body = Buffer.alloc(10 * 1024 * 1024, 'x');
  for (let i = 0; i < 5; i += 1) {
    const { status, json } = await server.post('generic', body, signStandardWebhooks(body));
    expect([status, json.status]).toEqual([413, 'too_big']);
  }
  const pieces = new ReadableStream({
    start: (controller) => {
      for (let i = 0; i < 160; i += 1) controller.enqueue(body.subarray(0, 65_536));
      controller.close();
    },
  });
  const response = await fetch(`http://127.0.0.1:${server.port}/hooks/generic`, {
    method: 'POST',
    body: pieces,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(413);
  expect(server.at.recorded).toEqual([]);
});

test('a body of exactly 1 MiB is read', async () => {
  const frame = { type: 'rnps.response.created', data: { id: 'r1', score: 3, comment: '' } };
  const comment = 'x'.repeat(1024 * 1024 - JSON.stringify(frame).length);
  const body = JSON.stringify({ ...frame, data: { ...frame.data, comment } });
  expect(body.length).toBe(1024 * 1024);
  expect((await server.post('generic', body, signStandardWebhooks(body))).json.status).toBe('recorded');
  expect((await server.post('generic', `${body} `, signStandardWebhooks(`${body} `))).status).toBe(413);
});

test('requests that are cut short or lie about their length harm nobody', async () => {
  const head = 'POST /hooks/generic HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  const socket = connect(server.port, '127.0.0.1');
  socket.write(`${head}Content-Length: 100\r\n\r\n{"a`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  expect(await raw(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`)).toMatch(/^HTTP\/1.1 400 /);
  expect(await raw(`${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`)).toMatch(/^HTTP\/1.1 400 /);
  expect(server.at.recorded).toEqual([]);
});

const names = ['generic', 'typeform', 'formbricks'] as const satisfies Source['adapter'][];
const templates = {
  generic: sampleJson('generic.standard_webhooks.json'),
  typeform: sampleJson('typeform.json'),
  formbricks: sampleJson('formbricks.3.responseFinished.json'),
};
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }),
  fc.constantFrom(
    null,
    '',
    '\0',
    '\ud800',
    '__proto__',
    'x'.repeat(201),
    -0,
    7.5,
    1e308,
    [],
    {},
    [[]],
    [null],
  ),
);

const spoiled = spoiledWith(odd, { leafIn: 12, branchIn: 25 });

describe.each(names)('hostile bodies for %s', (name) => {
  const source = sourceFor(name);

  test('the adapter never throws, and what it makes of them is known', () => {
    const bodies = fc.oneof(fc.anything({ maxDepth: 4 }), spoiled(templates[name]));
    const counts: Record<string, number> = {};
    fc.assert(
      fc.property(bodies, (body) => {
        const { deliveryId, parsed } = ADAPTERS[name].read(body, source, { 'webhook-id': 'msg_1' });
        expect(deliveryId === null || deliveryId.length <= 200).toBe(true);
        if (parsed.kind === 'parked') expect(PARK_REASONS).toContain(parsed.reason);
        if (parsed.kind === 'answer') {
          expect(Number.isInteger(parsed.answer.score)).toBe(true);
          for (const date of [parsed.answer.answeredAt, parsed.answer.updatedAt]) {
            if (date) expect(date.getTime()).not.toBeNaN();
          }
        }
        counts[parsed.kind] = (counts[parsed.kind] ?? 0) + 1;
      }),
      { numRuns: 800 },
    );
    // Otherwise the generator has gone stale and proves nothing.
    expect(counts.answer).toBeGreaterThan(5);
    expect(counts.parked).toBeGreaterThan(5);
  });

  test('bytes of any kind become a delivery with an id, and nothing in it that cannot be stored', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((array) => Buffer.from(array)),
      spoiled(templates[name]).map((value) => Buffer.from(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(bytes, (body) => {
        const { deliveryId, parsed } = readDelivery(source, body, {});
        expect(deliveryId).not.toBe('');
        const stored = JSON.stringify(parsed);
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
      { numRuns: 400 },
    );
  });

  test('signed, they are all kept and answered 200', async () => {
    await fc.assert(
      fc.asyncProperty(spoiled(templates[name]), async (value) => {
        server.at.recorded.length = 0;
        const body = JSON.stringify(value);
        const { status } = await server.post(name, body, signAs(name, body));
        expect([status, server.at.recorded.length]).toEqual([200, 1]);
      }),
      { numRuns: 100 },
    );
  });
});
