import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App, BlockAction, ButtonAction, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { appAt, clientOf, eventually, SIGNING_SECRET, startBoltApp, startTestSandbox, ui } from './support';

const CARD = [
  { type: 'section', block_id: 'what', text: { type: 'mrkdwn', text: 'A detractor' } },
  {
    type: 'actions',
    block_id: 'do',
    elements: [
      { type: 'button', action_id: 'claim', text: { type: 'plain_text', text: 'Claim' }, value: '42' },
      {
        type: 'button',
        action_id: 'contact',
        text: { type: 'plain_text', text: 'Log contact' },
        value: '42',
      },
    ],
  },
];

const MODAL = {
  type: 'modal' as const,
  callback_id: 'contact',
  private_metadata: '42',
  notify_on_close: true,
  title: { type: 'plain_text' as const, text: 'Log contact' },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'note',
      label: { type: 'plain_text' as const, text: 'Note' },
      element: { type: 'plain_text_input' as const, action_id: 'text', initial_value: 'Called' },
    },
    {
      type: 'input' as const,
      block_id: 'who',
      optional: true,
      label: { type: 'plain_text' as const, text: 'Who' },
      element: { type: 'users_select' as const, action_id: 'user' },
    },
  ],
};

describe('gestures reach a real Bolt app as signed requests', () => {
  let sandbox: Sandbox;
  let stop: () => Promise<void>;
  const clicks: BlockAction[] = [];
  const submissions: ViewSubmitAction[] = [];
  const closed: unknown[] = [];
  const commands: SlashCommand[] = [];
  const events: Record<string, unknown>[] = [];
  let answerSubmission: (ack: (body?: never) => Promise<void>) => Promise<void> = (ack) => ack();

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    ({ stop } = await startBoltApp(sandbox, define));
  });
  afterAll(async () => {
    await stop();
    await sandbox.close();
  });

  function define(app: App): void {
    app.action('claim', async ({ ack, body, respond }) => {
      clicks.push(body as BlockAction);
      await ack();
      if ('response_url' in body) await respond({ text: 'You have it', replace_original: false });
    });
    app.action('contact', async ({ ack, body, client }) => {
      clicks.push(body as BlockAction);
      await client.views.open({ trigger_id: (body as BlockAction).trigger_id, view: MODAL });
      await ack();
    });
    app.view('contact', async ({ ack, body }) => {
      submissions.push(body as ViewSubmitAction);
      await answerSubmission(ack as never);
    });
    app.view({ callback_id: 'contact', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push(body);
      await ack();
    });
    app.command('/rnps', async ({ ack, body }) => {
      commands.push(body);
      if (body.text === 'late') await new Promise((resolve) => setTimeout(resolve, 3300));
      await ack(body.text === 'quiet' ? undefined : `You said ${body.text}`);
    });
    app.event('app_home_opened', async ({ event, client }) => {
      events.push(event as unknown as Record<string, unknown>);
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: CARD as never } });
    });
    app.event('message', async ({ event }) => {
      events.push(event as unknown as Record<string, unknown>);
    });
  }

  async function postCard(): Promise<string> {
    const { ts } = await clientOf(sandbox).chat.postMessage({ channel: 'C0CX', text: 'card', blocks: CARD });
    return ts!;
  }

  function press(ts: string, actionId: string, as = 'U0MAYA') {
    return ui(sandbox, 'action', {
      as,
      channel: 'C0CX',
      messageTs: ts,
      action: { type: 'button', action_id: actionId, block_id: 'do' },
    });
  }

  async function openModal(as: string): Promise<{ id: string }> {
    expect(await press(await postCard(), 'contact', as)).toEqual({ ok: true });
    const [view] = await ui(sandbox, `modals?as=${as}`);
    return view;
  }

  test('a click carries the whole message, who clicked and the button with its value', async () => {
    const ts = await postCard();
    expect(await press(ts, 'claim')).toEqual({ ok: true });
    expect(clicks.at(-1)).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0MAYA', username: 'maya.chen', team_id: 'T0SANDBOX' },
      team: { id: 'T0SANDBOX', domain: 'larkspur' },
      channel: { id: 'C0CX', name: 'rnps-cx' },
      container: { type: 'message', message_ts: ts, channel_id: 'C0CX', is_ephemeral: false },
      message: { ts, bot_id: 'B0RNPSBOT', blocks: [{ block_id: 'what' }, { block_id: 'do' }] },
      state: { values: {} },
      actions: [{ type: 'button', action_id: 'claim', block_id: 'do', value: '42' } as ButtonAction],
    });
    const told = await eventually(() => sandbox.state.ephemerals('U0MAYA').at(-1));
    expect(told).toMatchObject({ channel: 'C0CX', text: 'You have it' });
    const forTomas = await ui(sandbox, 'messages?channel=C0CX&as=U0TOMAS');
    expect(JSON.stringify(forTomas)).not.toContain('You have it');
  });

  test('somebody outside the channel cannot click in it, and a button that never was cannot be clicked', async () => {
    const ts = await postCard();
    expect(await press(ts, 'claim', 'U0OWEN')).toEqual({ ok: false, error: 'not_in_channel' });
    expect(await press(ts, 'claim', 'U0ZED')).toEqual({ ok: false, error: 'account_inactive' });
    expect(await press(ts, 'explode')).toEqual({ ok: false, error: 'action_not_found' });
  });

  test('a click that comes from the card as it was a moment ago still reaches the app', async () => {
    const ts = await postCard();
    await clientOf(sandbox).chat.update({
      channel: 'C0CX',
      ts,
      text: 'claimed',
      blocks: [CARD[0]!] as never,
    });
    const before = clicks.length;
    expect(await press(ts, 'claim')).toEqual({ ok: true });
    expect(clicks.length).toBe(before + 1);
  });

  test('a modal opens for the person who clicked, and a submission carries every entry', async () => {
    const view = await openModal('U0MAYA');
    expect(await ui(sandbox, 'modals?as=U0TOMAS')).toEqual([]);
    answerSubmission = (ack) => ack();
    const state = { values: { note: { text: { type: 'plain_text_input', value: 'Spoke to Mira' } } } };
    expect(await ui(sandbox, 'submit', { as: 'U0MAYA', viewId: view.id, state })).toEqual({ ok: true });
    expect(submissions.at(-1)).toMatchObject({
      type: 'view_submission',
      user: { id: 'U0MAYA' },
      view: {
        id: view.id,
        callback_id: 'contact',
        private_metadata: '42',
        root_view_id: view.id,
        previous_view_id: null,
        state: {
          values: {
            note: { text: { type: 'plain_text_input', value: 'Spoke to Mira' } },
            who: { user: { type: 'users_select', selected_user: null } },
          },
        },
      },
    });
    expect(await ui(sandbox, 'modals?as=U0MAYA')).toEqual([]);
  });

  test('a required field left empty never reaches the app', async () => {
    const view = await openModal('U0MAYA');
    const before = submissions.length;
    const state = { values: { note: { text: { type: 'plain_text_input', value: '' } } } };
    expect(await ui(sandbox, 'submit', { as: 'U0MAYA', viewId: view.id, state })).toEqual({
      ok: false,
      errors: { note: 'Please complete this required field.' },
    });
    expect(submissions.length).toBe(before);
  });

  test('the app may answer a submission with field errors, with a new view or with another on top', async () => {
    const view = await openModal('U0MAYA');
    const send = () => ui(sandbox, 'submit', { as: 'U0MAYA', viewId: view.id });
    const answerWith = (body: unknown) => {
      answerSubmission = (ack) => ack(body as never);
      return send();
    };
    expect(await answerWith({ response_action: 'errors', errors: { note: 'Too short' } })).toEqual({
      ok: false,
      errors: { note: 'Too short' },
    });
    expect(await answerWith({ response_action: 'errors', errors: { nowhere: 'Too short' } })).toEqual({
      ok: false,
      error: 'invalid_errors_block_id',
    });
    const renamed = { ...MODAL, title: { type: 'plain_text', text: 'Step two' } };
    expect(await answerWith({ response_action: 'update', view: renamed })).toEqual({ ok: true });
    expect(await answerWith({ response_action: 'push', view: renamed })).toEqual({ ok: true });
    const stack = sandbox.state.views('U0MAYA');
    expect(stack.map((v) => v.title?.text)).toEqual(['Step two', 'Step two']);
    expect(stack[1]).toMatchObject({ previous_view_id: view.id, root_view_id: view.id });
    expect(await answerWith({ response_action: 'clear' })).toEqual({ ok: true });
    expect(sandbox.state.views('U0MAYA')).toEqual([]);
  });

  test('closing a modal that asked to know tells the app', async () => {
    const view = await openModal('U0TOMAS');
    expect(await ui(sandbox, 'close', { as: 'U0TOMAS', viewId: view.id })).toEqual({ ok: true });
    expect(closed.at(-1)).toMatchObject({ type: 'view_closed', user: { id: 'U0TOMAS' }, is_cleared: false });
    expect(sandbox.state.views('U0TOMAS')).toEqual([]);
  });

  test('a slash command arrives as a form, and its acknowledgement is shown to the person alone', async () => {
    expect(await ui(sandbox, 'command', { as: 'U0MAYA', channel: 'C0CX', text: '/rnps queue all' })).toEqual({
      ok: true,
    });
    expect(commands.at(-1)).toMatchObject({
      command: '/rnps',
      text: 'queue all',
      user_id: 'U0MAYA',
      channel_id: 'C0CX',
      team_domain: 'larkspur',
    });
    expect(sandbox.state.ephemerals('U0MAYA').at(-1)?.text).toBe('You said queue all');
  });

  test('an acknowledgement later than three seconds shows the person an error', async () => {
    const toasts: string[] = [];
    const page = await listen(sandbox, 'U0INES', (name, data) => {
      if (name === 'toast') toasts.push((data as { text: string }).text);
    });
    const answer = await ui(sandbox, 'command', { as: 'U0INES', channel: 'C0CX', text: '/rnps late' });
    expect(answer).toEqual({ ok: false, error: 'operation_timeout' });
    expect(await eventually(() => toasts[0])).toBe('/rnps failed with the error "operation_timeout"');
    page.abort();
  });

  test('opening Home tells the app, and the view that it publishes reaches the page', async () => {
    expect(await ui(sandbox, 'home-opened', { as: 'U0LENA' })).toEqual({ ok: true });
    await eventually(() => sandbox.state.home('U0LENA') ?? undefined);
    expect(events.at(-1)).toMatchObject({ type: 'app_home_opened', user: 'U0LENA', tab: 'home' });
    const { view } = await ui(sandbox, 'home?as=U0LENA');
    const action = { type: 'button', action_id: 'claim', block_id: 'do' };
    expect(await ui(sandbox, 'action', { as: 'U0LENA', home: true, action })).toEqual({ ok: true });
    expect(clicks.at(-1)).toMatchObject({
      container: { type: 'view', view_id: view.id },
      view: { type: 'home' },
    });
  });

  test('a direct message to the bot arrives as message.im', async () => {
    await ui(sandbox, 'message', { as: 'U0MAYA', channel: 'D0MAYA', text: 'hello <you> & me' });
    const event = await eventually(() => events.find((e) => e.type === 'message'));
    expect(event).toMatchObject({ channel_type: 'im', user: 'U0MAYA', text: 'hello &lt;you&gt; &amp; me' });
  });
});

test('when the app is down, the person sees an error and the sandbox goes on', async () => {
  const sandbox = await startTestSandbox();
  const answer = await ui(sandbox, 'command', { as: 'U0MAYA', channel: 'C0CX', text: '/rnps queue' });
  expect(answer).toEqual({ ok: false, error: 'dispatch_failed' });
  expect((await ui(sandbox, 'bootstrap')).team.name).toBe('Larkspur');
  await sandbox.close();
});

test('an event that the app did not take is sent again, and says so', async () => {
  const heard: { id: string; retry: string | undefined; signature: boolean }[] = [];
  const app = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    const signed = `v0:${req.headers['x-slack-request-timestamp']}:${body}`;
    const expected = `v0=${createHmac('sha256', SIGNING_SECRET).update(signed).digest('hex')}`;
    const signature = req.headers['x-slack-signature'] === expected;
    const retry = req.headers['x-slack-retry-num'] as string | undefined;
    heard.push({ id: JSON.parse(body).event_id, retry, signature });
    res.writeHead(heard.length === 1 ? 500 : 200).end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const sandbox = await startTestSandbox({
    app: appAt(`http://127.0.0.1:${(app.address() as AddressInfo).port}`),
  });
  await ui(sandbox, 'home-opened', { as: 'U0MAYA' });
  await eventually(() => heard[1]);
  expect(heard).toEqual([
    { id: heard[0]!.id, retry: undefined, signature: true },
    { id: heard[0]!.id, retry: '1', signature: true },
  ]);
  await sandbox.close();
  app.closeAllConnections();
  app.close();
});

async function listen(sandbox: Sandbox, as: string, heard: (name: string, data: unknown) => void) {
  const page = new AbortController();
  const response = await fetch(`${sandbox.url}/ui/stream?as=${as}`, { signal: page.signal });
  void (async () => {
    let text = '';
    try {
      for await (const chunk of response.body!) {
        text += Buffer.from(chunk).toString('utf8');
        const frames = text.split('\n\n');
        text = frames.pop()!;
        for (const frame of frames) {
          const name = /^event: (.+)$/m.exec(frame)?.[1];
          if (name) heard(name, JSON.parse(/^data: (.+)$/m.exec(frame)![1]!));
        }
      }
    } catch {
      // The test has seen enough and closed the page.
    }
  })();
  return page;
}
