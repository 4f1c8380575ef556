import { claimDue } from '../../src/delivery/claim-due';
import { sendMessage } from '../../src/delivery/send-message';
import { markSent, noteAttempt } from '../../src/delivery/settle';
import { type ByHand, deliveryByHand } from './by-hand';

let hand: ByHand;
const withPace = async (delivery: Parameters<typeof deliveryByHand>[0]) => {
  hand = await deliveryByHand(delivery);
};
afterEach(() => hand.stop());

const CX = { comment: 'The invoice is wrong.' };
const SUCCESS = { score: 8, comment: 'The training was short.' };
const inChannel = (id: string) =>
  hand.sandbox.state.messages(id).filter((m) => !m.thread_ts || m.thread_ts === m.ts);

describe('one lane a channel', () => {
  test('a channel takes one message and then pauses; the others go on meanwhile', async () => {
    await withPace({ laneMs: 60_000 });
    for (let i = 0; i < 3; i++) await hand.answer(CX);
    await hand.answer(SUCCESS);
    expect(await hand.sendAll()).toEqual(['posted', 'posted']);
    expect([inChannel('C0CX').length, inChannel('C0SUCCESS').length]).toEqual([1, 1]);
    await hand.passTime(50_000);
    expect(await hand.step()).toBeNull();
    await hand.passTime(10_100);
    expect(await hand.sendAll()).toEqual(['posted']);
  });

  test('two processes that claim at the same instant, again and again, never take one lane twice in its pause', async () => {
    await withPace({ laneMs: 60_000 });
    for (let i = 0; i < 6; i++) await hand.answer(CX);
    for (let round = 0; round < 6; round++) {
      const claims = await Promise.all(
        [1, 2, 3, 4].map(() => claimDue(hand.deps.db, hand.deps.config.delivery)),
      );
      expect(claims.filter(({ message }) => message !== null)).toHaveLength(1);
      await hand.passTime(60_000);
    }
  });

  test('the most urgent goes first, however long the others have waited', async () => {
    await withPace({});
    for (let i = 0; i < 3; i++) await hand.answer({ ...CX, score: 7, account: {} });
    await hand.answer({ ...CX, score: 0, account: { name: 'Big', arr: 900_000, renewal_date: soon() } });
    await hand.step();
    expect(JSON.stringify(inChannel('C0CX')[0]!.blocks)).toContain('Big');
  });

  test('a thousand that wait in one busy channel do not hide the one in another', async () => {
    await withPace({ laneMs: 60_000 });
    const followUpId = await hand.answer(SUCCESS);
    await hand.sql(`DELETE FROM outbox`);
    await hand.sql(
      `INSERT INTO outbox (key, kind, intent, lane, urgency)
       SELECT 'nudge:' || i, 'card', $1, 'channel:rnps-cx', 1 FROM generate_series(1, 1000) i`,
      [JSON.stringify({ kind: 'card', followUpId })],
    );
    await hand.sql(
      `INSERT INTO outbox (key, kind, intent, lane, urgency) VALUES ('card:last', 'card', $1, 'channel:rnps-sales', 99)`,
      [JSON.stringify({ kind: 'card', followUpId })],
    );
    expect((await hand.claim())!.lane).toBe('channel:rnps-cx');
    expect((await hand.claim())!.key).toBe('card:last');
    expect(await hand.claim()).toBeNull();
  });

  test('a row that somebody else holds locked does not stop its channel', async () => {
    await withPace({});
    const first = await hand.answer(CX);
    await hand.answer(CX);
    await hand.deps.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM outbox WHERE key = $1 FOR UPDATE', [`card:${first}`]);
      expect((await hand.claim())!.key).not.toBe(`card:${first}`);
      expect(await hand.claim()).toBeNull();
    });
    expect((await hand.claim())!.key).toBe(`card:${first}`);
  });

  test('with nothing ready it says when something will be, so that nobody polls', async () => {
    await withPace({ laneMs: 50_000 });
    await hand.answer(CX);
    await hand.answer(CX);
    await hand.claim();
    const busy = await claimDue(hand.deps.db, hand.deps.config.delivery);
    expect(busy).toEqual({ message: null, dueInMs: expect.any(Number) });
    expect((busy as { dueInMs: number }).dueInMs).toBeGreaterThan(30_000);
  });
});

describe('a lease that was lost', () => {
  test('the sender that comes back posts nothing and writes nothing', async () => {
    await withPace({});
    const id = await hand.answer(CX);
    const stale = (await hand.claim())!;
    await hand.passTime(31_000);
    const fresh = (await hand.claim())!;
    expect(fresh.id).toBe(stale.id);

    expect(await sendMessage(hand.deps, stale)).toBe('fenced');
    expect(hand.posts()).toBe(0);
    const at = { channelId: 'C0WRONG', ts: '1.1', revision: 1 };
    expect(await markSent(hand.deps.db, stale, at)).toBe(false);
    expect((await hand.row(`card:${id}`))!.message_ts).toBeNull();

    expect(await sendMessage(hand.deps, fresh)).toBe('posted');
    expect(await markSent(hand.deps.db, fresh, at)).toBe(false);
  });

  test('it is renewed when the call begins, so that a slow search before it costs the call nothing', async () => {
    await withPace({});
    await hand.answer(CX);
    const message = (await hand.claim())!;
    await hand.passTime(25_000);
    expect(await noteAttempt(hand.deps.db, message)).toBe(true);
    await hand.passTime(25_000);
    expect(await hand.claim()).toBeNull();
  });
});

function soon(): string {
  return new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
}
