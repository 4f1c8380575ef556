import { channelNameOf } from '../../src/delivery/channel-for';
import { appendHistory } from '../../src/use-cases/follow-up/append-history';
import { oweCard } from '../../src/use-cases/follow-up/owe-card';
import { replayMessage } from '../../src/use-cases/operations/replay-message';
import { tryChannelAgain } from '../../src/use-cases/operations/try-channel-again';
import { watchChannels } from '../../src/use-cases/operations/watch-channels';
import { type ByHand, deliveryByHand } from './by-hand';

let hand: ByHand;
afterEach(() => hand.stop());
const start = async (delivery: Parameters<typeof deliveryByHand>[0] = {}) => {
  hand = await deliveryByHand(delivery);
};
/** #general stands in for any team's channel. */
const startWithFallback = () => start({ fallbackChannel: 'general' });

const CX = { comment: 'The invoice is wrong.' };
const inChannel = (id: string) => hand.sandbox.state.messages(id).filter((m) => m.user === 'U0RNPSBOT');
const roots = (id: string) => inChannel(id).filter((m) => !m.thread_ts || m.thread_ts === m.ts);
const toRuth = () => inChannel('D0RUTH').map((m) => `${m.text} ${JSON.stringify(m.blocks)}`);
const closed = () => hand.sql<{ name: string; why: string }>('SELECT name, why FROM closed_channels');
const posts = () => hand.posts();

async function claimIt(followUpId: string) {
  await hand.deps.db.transaction(async (tx) => {
    await oweCard(hand.deps, tx, {
      id: followUpId,
      team: 'cx',
      priority: 'normal',
      confidential: false,
      confidentialTo: null,
    });
    await appendHistory(tx, {
      followUpId,
      at: new Date(),
      by: 'U0MAYA',
      verb: 'claimed',
      from: 'open',
      to: 'claimed',
    });
  });
}

describe('a channel that is gone, and no other takes its place', () => {
  beforeEach(() => start());

  test('its cards wait without being tried again, and each admin is told once: which, why, how many, what to do', async () => {
    for (let i = 0; i < 5; i++) await hand.answer(CX);
    await hand.control({ archiveChannel: 'C0CX' });
    expect(await hand.sendAll()).toEqual(['waiting', 'posted']);
    await hand.passTime(3_600_000);
    expect(await hand.sendAll()).toEqual([]);
    expect(posts()).toBe(2);
    expect(toRuth()).toHaveLength(1);
    expect(toRuth()[0]).toContain('#rnps-cx is archived');
    expect(toRuth()[0]).toContain('5 cards wait for it');
    expect(toRuth()[0]).toContain('Unarchive it');
    expect(await hand.sql(`SELECT DISTINCT state FROM outbox WHERE kind = 'card'`)).toEqual([
      { state: 'waiting' },
    ]);
  });

  test('it is back: everything goes out by itself, once, and the alert says so', async () => {
    const id = await hand.answer(CX);
    await hand.sendAll();
    await hand.control({ archiveChannel: 'C0CX' });
    await claimIt(id);
    await hand.answer(CX);
    await hand.sendAll();
    await hand.control({ unarchiveChannel: 'C0CX' });
    expect(await watchChannels(hand.deps)).toBe(1);
    await hand.sendAll();
    expect(roots('C0CX')).toHaveLength(2);
    expect(inChannel('C0CX')).toHaveLength(3);
    expect(toRuth()).toEqual([expect.stringContaining('takes messages again')]);
    expect(await closed()).toEqual([]);
  });

  test('the app is taken out of it: an edit finds out too, and waits for the card that still stands there', async () => {
    const id = await hand.answer(CX);
    await hand.sendAll();
    await hand.control({ removeBotFrom: 'C0CX' });
    await claimIt(id);
    await hand.sendAll();
    expect(await closed()).toEqual([{ name: 'rnps-cx', why: 'app_removed' }]);
    await hand.control({ addBotTo: 'C0CX' });
    expect(await tryChannelAgain(hand.deps, { name: 'rnps-cx', by: 'U0RUTH' })).toEqual({
      kind: 'open',
      name: 'rnps-cx',
    });
    await hand.sendAll();
    expect(inChannel('C0CX')).toHaveLength(2);
  });

  test('it was deleted, and another of its name is made: cards go there, and the one that was lost is posted anew', async () => {
    const id = await hand.answer(CX);
    await hand.sendAll();
    await hand.control({ removeChannel: 'C0CX' });
    await claimIt(id);
    await hand.sendAll();
    expect(await closed()).toEqual([{ name: 'rnps-cx', why: 'missing' }]);
    await hand.control({ addChannel: { id: 'C9CX', name: 'rnps-cx' } });
    await watchChannels(hand.deps);
    await hand.answer(CX);
    await hand.sendAll();
    expect(roots('C9CX')).toHaveLength(2);
    expect((await hand.row(`card:${id}`))!.channel_id).toBe('C9CX');
    expect(inChannel('C9CX').some((m) => /has this one now/.test(m.text))).toBe(true);
    expect(await hand.sendAll()).toEqual([]);
  });

  test('an answer was lost before it was archived: it is looked for when it is back, and not posted twice', async () => {
    await hand.answer(CX);
    await hand.fault({ method: 'chat.postMessage', kind: 'drop_after' });
    await hand.sendAll();
    await hand.control({ removeBotFrom: 'C0CX' });
    await hand.passTime(36_000);
    await hand.sendAll();
    expect(await closed()).toHaveLength(1);
    await hand.control({ addBotTo: 'C0CX' });
    await watchChannels(hand.deps);
    await hand.passTime(36_000);
    await hand.sendAll();
    expect(roots('C0CX')).toHaveLength(1);
  });

  test('only admins may have it tried again, and Slack has the last word', async () => {
    await hand.answer(CX);
    await hand.control({ archiveChannel: 'C0CX' });
    await hand.sendAll();
    await expect(tryChannelAgain(hand.deps, { name: 'rnps-cx', by: 'U0MAYA' })).rejects.toMatchObject({
      kind: 'admins_only',
    });
    expect(await tryChannelAgain(hand.deps, { name: 'rnps-cx', by: 'U0RUTH' })).toMatchObject({
      kind: 'still_closed',
      why: 'archived',
    });
    expect(await closed()).toHaveLength(1);
  });

  test('a workspace that lets only some people post: it waits for an admin, because Slack shows nothing wrong', async () => {
    await hand.answer(CX);
    await hand.fault({ method: 'chat.postMessage', kind: 'error', error: 'restricted_action' });
    await hand.sendAll();
    expect(await closed()).toEqual([{ name: 'rnps-cx', why: 'restricted' }]);
    await watchChannels(hand.deps);
    expect(await closed()).toHaveLength(1);
    await tryChannelAgain(hand.deps, { name: 'rnps-cx', by: 'U0RUTH' });
    await hand.sendAll();
    expect(roots('C0CX')).toHaveLength(1);
  });

  test('two processes meet it at once: one alert for each admin', async () => {
    for (let i = 0; i < 2; i++) await hand.answer(CX);
    await hand.control({ archiveChannel: 'C0CX' });
    await Promise.all([watchChannels(hand.deps), watchChannels(hand.deps), hand.step(), hand.step()]);
    await hand.sendAll();
    expect(toRuth()).toHaveLength(1);
  });

  test('a person who is deactivated is no channel: a dead letter, and no alert', async () => {
    const followUpId = await hand.answer(CX);
    await hand.sql(`UPDATE outbox SET lane = 'dm:U0ZED'`);
    await hand.sendAll();
    expect(await hand.row(`card:${followUpId}`)).toMatchObject({ state: 'dead' });
    expect(await closed()).toEqual([]);
    expect(toRuth()).toEqual([]);
  });
});

describe('a channel that is gone, with a fallback', () => {
  beforeEach(startWithFallback);

  test('its cards go there, and each says for whom it was meant, after every edit too', async () => {
    await hand.control({ archiveChannel: 'C0CX' });
    const id = await hand.answer(CX);
    await hand.sendAll();
    expect(roots('C0GENERAL')).toHaveLength(1);
    expect(JSON.stringify(roots('C0GENERAL')[0]!.blocks)).toContain('For *CX*: #rnps-cx cannot be posted to');
    await claimIt(id);
    await hand.sendAll();
    expect(JSON.stringify(roots('C0GENERAL')[0]!.blocks)).toContain('For *CX*');
    expect(inChannel('C0GENERAL')).toHaveLength(2);
    expect(toRuth()[0]).toContain('Its cards go to #general');
  });

  test('what changes about a card in it: the card is posted anew in the fallback, with its line', async () => {
    const id = await hand.answer(CX);
    await hand.sendAll();
    await hand.control({ archiveChannel: 'C0CX' });
    await claimIt(id);
    await hand.sendAll();
    const [card, line] = inChannel('C0GENERAL');
    expect(line!.thread_ts).toBe(card!.ts);
    expect((await hand.row(`card:${id}`))!.channel_id).toBe('C0GENERAL');
    // Back again: the old card says where it went, and nothing is doubled.
    await hand.control({ unarchiveChannel: 'C0CX' });
    await watchChannels(hand.deps);
    await hand.sendAll();
    expect(roots('C0CX')).toHaveLength(1);
    expect(JSON.stringify(roots('C0CX')[0]!.blocks)).toContain('moved to <#C0GENERAL>');
    await claimIt(id);
    await hand.sendAll();
    expect(roots('C0GENERAL')).toHaveLength(1);
  });

  test('both are gone: cards wait for either, and the committee’s messages never go to the fallback', async () => {
    await hand.control({ archiveChannel: 'C0CX' });
    await hand.control({ removeBotFrom: 'C0GENERAL' });
    await hand.control({ archiveChannel: 'C0COMMITTEE' });
    await watchChannels(hand.deps);
    await hand.answer(CX);
    await hand.sendAll();
    expect(toRuth()).toHaveLength(3);
    expect(toRuth().find((text) => text.includes('#rnps-cx is archived'))).toContain('1 card waits for it');
    await hand.control({ addBotTo: 'C0GENERAL' });
    await watchChannels(hand.deps);
    await hand.sendAll();
    expect(roots('C0GENERAL')).toHaveLength(1);
    const rows = await hand.sql<{ lane: string; goes_to: string | null }>(
      'SELECT lane, goes_to FROM closed_lanes ORDER BY lane',
    );
    expect(rows.map((row) => [channelNameOf(row.lane), row.goes_to])).toEqual([
      ['rnps-committee', null],
      ['rnps-cx', 'channel:general'],
    ]);
  });

  test('a summary goes there with the cards it stands for', async () => {
    hand.deps.config.delivery.burst = 2;
    for (let i = 0; i < 5; i++) await hand.answer(CX);
    await hand.sendAll();
    expect(roots('C0CX')).toHaveLength(3);
    await hand.control({ archiveChannel: 'C0CX' });
    await watchChannels(hand.deps);
    await hand.passTime(60_000);
    await hand.sendAll();
    expect(roots('C0GENERAL').map((m) => m.text)).toEqual([expect.stringContaining('3 more answers for CX')]);
  });

  test('two closed channels share the turn of the one that takes their place', async () => {
    hand.deps.config.delivery.laneMs = 60_000;
    await hand.control({ archiveChannel: 'C0CX' });
    await hand.control({ archiveChannel: 'C0SUCCESS' });
    await watchChannels(hand.deps);
    await hand.answer(CX);
    await hand.answer({ score: 8, comment: 'The training was short.' });
    await hand.sendAll();
    expect(roots('C0GENERAL')).toHaveLength(1);
    await hand.passTime(60_100);
    await hand.sendAll();
    expect(roots('C0GENERAL')).toHaveLength(2);
  });
});

describe('methods', () => {
  test('a pause of conversations.open stops direct messages in every process, and nothing else', async () => {
    await start();
    await hand.answer(CX);
    await hand.sql(`UPDATE outbox SET lane = 'dm:U0INES'`);
    await hand.answer(CX);
    await hand.sql(
      `INSERT INTO lanes (lane, next_at) VALUES ('method:conversations.open', clock_timestamp() + interval '30 seconds')`,
    );
    expect(await hand.sendAll()).toEqual(['posted']);
    await hand.passTime(30_100);
    expect(await hand.sendAll()).toEqual(['posted']);
  });

  test('a 429 of chat.update pauses all edits, and of chat.postMessage all posts', async () => {
    await start();
    await hand.answer({ ...CX, id: 'resp_1' });
    await hand.sendAll();
    await hand.answer({ ...CX, id: 'resp_1', score: 1 });
    await hand.sql(`DELETE FROM outbox WHERE kind = 'history'`);
    await hand.fault({ method: 'chat.update', kind: '429', retryAfterS: 20 });
    expect(await hand.sendAll()).toEqual(['waiting']);
    await hand.answer(CX);
    await hand.fault({ method: 'chat.postMessage', kind: '429', retryAfterS: 40 });
    expect(await hand.sendAll()).toEqual(['waiting']);
    await hand.passTime(20_500);
    expect(await hand.sendAll()).toEqual(['edited']);
    await hand.passTime(20_500);
    expect(await hand.sendAll()).toEqual(['posted']);
  });
});

describe('a card that was deleted in Slack', () => {
  test('with replies under it: it is posted once more, with the whole comment under it', async () => {
    await start();
    const id = await hand.answer({ comment: `The invoice is wrong. ${'Really. '.repeat(120)}` });
    await hand.sendAll();
    await hand.deps.slack.reader.chat.delete({
      channel: 'C0CX',
      ts: String((await hand.row(`card:${id}`))!.message_ts),
    });
    await claimIt(id);
    await hand.sendAll();
    await hand.sendAll();
    const ts = (await hand.row(`card:${id}`))!.message_ts;
    const cards = roots('C0CX').filter((m) => m.subtype !== 'tombstone');
    expect(cards.map((m) => m.ts)).toEqual([ts]);
    const under = inChannel('C0CX').filter((m) => m.thread_ts === ts && m.ts !== ts);
    expect(under.filter((m) => /full comment/.test(m.text))).toHaveLength(1);
  });
});

test('a message that was given up goes out again when an admin says so; one that may be posted needs a second word', async () => {
  await start();
  const id = await hand.answer(CX);
  await hand.fault({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
  await hand.sendAll();
  const row = (await hand.row(`card:${id}`))!;
  const ask = (evenIfPosted: boolean, by = 'U0RUTH') =>
    replayMessage(hand.deps, { id: String(row.id), by, evenIfPosted });
  await expect(ask(false, 'U0MAYA')).rejects.toMatchObject({ kind: 'admins_only' });
  await hand.sql(`UPDATE outbox SET state = 'unknown'`);
  expect(await ask(false)).toBe('perhaps_posted');
  await hand.sql(`UPDATE outbox SET state = 'dead'`);
  expect(await ask(false)).toBe('owed');
  expect(await ask(false)).toBe('gone');
  expect(await hand.sendAll()).toEqual(['posted']);
});
