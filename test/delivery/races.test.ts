import type { KnownBlock } from '@slack/types';
import { sendMessage } from '../../src/delivery/send-message';
import type { Deps } from '../../src/deps';
import { type ByHand, deliveryByHand } from './by-hand';

let hand: ByHand;
beforeEach(async () => {
  hand = await deliveryByHand();
});
afterEach(() => hand.stop());

const CX = { comment: 'The invoice was wrong.' };
const LEASE_MS = 31_000;
const inCx = () => hand.sandbox.state.messages('C0CX');
const shown = () => JSON.stringify(inCx()[0]!.blocks);

/** The app's dependencies in a process that stands still once it has read what a message is about. */
function stalling(deps: Deps) {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  let hasRead = () => {};
  const read = new Promise<void>((resolve) => (hasRead = resolve));
  const query = async (...asked: Parameters<Deps['db']['query']>) => {
    const rows = await deps.db.query(...asked);
    hasRead();
    await held;
    return rows;
  };
  return {
    deps: { ...deps, db: Object.assign(Object.create(deps.db), { query }) as Deps['db'] },
    read,
    goOn,
  };
}

describe('a card is edited twice', () => {
  test('by a process that stood still for too long: what it read before is not shown after what is true now', async () => {
    await hand.answer({ ...CX, id: 'resp_1', score: 1 });
    await hand.sendAll();
    await hand.sql(`UPDATE outbox SET revision = revision + 1 WHERE kind = 'card'`);
    const slow = stalling(hand.deps);
    const sending = sendMessage(slow.deps, (await hand.claim())!);
    await slow.read;
    await hand.passTime(LEASE_MS);
    await hand.answer({ ...CX, id: 'resp_1', score: 2 });
    await hand.sendAll();
    expect(shown()).toContain('Detractor 2/10');
    slow.goOn();
    expect(await sending).toBe('fenced');
    expect(shown()).toContain('Detractor 2/10');
  });

  test('and Slack keeps the first of them late: the truth is shown once more', async () => {
    await hand.answer({ ...CX, id: 'resp_1', score: 1 });
    await hand.sendAll();
    await hand.sql(`UPDATE outbox SET revision = revision + 1 WHERE kind = 'card'`);
    const { ts, text, blocks } = inCx()[0]!;
    await hand.fault({ method: 'chat.update', kind: 'drop_before' });
    expect(await hand.step()).toBe('waiting');
    await hand.answer({ ...CX, id: 'resp_1', score: 2 });
    await hand.passTime(2000);
    expect(await hand.sendAll()).toContain('edited');
    await hand.deps.slack.sender.chat.update({
      channel: 'C0CX',
      ts,
      text,
      blocks: blocks as unknown as KnownBlock[],
    });
    expect(shown()).toContain('Detractor 1/10');
    await hand.passTime(36_000);
    expect(await hand.sendAll()).toEqual(['edited']);
    expect(shown()).toContain('Detractor 2/10');
    await hand.passTime(36_000);
    expect(await hand.sendAll()).toEqual([]);
  });

  test('and Slack asked for a pause between: it is not shown more often than it has to be', async () => {
    await hand.answer({ ...CX, id: 'resp_1', score: 1 });
    await hand.sendAll();
    await hand.sql(`UPDATE outbox SET revision = revision + 1 WHERE kind = 'card'`);
    await hand.fault({ method: 'chat.update', kind: '429', retryAfterS: 1 });
    expect(await hand.step()).toBe('waiting');
    await hand.passTime(1100);
    expect(await hand.sendAll()).toEqual(['edited']);
    await hand.passTime(36_000);
    expect(await hand.sendAll()).toEqual([]);
  });
});

test('a card that changes while Slack refuses it is tried as it is now', async () => {
  await hand.answer({ ...CX, id: 'resp_1', score: 1 });
  await hand.fault({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
  const inHand = (await hand.claim())!;
  await hand.answer({ ...CX, id: 'resp_1', score: 2 });
  expect(await sendMessage(hand.deps, inHand)).toBe('waiting');
  expect(await hand.sendAll()).toContain('posted');
  expect(shown()).toContain('Detractor 2/10');
});

test('a long comment that is being edited while its card is found to be deleted stands under the new card', async () => {
  const comment = 'The invoice was wrong. '.repeat(60);
  const id = await hand.answer({ comment, id: 'resp_1', score: 1 });
  await hand.sendAll();
  await hand.deps.slack.reader.chat.delete({ channel: 'C0CX', ts: inCx()[0]!.ts });
  await hand.sql(`UPDATE outbox SET revision = revision + 1 WHERE kind IN ('card', 'comment')`);
  const first = (await hand.claim())!;
  const second = (await hand.claim())!;
  const [card, line] = first.intent.kind === 'card' ? [first, second] : [second, first];
  expect(await sendMessage(hand.deps, card)).toBe('waiting');
  await sendMessage(hand.deps, line);
  await hand.passTime(36_000);
  await hand.sendAll();
  const { message_ts } = (await hand.row(`card:${id}`))!;
  expect(inCx().filter(({ thread_ts }) => thread_ts === message_ts)).toHaveLength(1);
});
