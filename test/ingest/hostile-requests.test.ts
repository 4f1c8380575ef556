import { once } from 'node:events';
import { connect } from 'node:net';
import { signStandardWebhooks } from '../support/sign';
import { startHookServer } from './hook-server';
import { sample } from './samples';

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
