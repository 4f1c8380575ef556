import type { BlockAction } from '@slack/bolt';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { clientOf, startBoltApp, startTestSandbox, ui } from './support';

describe('a response_url', () => {
  let sandbox: Sandbox;
  let stop: () => Promise<void>;
  let url = '';

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    ({ stop } = await startBoltApp(sandbox, (app) => {
      app.action('go', async ({ ack, body }) => {
        url = (body as BlockAction).response_url;
        await ack();
      });
    }));
  });
  afterAll(async () => {
    await stop();
    await sandbox.close();
  });

  const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
  const blocks = [{ type: 'actions', elements: [button] }] as never;
  const respond = async (body: object) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  async function click(): Promise<string> {
    const { ts } = await clientOf(sandbox).chat.postMessage({ channel: 'C0CX', text: 'card', blocks });
    await ui(sandbox, 'action', {
      as: 'U0MAYA',
      channel: 'C0CX',
      messageTs: ts,
      action: { action_id: 'go' },
    });
    return ts!;
  }
  const textOf = (ts: string) => sandbox.state.messages('C0CX').find((m) => m.ts === ts)?.text;

  test('replaces or deletes the message that was clicked', async () => {
    const ts = await click();
    await respond({ replace_original: true, text: 'replaced' });
    expect(textOf(ts)).toBe('replaced');
    await respond({ delete_original: true });
    expect(textOf(ts)).toBeUndefined();
  });

  test('answers the person alone, or everybody when it says so', async () => {
    const ts = await click();
    await respond({ text: 'for you', replace_original: false });
    await respond({ text: 'for all', response_type: 'in_channel' });
    expect(sandbox.state.ephemerals('U0MAYA').at(-1)!.text).toBe('for you');
    expect(sandbox.state.messages('C0CX').at(-1)!.text).toBe('for all');
    expect(textOf(ts)).toBe('card');
  });

  test('works five times, refuses what Slack refuses, and an unknown one has expired', async () => {
    await click();
    expect(await respond({ blocks: [{ type: 'nothing' }] })).toMatchObject({
      status: 400,
      error: 'invalid_blocks',
    });
    for (let i = 0; i < 4; i++) expect(await respond({ text: 'x' })).toMatchObject({ ok: true });
    expect(await respond({ text: 'x' })).toMatchObject({ status: 404, error: 'used_url' });
    url = `${sandbox.url}/response/made-up`;
    expect(await respond({ text: 'x' })).toMatchObject({ status: 404, error: 'expired_url' });
  });
});
