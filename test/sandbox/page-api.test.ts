import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { appAt, clientOf, post, startTestSandbox, ui } from './support';

/** The status of a request whose path no client has tidied up. */
function rawStatus(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: new URL(sandbox.url).port, path }, (res) => {
      res.resume();
      resolve(res.statusCode!);
    }).on('error', reject);
  });
}

let sandbox: Sandbox;

describe('what the page reads', () => {
  beforeEach(async () => {
    sandbox = await startTestSandbox();
  });
  afterEach(() => sandbox.close());

  test('bootstrap names everybody, every channel, the command, the tools and customers', async () => {
    const start = await ui(sandbox, 'bootstrap');
    expect(start.users).toHaveLength(13);
    const sla = { word: 'sla', hint: '[team]' };
    const account = { word: 'account', hint: 'NAME' };
    const words = ['help', 'queue', 'mine', sla, account, 'status'];
    expect(start.commands[0]).toMatchObject({ command: '/rnps', words });
    expect(start.tools.map((t: { id: string }) => t.id)).toEqual(['typeform', 'formbricks', 'generic']);
    expect(start.accounts).toHaveLength(6);
    expect(start.now).toEqual({ real: expect.any(String), business: expect.any(String) });
    expect(start.channels.find((c: { id: string }) => c.id === 'C0CX').memberIds).toContain('U0GUS');
  });

  test('each person has their own channels and their own unread marks', async () => {
    const of = async (as: string) =>
      (await ui(sandbox, `channels?as=${as}`)) as { id: string; unread: number; mention: boolean }[];
    expect((await of('U0GUS')).map((c) => c.id)).toEqual(['C0CX', 'C0GENERAL', 'D0GUS']);
    await clientOf(sandbox).chat.postMessage({ channel: 'C0CX', text: 'hello <@U0MAYA>' });
    const cx = async (as: string) => (await of(as)).find((c) => c.id === 'C0CX');
    expect(await cx('U0MAYA')).toMatchObject({ unread: 1, mention: true });
    expect(await cx('U0TOMAS')).toMatchObject({ unread: 1, mention: false });
    await ui(sandbox, 'read', { as: 'U0MAYA', channel: 'C0CX' });
    expect(await cx('U0MAYA')).toMatchObject({ unread: 0, mention: false });
    expect(await cx('U0TOMAS')).toMatchObject({ unread: 1 });
  });

  test('a channel reads oldest first, page by page, and a thread apart', async () => {
    const client = clientOf(sandbox);
    const stamps: string[] = [];
    for (let i = 0; i < 5; i++)
      stamps.push((await client.chat.postMessage({ channel: 'C0CX', text: `m${i}` })).ts!);
    await client.chat.postMessage({ channel: 'C0CX', text: 'reply', thread_ts: stamps[0]! });
    const last = await ui(sandbox, 'messages?channel=C0CX&as=U0MAYA&limit=2');
    expect(last.messages.map((m: { text: string }) => m.text)).toEqual(['m3', 'm4']);
    expect(last.hasMore).toBe(true);
    const rest = await ui(sandbox, `messages?channel=C0CX&as=U0MAYA&before=${stamps[3]}`);
    expect(rest.messages.map((m: { text: string }) => m.text)).toEqual(['m0', 'm1', 'm2']);
    expect(rest.messages[0]).toMatchObject({
      replyCount: 1,
      replyUsers: ['U0RNPSBOT'],
      latestReply: expect.any(String),
    });
    expect(rest.hasMore).toBe(false);
    const thread = await ui(sandbox, `thread?channel=C0CX&ts=${stamps[0]}&as=U0MAYA`);
    expect(thread.messages.map((m: { text: string }) => m.text)).toEqual(['m0', 'reply']);
  });

  test('nobody reads a channel that they are not in, nor somebody else’s direct messages', async () => {
    expect(await ui(sandbox, 'messages?channel=C0SALES&as=U0MAYA')).toEqual({
      ok: false,
      error: 'not_in_channel',
    });
    expect(await ui(sandbox, 'messages?channel=D0OWEN&as=U0MAYA')).toEqual({
      ok: false,
      error: 'not_in_channel',
    });
    expect(await ui(sandbox, 'messages?channel=C0CX&as=U404')).toEqual({
      ok: false,
      error: 'user_not_found',
    });
  });

  test('the clock is moved through the app, and real time stands in while the app is down', async () => {
    const asked: string[] = [];
    const app = createServer(async (req, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      if (req.method === 'POST') asked.push(body);
      res.end(JSON.stringify({ business: '2030-01-01T00:00:00.000Z', real: '2026-01-01T00:00:00.000Z' }));
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    expect(await ui(sandbox, 'clock', { advance: 'PT1H' })).toEqual({
      ok: false,
      error: 'app_not_reachable',
    });
    sandbox.setApp(appAt(`http://127.0.0.1:${(app.address() as AddressInfo).port}`));
    expect(await ui(sandbox, 'clock', { advance: 'PT1H' })).toMatchObject({
      ok: true,
      now: { business: '2030-01-01T00:00:00.000Z' },
    });
    expect(asked).toEqual(['{"advance":"PT1H"}']);
    app.closeAllConnections();
    app.close();
  });

  test('the page’s libraries are served, and nothing outside its folder is', async () => {
    for (const name of ['preact.mjs', 'hooks.mjs', 'htm.mjs']) {
      const response = await fetch(`${sandbox.url}/vendor/${name}`);
      expect(response.headers.get('content-type')).toContain('javascript');
      expect((await response.text()).length).toBeGreaterThan(500);
    }
    expect((await fetch(`${sandbox.url}/avatar/U0MAYA.svg`)).headers.get('content-type')).toBe(
      'image/svg+xml',
    );
    for (const path of [
      '/..%2fseed.ts',
      '/../seed.ts',
      '/%2e%2e/seed.ts',
      '/../../package-lock.json',
      '/%00',
    ]) {
      expect([path, await rawStatus(path)]).toEqual([path, 404]);
    }
    expect(await rawStatus('//')).toBeLessThan(500);
    expect((await fetch(`${sandbox.url}/%E0%A4%A`)).status).toBe(400);
  });

  test('another site cannot make a gesture with a plain form', async () => {
    const body = new URLSearchParams({ as: 'U0MAYA', channel: 'C0CX', text: 'x' });
    expect((await fetch(`${sandbox.url}/ui/message`, { method: 'POST', body })).status).toBe(415);
    expect(sandbox.state.messages('C0CX')).toEqual([]);
  });

  test('a websocket without a ticket, at whatever address, is turned away and harms nothing', async () => {
    for (const path of ['/link/?ticket=made-up', '//', '/link/']) {
      const request = get({
        host: '127.0.0.1',
        port: new URL(sandbox.url).port,
        path,
        headers: { connection: 'Upgrade', upgrade: 'websocket' },
      });
      const status = await new Promise((resolve) => {
        request.on('response', (res) => resolve(res.statusCode));
        request.on('error', () => resolve('closed'));
      });
      expect(status).toBe(401);
    }
    expect((await ui(sandbox, 'bootstrap')).team.id).toBe('T0SANDBOX');
  });

  test('controls that do not exist are refused by name', async () => {
    const response = await post(sandbox, '/control', { explode: true });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Unknown control');
  });
});
