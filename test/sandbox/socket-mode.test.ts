import { App, type BlockAction } from '@slack/bolt';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { clientOf, eventually, post, quiet, startTestSandbox, ui } from './support';

const MODAL = {
  type: 'modal' as const,
  callback_id: 'm',
  title: { type: 'plain_text' as const, text: 'T' },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'note',
      optional: true,
      label: { type: 'plain_text' as const, text: 'Note' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};

describe('the same gestures through Socket Mode, with the real Bolt and the real socket client', () => {
  let sandbox: Sandbox;
  let app: App;
  const seen: string[] = [];

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    app = new App({
      token: sandbox.botToken,
      appToken: sandbox.appToken,
      socketMode: true,
      clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
      logger: quiet,
      deferInitialization: true,
    });
    app.action('open', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: (body as BlockAction).trigger_id, view: MODAL });
      await ack();
    });
    app.view('m', async ({ ack }) => {
      await ack({ response_action: 'errors', errors: { note: 'Say more' } });
    });
    app.command('/rnps', async ({ ack, body }) => {
      if (body.text === 'never') return;
      await ack({ text: `heard ${body.text}`, response_type: 'ephemeral' });
    });
    app.event('app_home_opened', async ({ event }) => {
      seen.push(event.user);
    });
    await app.init();
    await app.start();
  });
  afterAll(async () => {
    await app.stop();
    await sandbox.close();
  });

  test('a command is acknowledged with its text', async () => {
    expect(await ui(sandbox, 'command', { as: 'U0MAYA', channel: 'C0CX', text: '/rnps queue' })).toEqual({
      ok: true,
    });
    expect(sandbox.state.ephemerals('U0MAYA').at(-1)!.text).toBe('heard queue');
  });

  test('a command that is never acknowledged ends in an error after three seconds', async () => {
    expect(await ui(sandbox, 'command', { as: 'U0MAYA', channel: 'C0CX', text: '/rnps never' })).toEqual({
      ok: false,
      error: 'operation_timeout',
    });
  });

  test('a click opens a modal, and its submission is answered with field errors', async () => {
    const { ts } = await clientOf(sandbox).chat.postMessage({
      channel: 'C0CX',
      text: 'x',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'open', text: { type: 'plain_text', text: 'Open' } }],
        },
      ],
    });
    const action = { type: 'button', action_id: 'open' };
    expect(await ui(sandbox, 'action', { as: 'U0MAYA', channel: 'C0CX', messageTs: ts, action })).toEqual({
      ok: true,
    });
    const [view] = sandbox.state.views('U0MAYA');
    expect(await ui(sandbox, 'submit', { as: 'U0MAYA', viewId: view!.id })).toEqual({
      ok: false,
      errors: { note: 'Say more' },
    });
  });

  test('an event arrives, also after Slack made the client reconnect', async () => {
    await ui(sandbox, 'home-opened', { as: 'U0MAYA' });
    await eventually(() => seen.find((u) => u === 'U0MAYA'));
    await post(sandbox, '/control', { refreshSockets: true });
    // The client waits five seconds before it comes back.
    const reconnected = () => (sandbox.state.calls()['apps.connections.open'] === 2 ? true : undefined);
    await eventually(reconnected, 9000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await ui(sandbox, 'home-opened', { as: 'U0LENA' });
    await eventually(() => seen.find((u) => u === 'U0LENA'));
  });
});
