import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { clientOf, eventually, post, refusal, startBoltApp, startTestSandbox, ui } from './support';

type SlackEvent = Record<string, unknown>;
const EVENTS = [
  'user_change',
  'channel_archive',
  'channel_unarchive',
  'channel_left',
  'member_left_channel',
  'member_joined_channel',
  'channel_shared',
  'channel_unshared',
  'message',
];

describe('what can happen to a workspace', () => {
  let sandbox: Sandbox;
  let stop: () => Promise<void>;
  let events: SlackEvent[];
  let envelopes: SlackEvent[];

  beforeEach(async () => {
    events = [];
    envelopes = [];
    sandbox = await startTestSandbox();
    ({ stop } = await startBoltApp(sandbox, listen));
  });
  afterEach(async () => {
    await stop();
    await sandbox.close();
  });

  function listen(app: App): void {
    for (const name of EVENTS) {
      app.event(name, async ({ event, body }) => {
        events.push(event as unknown as SlackEvent);
        envelopes.push(body as unknown as SlackEvent);
      });
    }
  }

  const lever = (name: string, fields: object) => ui(sandbox, name, { as: 'U0RUTH', ...fields });
  const heard = (type: string) => eventually(() => events.find((e) => e.type === type));
  const say = async (channel: string) => clientOf(sandbox).chat.postMessage({ channel, text: 'card' });
  const codeOf = async (call: Promise<unknown>) => (await refusal(call)).error;

  test('an archived channel takes neither posts nor edits nor commands until it is brought back', async () => {
    const { ts } = await say('C0CX');
    expect(await lever('archive', { channel: 'C0CX' })).toEqual({ ok: true });
    expect(await heard('channel_archive')).toMatchObject({ channel: 'C0CX', user: 'U0RUTH' });
    const client = clientOf(sandbox);
    expect(await codeOf(say('C0CX'))).toBe('is_archived');
    expect(await codeOf(client.chat.update({ channel: 'C0CX', ts: ts!, text: 'x' }))).toBe('is_inactive');
    expect((await client.conversations.info({ channel: 'C0CX' })).channel).toMatchObject({
      is_archived: true,
    });
    const typed = { as: 'U0MAYA', channel: 'C0CX', text: '/rnps queue' };
    expect(await ui(sandbox, 'command', typed)).toEqual({ ok: false, error: 'is_archived' });
    expect(await ui(sandbox, 'message', typed)).toEqual({ ok: false, error: 'is_archived' });
    const listed = await ui(sandbox, 'channels?as=U0MAYA');
    expect(listed.find((c: { id: string }) => c.id === 'C0CX')).toMatchObject({ isArchived: true });

    expect(await lever('unarchive', { channel: 'C0CX' })).toEqual({ ok: true });
    expect(await heard('channel_unarchive')).toMatchObject({ channel: 'C0CX' });
    await say('C0CX');
  });

  test('the company-wide channel cannot be archived, nor a direct message', async () => {
    expect(await lever('archive', { channel: 'C0GENERAL' })).toEqual({
      ok: false,
      error: 'cant_archive_general',
    });
    expect((await lever('archive', { channel: 'D0MAYA' })).ok).toBe(false);
    await say('C0GENERAL');
  });

  test('the app that is removed from a channel hears of it and can do nothing there until it is added', async () => {
    const { ts } = await say('C0CX');
    await lever('remove-app', { channel: 'C0CX' });
    expect(await heard('member_left_channel')).toMatchObject({ user: 'U0RNPSBOT', channel: 'C0CX' });
    expect(await heard('channel_left')).toMatchObject({ channel: 'C0CX', actor_id: 'U0RUTH' });
    const client = clientOf(sandbox);
    expect(await codeOf(say('C0CX'))).toBe('not_in_channel');
    expect(await codeOf(client.chat.update({ channel: 'C0CX', ts: ts!, text: 'x' }))).toBe('not_in_channel');
    expect((await client.conversations.info({ channel: 'C0CX' })).channel).toMatchObject({
      is_member: false,
    });

    await lever('add-app', { channel: 'C0CX' });
    expect(await heard('member_joined_channel')).toMatchObject({ user: 'U0RNPSBOT', inviter: 'U0RUTH' });
    await client.chat.update({ channel: 'C0CX', ts: ts!, text: 'x' });
  });

  test('a channel shared with another company says so to whoever asks, and in every event from it', async () => {
    await lever('share', { channel: 'C0CX' });
    expect(await heard('channel_shared')).toMatchObject({
      channel: 'C0CX',
      connected_team_id: 'T0ELSEWHERE',
    });
    const info = async () => (await clientOf(sandbox).conversations.info({ channel: 'C0CX' })).channel;
    expect(await info()).toMatchObject({ is_ext_shared: true, is_shared: true });
    await ui(sandbox, 'message', { as: 'U0MAYA', channel: 'C0CX', text: 'hi' });
    await heard('message');
    expect(envelopes.at(-1)).toMatchObject({ is_ext_shared_channel: true });
    await lever('unshare', { channel: 'C0CX' });
    await heard('channel_unshared');
    expect(await info()).toMatchObject({ is_ext_shared: false });
  });

  test('somebody who leaves the company can neither act nor be written to, and is no member any more', async () => {
    await lever('deactivate', { id: 'U0MAYA' });
    expect(await heard('user_change')).toMatchObject({ user: { id: 'U0MAYA', deleted: true } });
    const client = clientOf(sandbox);
    for (const channel of ['U0MAYA', 'D0MAYA']) expect(await codeOf(say(channel))).toBe('user_disabled');
    const aside = client.chat.postEphemeral({ channel: 'C0CX', user: 'U0MAYA', text: 'x' });
    expect(await codeOf(aside)).toBe('user_not_in_channel');
    expect((await client.conversations.members({ channel: 'C0CX' })).members).not.toContain('U0MAYA');
    expect((await client.conversations.info({ channel: 'D0MAYA' })).channel).toMatchObject({
      is_user_deleted: true,
    });
    const asMaya = { as: 'U0MAYA', channel: 'C0CX', text: 'x' };
    expect(await ui(sandbox, 'message', asMaya)).toEqual({ ok: false, error: 'account_inactive' });

    await lever('reactivate', { id: 'U0MAYA' });
    await say('D0MAYA');
    expect((await client.conversations.members({ channel: 'C0CX' })).members).toContain('U0MAYA');
    expect(await lever('deactivate', { id: 'U0RNPSBOT' })).toEqual({ ok: false, error: 'user_is_bot' });
  });

  test('the last person cannot be deactivated: nobody could bring anybody back', async () => {
    const { users } = await ui(sandbox, 'bootstrap');
    const ids = users.filter((u: { is_bot: boolean }) => !u.is_bot).map((u: { id: string }) => u.id);
    for (const id of ids) if (id !== 'U0RUTH') await lever('deactivate', { id });
    expect(await lever('deactivate', { id: 'U0RUTH' })).toMatchObject({ ok: false });
    expect(await lever('reactivate', { id: 'U0MAYA' })).toEqual({ ok: true });
  });

  test('a status is told with its end, and what is no emoji is refused', async () => {
    await lever('status', { id: 'U0MAYA', emoji: ':palm_tree:', text: 'Away', expiresAt: 1_900_000_000 });
    expect(await heard('user_change')).toMatchObject({
      user: {
        profile: { status_emoji: ':palm_tree:', status_text: 'Away', status_expiration: 1_900_000_000 },
      },
    });
    expect((await lever('status', { id: 'U0MAYA', emoji: 'palm' })).ok).toBe(false);
    const { user } = await clientOf(sandbox).users.info({ user: 'U0MAYA' });
    expect(user!.profile).toMatchObject({ status_emoji: ':palm_tree:' });
    await lever('status', { id: 'U0MAYA', emoji: '' });
    const { profile } = await clientOf(sandbox).users.profile.get({ user: 'U0MAYA' });
    expect(profile).toMatchObject({ status_emoji: '', status_expiration: 0 });
  });

  test('an administrator deletes a message of the app, whose next edit finds nothing; nobody deletes the words of people', async () => {
    const { ts } = await say('C0CX');
    expect(await lever('delete-message', { channel: 'C0CX', ts })).toEqual({ ok: true });
    expect(await heard('message')).toMatchObject({ subtype: 'message_deleted', deleted_ts: ts });
    const edit = clientOf(sandbox).chat.update({ channel: 'C0CX', ts: ts!, text: 'x' });
    expect(await codeOf(edit)).toBe('message_not_found');
    const said = await ui(sandbox, 'message', { as: 'U0MAYA', channel: 'C0CX', text: 'mine' });
    expect((await lever('delete-message', { channel: 'C0CX', ts: said.ts })).error).toBe(
      'cant_delete_message',
    );
  });

  test('a deleted card that has replies leaves a tombstone over them', async () => {
    const { ts } = await say('C0CX');
    await ui(sandbox, 'message', { as: 'U0MAYA', channel: 'C0CX', text: 'reply', threadTs: ts });
    await lever('delete-message', { channel: 'C0CX', ts });
    const thread = await ui(sandbox, `thread?channel=C0CX&ts=${ts}&as=U0MAYA`);
    expect(thread.messages).toMatchObject([{ subtype: 'tombstone' }, { text: 'reply' }]);
  });

  test('somebody unknown pulls no lever', async () => {
    expect(await ui(sandbox, 'archive', { as: 'U404', channel: 'C0CX' })).toEqual({
      ok: false,
      error: 'user_not_found',
    });
    await say('C0CX');
  });
});

test('a status ends when the business clock has passed its end, and not before', async () => {
  let business = Date.parse('2026-12-01T09:00:00Z');
  const clock = createServer((_req, res) =>
    res.end(JSON.stringify({ business: new Date(business).toISOString() })),
  );
  await new Promise<void>((resolve) => clock.listen(0, '127.0.0.1', resolve));
  const { port } = clock.address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  const sandbox = await startTestSandbox({ app: { eventsUrl: url, hooksUrl: url, clockUrl: url } });
  const emoji = async () =>
    (await clientOf(sandbox).users.info({ user: 'U0MAYA' })).user!.profile!.status_emoji;
  const expiresAt = business / 1000 + 3600;
  await ui(sandbox, 'status', { as: 'U0RUTH', id: 'U0MAYA', emoji: ':palm_tree:', expiresAt });
  business += 3_599_000;
  await ui(sandbox, 'clock', { advance: 'PT1S' });
  expect(await emoji()).toBe(':palm_tree:');
  business += 1000;
  await ui(sandbox, 'clock', { advance: 'PT1S' });
  expect(await emoji()).toBe('');
  await sandbox.close();
  clock.closeAllConnections();
  clock.close();
});

test('an event that the app does not subscribe to is not sent', async () => {
  const types: unknown[] = [];
  const sandbox = await startTestSandbox({ events: ['channel_unarchive', 'message.im'] });
  const { stop } = await startBoltApp(sandbox, (app) => {
    app.use(async ({ payload, next }) => {
      types.push((payload as { channel_type?: string; type?: string }).channel_type ?? payload.type);
      await next();
    });
  });
  for (const name of ['archive', 'unarchive']) await ui(sandbox, name, { as: 'U0RUTH', channel: 'C0CX' });
  for (const channel of ['C0CX', 'D0MAYA'])
    await ui(sandbox, 'message', { as: 'U0MAYA', channel, text: 'hi' });
  await eventually(() => types[1]);
  expect(types.sort()).toEqual(['channel_unarchive', 'im']);
  await stop();
  await sandbox.close();
});

test('archived, shared, without the app, away and deactivated: all of it is as it was after a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const first = await startTestSandbox({ dataDir });
  const { ts } = await clientOf(first).chat.postMessage({ channel: 'C0CX', text: 'gone' });
  await post(first, '/control', {
    deleteMessage: { channel: 'C0CX', ts },
    archiveChannel: 'C0SALES',
    removeBotFrom: 'C0PRODUCT',
    shareChannel: 'C0SUCCESS',
  });
  await ui(first, 'deactivate', { as: 'U0RUTH', id: 'U0SAM' });
  await ui(first, 'status', { as: 'U0RUTH', id: 'U0MAYA', emoji: ':palm_tree:' });
  await first.close();

  const second = await startTestSandbox({ dataDir });
  const client = clientOf(second);
  const channel = async (id: string) => (await client.conversations.info({ channel: id })).channel;
  expect(second.state.messages('C0CX')).toEqual([]);
  expect(await channel('C0SALES')).toMatchObject({ is_archived: true });
  expect(await channel('C0PRODUCT')).toMatchObject({ is_member: false });
  expect(await channel('C0SUCCESS')).toMatchObject({ is_ext_shared: true });
  expect((await client.users.info({ user: 'U0SAM' })).user).toMatchObject({ deleted: true });
  expect((await client.users.info({ user: 'U0MAYA' })).user!.profile).toMatchObject({
    status_emoji: ':palm_tree:',
  });
  await second.close();
  rmSync(dataDir, { recursive: true, force: true });
});
