import type { Sandbox } from '../../sandbox/start-sandbox';
import { clientOf, post, refusal, startTestSandbox, ui } from './support';

const BLOCKS = [{ type: 'section', text: { type: 'mrkdwn', text: 'A card' } }];
const KEY = { event_type: 'rnps_delivery', event_payload: { key: 'card-1' } };

describe('the Web API answers the real client', () => {
  let sandbox: Sandbox;
  const client = () => clientOf(sandbox);
  beforeEach(async () => {
    sandbox = await startTestSandbox();
  });
  afterEach(() => sandbox.close());

  test('auth.test says who the bot is and which scopes it has', async () => {
    const answer = await client().auth.test();
    expect(answer).toMatchObject({
      team: 'Larkspur',
      team_id: 'T0SANDBOX',
      user_id: 'U0RNPSBOT',
      bot_id: 'B0RNPSBOT',
      url: `${sandbox.url}/`,
    });
    expect(answer.response_metadata?.scopes).toContain('chat:write');
  });

  test('a wrong token, no token, the wrong kind of token, an unknown method', async () => {
    const call = async (method: string, headers: Record<string, string>) =>
      (await fetch(`${sandbox.apiUrl}${method}`, { method: 'POST', headers })).json();
    expect(await call('auth.test', {})).toEqual({ ok: false, error: 'not_authed' });
    expect(await call('auth.test', { authorization: 'Bearer xoxb-other' })).toEqual({
      ok: false,
      error: 'invalid_auth',
    });
    expect(await call('auth.test', { authorization: 'Bearer xapp-sandbox' })).toEqual({
      ok: false,
      error: 'not_allowed_token_type',
    });
    for (const name of ['chat.shout', '__proto__', 'constructor']) {
      expect(await call(name, {})).toMatchObject({ ok: false, error: 'unknown_method' });
    }
  });

  test('arguments come as a form, as multipart or as JSON', async () => {
    const headers = { authorization: 'Bearer xoxb-sandbox' };
    const form = new FormData();
    form.set('channel', 'C0CX');
    form.set('blocks', JSON.stringify(BLOCKS));
    const bodies: [string | FormData, Record<string, string>][] = [
      [
        JSON.stringify({ channel: 'C0CX', blocks: BLOCKS }),
        { 'content-type': 'application/json; charset=utf-8' },
      ],
      [
        new URLSearchParams({ channel: 'C0CX', blocks: JSON.stringify(BLOCKS) }).toString(),
        { 'content-type': 'application/x-www-form-urlencoded' },
      ],
      [form, {}],
    ];
    for (const [body, type] of bodies) {
      const response = await fetch(`${sandbox.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: { ...headers, ...type },
        body,
      });
      expect(await response.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'section' }] } });
    }
    const got = await fetch(`${sandbox.apiUrl}conversations.info?channel=C0CX`, { headers });
    expect(await got.json()).toMatchObject({ ok: true, channel: { name: 'rnps-cx' } });
    const broken = await fetch(`${sandbox.apiUrl}api.test`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(await broken.json()).toEqual({ ok: false, error: 'invalid_json' });
  });

  test('a posted message carries what Slack adds to it', async () => {
    const { ts, message, channel } = await client().chat.postMessage({
      channel: '#rnps-cx',
      text: 'card',
      blocks: BLOCKS,
      metadata: KEY,
    });
    expect(channel).toBe('C0CX');
    expect(ts).toMatch(/^\d{10}\.\d{6}$/);
    expect(message).toMatchObject({
      type: 'message',
      user: 'U0RNPSBOT',
      bot_id: 'B0RNPSBOT',
      app_id: 'A0RNPS',
      team: 'T0SANDBOX',
      bot_profile: { id: 'B0RNPSBOT', name: 'rNPS Loop' },
      blocks: [{ block_id: expect.any(String), text: { type: 'mrkdwn', text: 'A card', verbatim: false } }],
    });
  });

  test('no two messages have the same ts, and a person is written to by their id', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => client().chat.postMessage({ channel: 'U0MAYA', text: 'x' })),
    );
    expect(new Set(all.map((m) => m.ts)).size).toBe(20);
    expect(all[0]!.channel).toBe('D0MAYA');
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown channel', { channel: 'C404', text: 'x' }, 'channel_not_found'],
    ['nothing to say', { channel: 'C0CX', text: ' ' }, 'no_text'],
    ['somebody deactivated', { channel: 'U0ZED', text: 'x' }, 'user_disabled'],
    ['blocks that are no list', { channel: 'C0CX', blocks: '{"type":"divider"}' }, 'invalid_blocks_format'],
    ['blocks that are no JSON', { channel: 'C0CX', blocks: '[' }, 'invalid_blocks_format'],
    [
      'metadata without a payload',
      { channel: 'C0CX', text: 'x', metadata: { event_type: 'a' } },
      'invalid_metadata_schema',
    ],
    ['a thread that is no ts', { channel: 'C0CX', text: 'x', thread_ts: 'soon' }, 'invalid_thread_ts'],
    [
      'texts that are too much together',
      {
        channel: 'C0CX',
        blocks: Array.from({ length: 4 }, () => ({
          type: 'section',
          text: { type: 'mrkdwn', text: 'x'.repeat(3000) },
        })),
      },
      'msg_blocks_too_long',
    ],
  ])('posting is refused: %s', async (_what, args, code) => {
    expect(await refusal(client().apiCall('chat.postMessage', args))).toMatchObject({ error: code });
  });

  test('blocks that Slack would refuse are refused with the place', async () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    expect(await refusal(client().chat.postMessage({ channel: 'C0CX', text: 'x', blocks }))).toEqual({
      error: 'invalid_blocks',
      messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
    });
    expect(sandbox.state.messages('C0CX')).toEqual([]);
  });

  test('an archived channel, a channel without the bot and a private one look as they do on Slack', async () => {
    await post(sandbox, '/control', {
      archiveChannel: 'C0SALES',
      removeBotFrom: 'C0PRODUCT',
      addChannel: { id: 'C0SECRET', name: 'secret', isPrivate: true, memberIds: ['U0RUTH'] },
    });
    const say = (channel: string) => refusal(client().chat.postMessage({ channel, text: 'x' }));
    expect((await say('C0SALES')).error).toBe('is_archived');
    expect((await say('C0PRODUCT')).error).toBe('not_in_channel');
    expect((await say('C0SECRET')).error).toBe('channel_not_found');
    expect((await refusal(client().conversations.history({ channel: 'C0PRODUCT' }))).error).toBe(
      'not_in_channel',
    );
    const { channels } = await client().conversations.list({
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: 999,
    });
    expect(channels!.map((c) => c.name).sort()).toEqual([
      'general',
      'rnps-announcements',
      'rnps-committee',
      'rnps-cx',
      'rnps-product',
      'rnps-success',
    ]);
    expect(channels!.find((c) => c.name === 'rnps-product')!.is_member).toBe(false);
    await client().conversations.join({ channel: 'C0PRODUCT' });
    await client().chat.postMessage({ channel: 'C0PRODUCT', text: 'back' });
  });

  test('an edit replaces blocks, keeps metadata, and text alone takes the blocks away', async () => {
    const { ts } = await client().chat.postMessage({
      channel: 'C0CX',
      text: 'card',
      blocks: BLOCKS,
      metadata: KEY,
    });
    const other = [{ type: 'divider' }];
    const first = await client().chat.update({ channel: 'C0CX', ts: ts!, text: 'two', blocks: other });
    expect(first.message).toMatchObject({ text: 'two', blocks: [{ type: 'divider' }], metadata: KEY });
    expect(first.message).not.toHaveProperty('edited');
    const second = await client().chat.update({ channel: 'C0CX', ts: ts!, text: 'three' });
    expect(second.message).toMatchObject({ text: 'three', edited: { user: 'U0RNPSBOT' } });
    expect(second.message).not.toHaveProperty('blocks');
  });

  test('an edit is refused for a text past 4,000, a message that is gone and one of somebody else', async () => {
    const { ts } = await client().chat.postMessage({ channel: 'C0CX', text: 'card' });
    const said = await ui(sandbox, 'message', { as: 'U0MAYA', channel: 'C0CX', text: 'mine' });
    const edit = async (at: string, text: string) =>
      (await refusal(client().chat.update({ channel: 'C0CX', ts: at, text }))).error;
    expect(await edit(ts!, 'x'.repeat(4001))).toBe('msg_too_long');
    expect(await edit('1.000001', 'x')).toBe('message_not_found');
    expect(await edit(said.ts, 'x')).toBe('cant_update_message');
    expect((await refusal(client().chat.delete({ channel: 'C0CX', ts: said.ts }))).error).toBe(
      'cant_delete_message',
    );
    await client().chat.delete({ channel: 'C0CX', ts: ts! });
    expect(await edit(ts!, 'x')).toBe('message_not_found');
  });

  test('history pages newest first, leaves replies out, and shows metadata when asked', async () => {
    const stamps: string[] = [];
    for (let i = 0; i < 5; i++) {
      stamps.push((await client().chat.postMessage({ channel: 'C0CX', text: `m${i}`, metadata: KEY })).ts!);
    }
    await client().chat.postMessage({ channel: 'C0CX', text: 'reply', thread_ts: stamps[4]!, metadata: KEY });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client().conversations.history({
        channel: 'C0CX',
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.messages!.map((m) => m.text!));
      cursor = page.response_metadata?.next_cursor;
      expect(page.has_more).toBe(Boolean(cursor));
    } while (cursor);
    expect(seen).toEqual(['m4', 'm3', 'm2', 'm1', 'm0']);
    const found = await client().conversations.history({
      channel: 'C0CX',
      oldest: stamps[2]!,
      include_all_metadata: true,
    });
    expect(found.messages!.map((m) => m.text)).toEqual(['m4', 'm3']);
    expect(found.messages![0]).toMatchObject({ metadata: KEY, reply_count: 1, thread_ts: stamps[4] });
    const plain = await client().conversations.history({
      channel: 'C0CX',
      latest: stamps[0]!,
      inclusive: true,
    });
    expect(plain.messages).toHaveLength(1);
    expect(plain.messages![0]).toHaveProperty('metadata', { event_type: 'rnps_delivery' });
    const thread = await client().conversations.replies({
      channel: 'C0CX',
      ts: stamps[4]!,
      include_all_metadata: true,
    });
    expect(thread.messages!.map((m) => m.text)).toEqual(['m4', 'reply']);
    expect(thread.messages![1]).toMatchObject({ metadata: KEY, parent_user_id: 'U0RNPSBOT' });
    expect((await refusal(client().conversations.replies({ channel: 'C0CX', ts: '1.000001' }))).error).toBe(
      'thread_not_found',
    );
  });

  test('a deleted root with replies leaves a tombstone', async () => {
    const { ts } = await client().chat.postMessage({ channel: 'C0CX', text: 'root' });
    await client().chat.postMessage({ channel: 'C0CX', text: 'reply', thread_ts: ts! });
    await client().chat.delete({ channel: 'C0CX', ts: ts! });
    const { messages } = await client().conversations.replies({ channel: 'C0CX', ts: ts! });
    expect(messages![0]).toMatchObject({ subtype: 'tombstone', text: 'This message was deleted.' });
  });

  test('people: guests, the deactivated, e-mail, and everybody by pages', async () => {
    const info = async (user: string) => (await client().users.info({ user })).user!;
    expect(await info('U0INES')).toMatchObject({
      real_name: 'Inês Duarte',
      team_id: 'T0SANDBOX',
      tz: 'Europe/Lisbon',
      tz_offset: expect.any(Number),
      is_restricted: false,
      profile: {
        email: 'ines.duarte@larkspur.example',
        display_name: 'Inês Duarte',
        image_48: `${sandbox.url}/avatar/U0INES.svg`,
      },
    });
    expect(await info('U0GUS')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await info('U0ZED')).toMatchObject({ deleted: true });
    expect(await info('U0RNPSBOT')).toMatchObject({ is_bot: true, profile: { bot_id: 'B0RNPSBOT' } });
    expect((await client().users.lookupByEmail({ email: 'MAYA.chen@larkspur.example' })).user!.id).toBe(
      'U0MAYA',
    );
    expect((await refusal(client().users.lookupByEmail({ email: 'zed.fox@larkspur.example' }))).error).toBe(
      'users_not_found',
    );
    expect((await refusal(client().users.info({ user: 'U404' }))).error).toBe('user_not_found');
    const names: string[] = [];
    for await (const page of client().paginate('users.list', { limit: 5 })) {
      names.push(
        ...((page as never as { members: unknown }).members as { name: string }[]).map((m) => m.name),
      );
    }
    expect(names).toHaveLength(13);
    await post(sandbox, '/control', { setUser: { id: 'U0MAYA', statusEmoji: ':palm_tree:', deleted: true } });
    expect(await info('U0MAYA')).toMatchObject({ deleted: true, profile: { status_emoji: ':palm_tree:' } });
  });

  test('a scope that is taken away is missed by name', async () => {
    await post(sandbox, '/control', { setScopes: ['chat:write', 'users:read', 'im:history'] });
    await client().chat.postMessage({ channel: 'C0CX', text: 'x' });
    expect((await refusal(client().conversations.history({ channel: 'C0CX' }))).error).toBe('missing_scope');
    expect((await client().users.info({ user: 'U0MAYA' })).user!.profile).not.toHaveProperty('email');
  });

  test('a file goes up in three steps, is shown by a message, and is read with the token only', async () => {
    const { files } = (await client().files.uploadV2({
      channel_id: 'C0CX',
      filename: 'trend.csv',
      content: 'month,nps\n2026-10,41\n',
      initial_comment: 'The trend',
    })) as unknown as { files: { files: { id: string; url_private: string }[] }[] };
    const file = files[0]!.files[0]!;
    const message = sandbox.state.messages('C0CX').at(-1)!;
    expect(message).toMatchObject({
      text: 'The trend',
      files: [{ id: file.id, name: 'trend.csv', mimetype: 'text/csv' }],
    });
    expect(message.metadata).toBeUndefined();
    expect((await fetch(file.url_private)).status).toBe(403);
    const read = await fetch(file.url_private, { headers: { authorization: 'Bearer xoxb-sandbox' } });
    expect(await read.text()).toBe('month,nps\n2026-10,41\n');
    const shown = [{ type: 'image', alt_text: 'trend', slack_file: { id: file.id } }];
    await client().chat.postMessage({ channel: 'C0CX', text: 'x', blocks: shown as never });
    expect((await refusal(client().files.info({ file: 'F404' }))).error).toBe('file_not_found');
  });

  test('an ephemeral reaches one person of the channel and is in no history', async () => {
    await client().chat.postEphemeral({ channel: 'C0CX', user: 'U0MAYA', text: 'only you' });
    expect(sandbox.state.ephemerals('U0MAYA')).toMatchObject([{ text: 'only you', channel: 'C0CX' }]);
    expect((await client().conversations.history({ channel: 'C0CX' })).messages).toEqual([]);
    expect(
      (await refusal(client().chat.postEphemeral({ channel: 'C0CX', user: 'U0OWEN', text: 'x' }))).error,
    ).toBe('user_not_in_channel');
  });

  test('a permalink leads to the sandbox itself', async () => {
    const { ts } = await client().chat.postMessage({ channel: 'C0CX', text: 'x' });
    const { permalink } = await client().chat.getPermalink({ channel: 'C0CX', message_ts: ts! });
    expect(permalink).toBe(`${sandbox.url}/archives/C0CX/p${ts!.replace('.', '')}`);
  });
});
