import { until } from '../support/run-app';
import { type ByHand, deliveryByHand } from './by-hand';

let hand: ByHand;
beforeEach(async () => {
  hand = await deliveryByHand();
});
afterEach(() => hand.stop());

const SETTLED_MS = 36_000;
const inCx = () => hand.sandbox.state.messages('C0CX');
const cardIn = async (key: string) => (await hand.row(key))!;

describe('nobody knows whether a card was posted', () => {
  test.each([
    ['the reply is dropped after the post was kept', { kind: 'drop_after' }],
    ['the reply is cut short', { kind: 'truncate_after' }],
    ['the post is kept late, after we gave up waiting', { kind: 'late_after', lateMs: 1800 }],
  ])('%s: it is looked for, found, and not posted again', async (_name, fault) => {
    const id = await hand.answer({ score: 2 });
    await hand.fault({ method: 'chat.postMessage', ...fault });
    expect(await hand.step()).toBe('waiting');
    await until('the post to be kept', () => inCx().length === 1);

    expect(await hand.step()).toBeNull();
    await hand.passTime(SETTLED_MS);
    expect(await hand.step()).toBe('found');
    expect(await hand.sendAll()).toEqual(['edited']);
    expect(inCx()).toHaveLength(1);
    expect(await cardIn(`card:${id}`)).toMatchObject({ message_ts: inCx()[0]!.ts, channel_id: 'C0CX' });
  });

  test.each([
    ['the request was lost on its way', { kind: 'drop_before' }],
    ['Slack stumbled before it kept anything', { kind: '500' }],
    ['Slack said internal_error', { kind: 'error', error: 'internal_error' }],
  ])('%s: it is looked for, not found, and posted once', async (_name, fault) => {
    await hand.answer({ score: 2 });
    await hand.fault({ method: 'chat.postMessage', ...fault });
    expect(await hand.step()).toBe('waiting');
    expect(inCx()).toHaveLength(0);
    await hand.passTime(SETTLED_MS);
    expect(await hand.sendAll()).toEqual(['posted']);
    expect(inCx()).toHaveLength(1);
  });

  test('nobody looks before the latest moment at which Slack may still keep it', async () => {
    await hand.answer({ score: 2 });
    await hand.fault({ method: 'chat.postMessage', kind: 'drop_before' });
    await hand.step();
    await hand.passTime(30_000);
    expect(await hand.step()).toBeNull();
    expect(hand.sandbox.state.calls()['conversations.history']).toBeUndefined();
  });

  test('a process killed between its note and the answer: the next one waits, looks and finds', async () => {
    await hand.answer({ score: 2 });
    const killed = (await hand.claim())!;
    await hand.sql('UPDATE outbox SET attempted_at = clock_timestamp() WHERE id = $1', [killed.id]);
    await hand.deps.slack.sender.chat.postMessage({
      channel: 'C0CX',
      text: 'posted by a process that is no more',
      metadata: { event_type: 'rnps_delivery', event_payload: { key: killed.postKey } },
    });
    expect(await hand.step()).toBeNull();
    await hand.passTime(31_000);
    expect(await hand.step()).toBe('waiting');
    await hand.passTime(6_000);
    expect(await hand.sendAll()).toEqual(['found', 'edited']);
    expect(inCx()).toHaveLength(1);
    expect(JSON.stringify(inCx()[0]!.blocks)).toContain('Detractor 2/10');
  });

  test('a process killed before it tried costs no wait beyond its lease', async () => {
    await hand.answer({ score: 2 });
    await hand.claim();
    await hand.passTime(31_000);
    expect(await hand.sendAll()).toEqual(['posted']);
  });

  test('a line in the thread is looked for in the thread', async () => {
    const id = await hand.answer({ score: 2, id: 'resp_1', comment: null });
    await hand.sendAll();
    await hand.answer({ score: 3, id: 'resp_1', comment: null });
    await hand.fault({ method: 'chat.postMessage', kind: 'drop_after' });
    expect(await hand.sendAll()).toEqual(expect.arrayContaining(['waiting', 'edited']));
    await hand.passTime(SETTLED_MS);
    await hand.sendAll();
    const [card, ...lines] = inCx();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ thread_ts: card!.ts });
    expect((await hand.row(`card:${id}`))!.message_ts).toBe(card!.ts);
  });

  test('where the history may not be read, it is marked unknown and never posted again', async () => {
    const id = await hand.answer({ score: 2 });
    await hand.fault({ method: 'chat.postMessage', kind: 'drop_after' });
    await hand.step();
    await hand.passTime(SETTLED_MS);
    await hand.fault({ method: 'conversations.history', kind: 'error', error: 'missing_scope' });
    expect(await hand.step()).toBe('unknown');
    await hand.passTime(SETTLED_MS);
    expect(await hand.sendAll()).toEqual([]);
    expect(await hand.row(`card:${id}`)).toMatchObject({ state: 'unknown', last_error: 'missing_scope' });
    expect(inCx()).toHaveLength(1);
  });
});

describe('it was certainly not posted', () => {
  test('429: the method pauses for every lane and process, and no longer than it was asked to', async () => {
    await hand.answer({ score: 2, comment: 'The invoice is wrong.' });
    await hand.answer({ score: 9, comment: null });
    await hand.fault({ method: 'chat.postMessage', kind: '429', retryAfterS: 7 });
    expect(await hand.step()).toBe('waiting');
    expect(await hand.step()).toBeNull();
    await hand.passTime(6_000);
    expect(await hand.step()).toBeNull();
    await hand.passTime(1_100);
    expect(await hand.sendAll()).toEqual(['posted', 'posted']);
    expect(hand.posts()).toBe(3);
  });

  test('429 on an edit pauses edits, not posts', async () => {
    await hand.answer({ score: 2, id: 'resp_1' });
    await hand.sendAll();
    await hand.answer({ score: 3, id: 'resp_1' });
    await hand.fault({ method: 'chat.update', kind: '429', retryAfterS: 7 });
    expect((await hand.sendAll()).sort()).toEqual(['posted', 'waiting']);
    await hand.answer({ score: 2 });
    expect(await hand.sendAll()).toEqual(['posted']);
    await hand.passTime(7_100);
    expect(await hand.sendAll()).toEqual(['edited']);
  });
});
