import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchFile } from '../../src/dropped/fetch-file';

const dir = mkdtempSync(join(tmpdir(), 'fetch-file-test-'));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(dir, { recursive: true });
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function fetched(from: string, api = from, maxMegabytes = 1) {
  const to = join(dir, 'file.csv');
  const reader = { token: 'xoxb-secret', slackApiUrl: `${api}/api/` };
  const deps = { slack: { reader }, config: { droppedFiles: { maxMegabytes } } } as never;
  const file = { name: 'file.csv', url: `${from}/file.csv`, isHtml: false };
  return fetchFile(deps, { file, to, signal: new AbortController().signal }).then(() =>
    readFileSync(to, 'utf8'),
  );
}

test('a file is fetched with the token', async () => {
  const from = await serve((req, res) => {
    res.end(`as ${req.headers.authorization}`);
  });
  expect(await fetched(from)).toBe('as Bearer xoxb-secret');
});

test('another host never hears of the token: neither by the address nor by a redirect', async () => {
  let asked = 0;
  const thief = await serve((_, res) => {
    asked += 1;
    res.end();
  });
  const from = await serve((_, res) => {
    res.writeHead(302, { location: `${thief}/file.csv` }).end();
  });
  await expect(fetched(thief, from)).rejects.toThrow(/not on a host of Slack/);
  await expect(fetched(from)).rejects.toThrow(/files:read/);
  expect(asked).toBe(0);
});

test('the page on which people sign in is no file', async () => {
  const from = await serve((_, res) => {
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>');
  });
  await expect(fetched(from)).rejects.toThrow(/files:read/);
});

test('more bytes than the config allows are not taken, whatever Slack said of the size', async () => {
  const from = await serve((_, res) => {
    res.end(Buffer.alloc(1_000_001));
  });
  await expect(fetched(from)).rejects.toThrow(/larger than 1 MB/);
});

test('trouble that passes is waited for, and for as long as Slack says', async () => {
  const limited = await serve((_, res) => {
    res.writeHead(429, { 'retry-after': '7' }).end();
  });
  await expect(fetched(limited)).rejects.toMatchObject({ name: 'TransientError', retryAfterMs: 7000 });
  const broken = await serve((_, res) => {
    res.writeHead(200, { 'content-length': '100' });
    res.write('half');
    setTimeout(() => res.destroy(), 20);
  });
  await expect(fetched(broken)).rejects.toMatchObject({ name: 'TransientError' });
});
