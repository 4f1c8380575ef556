import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { clientOf, refusal, startBoltApp, startTestSandbox, ui } from './support';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(`Do ${value}`), value });
const CARD = [
  {
    type: 'actions',
    block_id: 'do',
    elements: [
      {
        type: 'static_select',
        action_id: 'more',
        placeholder: plain('More…'),
        option_groups: [
          { label: plain('Now'), options: [option('snooze'), option('wait')] },
          { label: plain('Others'), options: [option('move')] },
        ],
      },
      { type: 'users_select', action_id: 'who', initial_user: 'U0TOMAS' },
      { type: 'datepicker', action_id: 'when', initial_date: '2026-12-01' },
      { type: 'checkboxes', action_id: 'ticks', options: [option('call'), option('write')] },
      { type: 'button', action_id: 'open', text: plain('Open') },
    ],
  },
];
const MODAL = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Reassign'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input' as const,
      block_id: 'who',
      label: plain('Owner'),
      element: { type: 'users_select' as const, action_id: 'user', initial_user: 'U0TOMAS' },
    },
    {
      type: 'actions' as const,
      block_id: 'do',
      elements: [{ type: 'button' as const, action_id: 'push', text: plain('Another') }],
    },
  ],
};

describe('choices reach the app as Slack sends them', () => {
  let sandbox: Sandbox;
  let stop: () => Promise<void>;
  const clicks: BlockAction[] = [];
  const closed: { is_cleared: boolean; view: { id: string } }[] = [];
  let submission: ViewSubmitAction | undefined;
  let answer: object | undefined;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    ({ stop } = await startBoltApp(sandbox, define));
  });
  afterAll(async () => {
    await stop();
    await sandbox.close();
  });

  function define(app: App): void {
    app.action('open', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: (body as BlockAction).trigger_id, view: MODAL });
      await ack();
    });
    app.action('push', async ({ ack, body, client }) => {
      await client.views.push({ trigger_id: (body as BlockAction).trigger_id, view: MODAL });
      await ack();
    });
    app.action(/.*/, async ({ ack, body }) => {
      clicks.push(body as BlockAction);
      await ack();
    });
    app.view('form', async ({ ack, body }) => {
      submission = body as ViewSubmitAction;
      await ack(answer as never);
    });
    app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push(body as never);
      await ack();
    });
  }

  async function choose(action: object) {
    const channel = 'D0MAYA';
    const { ts } = await clientOf(sandbox).chat.postMessage({ channel, text: 'card', blocks: CARD });
    return ui(sandbox, 'action', {
      as: 'U0MAYA',
      channel,
      messageTs: ts,
      action: { block_id: 'do', ...action },
    });
  }

  async function openForm(): Promise<{ id: string }> {
    await choose({ action_id: 'open' });
    return (await ui(sandbox, 'modals?as=U0MAYA')).at(-1);
  }

  test('an option of a group is sent whole, with the placeholder of its menu', async () => {
    expect(await choose({ action_id: 'more', selected_option: { value: 'move' } })).toEqual({ ok: true });
    expect(clicks.at(-1)).toMatchObject({
      channel: { id: 'D0MAYA', name: 'directmessage' },
      actions: [{ type: 'static_select', selected_option: { text: { text: 'Do move' }, value: 'move' } }],
    });
    expect(clicks.at(-1)!.actions[0]).toHaveProperty('placeholder.text', 'More…');
  });

  test('an option that no group offers is refused', async () => {
    const before = clicks.length;
    expect(await choose({ action_id: 'more', selected_option: { value: 'explode' } })).toEqual({
      ok: false,
      error: 'option_not_found',
    });
    expect(await choose({ action_id: 'ticks', selected_options: [{ value: 'explode' }] })).toEqual({
      ok: false,
      error: 'option_not_found',
    });
    expect(clicks.length).toBe(before);
  });

  test('a person, a day and ticks are sent, with what was there at first', async () => {
    await choose({ action_id: 'who', selected_user: 'U0INES' });
    expect(clicks.at(-1)!.actions).toMatchObject([{ selected_user: 'U0INES', initial_user: 'U0TOMAS' }]);
    await choose({ action_id: 'when', selected_date: '2026-12-24' });
    expect(clicks.at(-1)!.actions).toMatchObject([
      { selected_date: '2026-12-24', initial_date: '2026-12-01' },
    ]);
    await choose({ action_id: 'ticks', selected_options: [{ value: 'call' }, { value: 'write' }] });
    expect(clicks.at(-1)!.actions).toMatchObject([
      { selected_options: [{ value: 'call', text: { text: 'Do call' } }, { value: 'write' }] },
    ]);
  });

  test('the person chosen at first is submitted when nobody touches the field', async () => {
    const view = await openForm();
    answer = undefined;
    expect(await ui(sandbox, 'submit', { as: 'U0MAYA', viewId: view.id })).toEqual({ ok: true });
    expect(submission!.view.state.values.who).toEqual({
      user: { type: 'users_select', selected_user: 'U0TOMAS' },
    });
  });

  test('one returns from a view that was pushed to what one had entered in the view below', async () => {
    const view = await openForm();
    answer = { response_action: 'push', view: MODAL };
    const values = { who: { user: { type: 'users_select', selected_user: 'U0INES' } } };
    await ui(sandbox, 'submit', { as: 'U0MAYA', viewId: view.id, state: { values } });
    const [below, top] = sandbox.state.views('U0MAYA');
    expect(top).toMatchObject({ previous_view_id: view.id });
    expect(below!.state.values).toMatchObject(values);
    await ui(sandbox, 'close', { as: 'U0MAYA', viewId: top!.id });
    expect(sandbox.state.views('U0MAYA').map((v) => v.id)).toEqual([view.id]);
    expect(closed.at(-1)).toMatchObject({ is_cleared: false, view: { id: top!.id } });
  });

  test('the X leaves every view of the stack, and the app is told of each; a fourth view is refused', async () => {
    const view = await openForm();
    const push = (viewId: string) =>
      ui(sandbox, 'action', { as: 'U0MAYA', viewId, action: { action_id: 'push', block_id: 'do' } });
    await push(view.id);
    await push(sandbox.state.views('U0MAYA').at(-1)!.id);
    expect(sandbox.state.views('U0MAYA')).toHaveLength(3);
    await push(sandbox.state.views('U0MAYA').at(-1)!.id);
    expect(sandbox.state.views('U0MAYA')).toHaveLength(3);
    const before = closed.length;
    const top = sandbox.state.views('U0MAYA').at(-1)!;
    await ui(sandbox, 'close', { as: 'U0MAYA', viewId: top.id, all: true });
    expect(sandbox.state.views('U0MAYA')).toEqual([]);
    expect(closed.slice(before).map((c) => c.is_cleared)).toEqual([true, true, true]);
  });

  test('an overflow menu of six options is refused, a menu of as many in groups is taken', async () => {
    const options = ['a', 'b', 'c', 'd', 'e', 'f'].map(option);
    const post = (element: object) =>
      clientOf(sandbox).chat.postMessage({
        channel: 'C0CX',
        text: 'card',
        blocks: [{ type: 'actions', elements: [element] }] as never,
      });
    expect(await refusal(post({ type: 'overflow', action_id: 'm', options }))).toMatchObject({
      error: 'invalid_blocks',
    });
    await post({ type: 'static_select', action_id: 'm', option_groups: [{ label: plain('All'), options }] });
  });
});
