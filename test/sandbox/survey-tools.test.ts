import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { appAt, eventually, HOOK_SECRETS, startTestSandbox, ui } from './support';

interface Received {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

describe('a customer answers in a real tool’s own signed format', () => {
  let sandbox: Sandbox;
  let hook: Server;
  let received: Received[];

  beforeAll(async () => {
    hook = createServer(async (req, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      received.push({ url: req.url!, headers: req.headers, body });
      res.end('{"ok":true}');
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    sandbox = await startTestSandbox({
      app: appAt(`http://127.0.0.1:${(hook.address() as AddressInfo).port}`),
    });
  });
  beforeEach(() => {
    received = [];
  });
  afterAll(async () => {
    await sandbox.close();
    hook.closeAllConnections();
    hook.close();
  });

  const answer = (tool: string, over: object = {}) =>
    ui(sandbox, 'answer', { tool, score: 4, comment: 'Exports time out', accountId: 'acc_1042', ...over });

  test('Typeform: its signature over the body, the answer, and the account as hidden fields', async () => {
    const told = await answer('typeform');
    expect(told).toMatchObject({ ok: true, status: 200, delivery: { body: received[0]!.body } });
    const { url, headers, body } = received[0]!;
    expect(url).toBe('/hooks/typeform');
    const expected = createHmac('sha256', HOOK_SECRETS.typeform).update(body).digest('base64');
    expect(headers['typeform-signature']).toBe(`sha256=${expected}`);
    expect(JSON.parse(body)).toMatchObject({
      event_type: 'form_response',
      form_response: {
        hidden: {
          account_id: 'acc_1042',
          account_name: 'Northwind Freight',
          email: 'mira.olsen@northwind.example',
        },
        answers: [
          { type: 'number', number: 4, field: { ref: 'nps_score' } },
          { type: 'text', text: 'Exports time out', field: { ref: 'nps_reason' } },
        ],
      },
    });
  });

  test('signed JSON: verified by the reference implementation of Standard Webhooks', async () => {
    await answer('generic', { contactId: 'usr_10422' });
    const { headers, body } = received[0]!;
    const verified = new Webhook(HOOK_SECRETS.generic).verify(body, headers as Record<string, string>);
    expect(verified).toMatchObject({
      type: 'rnps.response.created',
      data: {
        score: 4,
        person: { name: 'Jonas Vik' },
        account: { external_id: 'acc_1042', arr: 96_000, plan: 'enterprise' },
      },
    });
  });

  test('Formbricks: the score at once, the comment a second later, as one response', async () => {
    await answer('formbricks');
    expect(received).toHaveLength(1);
    await eventually(() => received[1]);
    const [created, finished] = received.map(({ headers, body }) =>
      new Webhook(HOOK_SECRETS.formbricks).verify(body, headers as Record<string, string>),
    ) as { event: string; data: { id: string; updatedAt: string; data: object } }[];
    expect(created).toMatchObject({
      event: 'responseCreated',
      data: { data: { nps_score: 4 }, finished: false },
    });
    expect(created!.data.data).not.toHaveProperty('nps_reason');
    expect(finished).toMatchObject({
      event: 'responseFinished',
      data: { id: created!.data.id, finished: true, data: { nps_score: 4, nps_reason: 'Exports time out' } },
    });
    expect(finished!.data.updatedAt > created!.data.updatedAt).toBe(true);
    expect(received[0]!.headers['webhook-id']).not.toBe(received[1]!.headers['webhook-id']);
  });

  test('what is no answer is refused before anything is sent', async () => {
    expect(await answer('delighted')).toEqual({ ok: false, error: 'unknown_tool' });
    expect(await answer('typeform', { accountId: 'acc_0' })).toEqual({ ok: false, error: 'unknown_account' });
    for (const score of [11, -1, 7.5, '', null, 'ten']) {
      expect((await answer('typeform', { score })).ok).toBe(false);
    }
    expect(received).toEqual([]);
  });

  test('customers whom nobody has met are somebody else each time, at the account that was named', async () => {
    const contacts: { external_id: string; email: string; name: string }[] = [];
    for (let i = 0; i < 20; i += 1) expect((await answer('generic', { newContact: true })).ok).toBe(true);
    for (const { body } of received) contacts.push(JSON.parse(body).data.person);
    expect(new Set(contacts.map((c) => c.external_id)).size).toBe(20);
    expect(new Set(contacts.map((c) => c.email)).size).toBe(20);
    expect(contacts[0]!.email).toMatch(/^[a-z.0-9]+@northwind\.example$/);
    expect(new Set(contacts.map((c) => c.name)).size).toBeGreaterThan(10);
  });
});
