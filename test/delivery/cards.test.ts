import { editCards } from '../../src/delivery/edit-cards';
import { enqueue } from '../../src/delivery/outbox';
import { sendMessage } from '../../src/delivery/send-message';
import { noteDone } from '../../src/delivery/stuck-work';
import { appendHistory } from '../../src/use-cases/follow-up/append-history';
import { oweCard } from '../../src/use-cases/follow-up/owe-card';
import { type ByHand, deliveryByHand } from './by-hand';

let hand: ByHand;
beforeEach(async () => {
  hand = await deliveryByHand();
});
afterEach(() => hand.stop());

const CX = { comment: 'The invoice is wrong.' };
const card = (id: string) => hand.row(`card:${id}`);
const messages = (channel: string) => hand.sandbox.state.messages(channel);
const words = (channel: string) => JSON.stringify(messages(channel).map((m) => [m.text, m.blocks]));

async function tell(followUpId: string, verb: 'claimed' | 'contacted' = 'claimed') {
  await hand.deps.db.transaction(async (tx) => {
    await appendHistory(tx, { followUpId, at: new Date(), by: 'U0MAYA', verb, from: 'open', to: verb });
  });
}

async function moveTo(id: string, team: string) {
  await hand.deps.db.transaction(async (tx) => {
    await tx.query('UPDATE follow_ups SET team = $2 WHERE id = $1', [id, team]);
    await oweCard(hand.deps, tx, { id, team, priority: 'normal', confidential: false, confidentialTo: null });
  });
}

describe('a card is edited in place', () => {
  test('many changes, one edit', async () => {
    await hand.answer({ ...CX, id: 'resp_1' });
    await hand.sendAll();
    for (let score = 0; score <= 5; score++) await hand.answer({ ...CX, id: 'resp_1', score });
    await hand.sql(`DELETE FROM outbox WHERE kind = 'history'`);
    expect(await hand.sendAll()).toEqual(['edited']);
    expect(words('C0CX')).toContain('Detractor 5/10');
  });

  test('a change that comes while it is being sent is not lost', async () => {
    await hand.answer({ ...CX, id: 'resp_1', score: 1 });
    const inHand = (await hand.claim())!;
    await hand.answer({ ...CX, id: 'resp_1', score: 2 });
    await hand.sql(`DELETE FROM outbox WHERE kind = 'history'`);
    expect(await sendMessage(hand.deps, inHand)).toBe('posted');
    expect(await hand.sendAll()).toEqual(['edited']);
    expect(await hand.sendAll()).toEqual([]);
  });

  test('nor is one that was made while its first post was on the way', async () => {
    const id = await hand.answer(CX);
    const inHand = (await hand.claim())!;
    await hand.deps.db.transaction((tx) => editCards(tx, [id]));
    expect(await sendMessage(hand.deps, inHand)).toBe('posted');
    expect(await hand.sendAll()).toEqual(['edited']);
  });

  test('what admins are told of stuck work counts on to the last of it, even when that is done while an edit is on the way', async () => {
    const topic = 'report:2026-10';
    const steps = ['page', 'message:report:2026-10'];
    await hand.sql(
      `INSERT INTO stuck_work (topic, step, error, attempts, tries_left, episode, next_at, parked_at)
       SELECT $1, step, 'TypeError', 10, 0, now(), now(), now() FROM unnest($2::text[]) AS step`,
      [topic, steps],
    );
    const intent = { kind: 'stuck' as const, topic, since: new Date().toISOString(), to: 'U0RUTH' };
    await hand.deps.db.transaction((tx) => enqueue(tx, intent, { lane: 'dm:U0RUTH', urgency: 0 }));
    expect(await hand.sendAll()).toEqual(['posted']);
    await noteDone(hand.deps, { topic, step: steps[0]! });
    const inHand = (await hand.claim())!;
    await noteDone(hand.deps, { topic, step: steps[1]! });
    expect(await sendMessage(hand.deps, inHand)).toBe('edited');
    expect(await hand.sendAll()).toEqual(['edited']);
  });

  test('somebody deleted it in Slack: the next change posts it again, and its later lines go under the new one', async () => {
    const id = await hand.answer({ ...CX, id: 'resp_1', score: 1 });
    await hand.sendAll();
    await hand.deps.slack.reader.chat.delete({ channel: 'C0CX', ts: messages('C0CX')[0]!.ts });
    expect(messages('C0CX')).toHaveLength(0);
    await hand.answer({ ...CX, id: 'resp_1', score: 2 });
    await hand.sql(`DELETE FROM outbox WHERE kind = 'history'`);
    expect(await hand.sendAll()).toEqual(['waiting', 'posted']);
    await tell(id);
    await hand.sendAll();
    const [again, line] = messages('C0CX');
    expect((await card(id))!.message_ts).toBe(again!.ts);
    expect(line!.thread_ts).toBe(again!.ts);
  });
});

describe('a message that Slack will not take', () => {
  test('becomes a dead letter with its reason, and the others go on', async () => {
    const refused = await hand.answer(CX);
    const fine = await hand.answer(CX);
    await hand.fault({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
    expect(await hand.sendAll()).toEqual(['dead', 'posted']);
    expect(await card(refused)).toMatchObject({
      state: 'dead',
      last_error: 'invalid_blocks',
      message_ts: null,
    });
    expect(await card(fine)).toMatchObject({ state: 'waiting', channel_id: 'C0CX' });
    await hand.passTime(3_600_000);
    expect(await hand.sendAll()).toEqual([]);
  });

  test('is tried again with its next change, and what waited for it follows', async () => {
    const id = await hand.answer({ ...CX, id: 'resp_1', score: 1 });
    await hand.fault({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
    await hand.sendAll();
    await tell(id);
    expect(await hand.sendAll()).toEqual([]);
    await hand.answer({ ...CX, id: 'resp_1', score: 2 });
    expect(await hand.sendAll()).toEqual(['posted', 'posted', 'posted']);
    expect(await card(id)).toMatchObject({ state: 'waiting', channel_id: 'C0CX' });
  });

  test('a line of a thread that is refused does not hold up the next', async () => {
    const id = await hand.answer(CX);
    await hand.sendAll();
    await tell(id);
    await tell(id, 'contacted');
    await hand.fault({ method: 'chat.postMessage', kind: 'error', error: 'msg_too_long' });
    expect(await hand.sendAll()).toEqual(['dead', 'posted']);
  });

  test.each(['invalid_auth', 'missing_scope', 'account_inactive'])(
    'what the operator has to mend (%s) is no fault of the message: it waits',
    async (error) => {
      await hand.answer(CX);
      await hand.fault({ method: 'chat.postMessage', kind: 'error', error });
      expect(await hand.sendAll()).toEqual(['waiting']);
      await hand.passTime(2_000);
      expect(await hand.sendAll()).toEqual(['posted']);
    },
  );

  test('one that our own code cannot make is tried for minutes and then kept aside; the others go on', async () => {
    const broken = await hand.answer(CX);
    await hand.answer(CX);
    // A team, and a catch-all, that nobody can find: rendering throws.
    const { config } = hand.deps;
    await hand.sql(`UPDATE follow_ups SET team = 'gone' WHERE id = $1`, [broken]);
    hand.deps.config = { ...config, routing: { ...config.routing, otherwise: 'gone too' } };
    expect(await hand.sendAll()).toEqual(['waiting', 'posted']);
    for (let i = 0; i < 9; i++) {
      await hand.passTime(61_000);
      await hand.step();
    }
    expect(await card(broken)).toMatchObject({ state: 'dead', last_error: 'not_rendered' });
  });
});

describe('a thread', () => {
  test('its lines wait for their card, and come in the order in which things happened', async () => {
    const id = await hand.answer({ ...CX, score: 7 });
    await tell(id);
    await tell(id, 'contacted');
    // The lines are more urgent than this card, and yet it goes first.
    const cardFirst = (await hand.claim())!;
    expect(cardFirst.key).toBe(`card:${id}`);
    expect(await hand.claim()).toBeNull();
    await sendMessage(hand.deps, cardFirst);

    const claimed = (await hand.claim())!;
    expect(await hand.claim()).toBeNull();
    await sendMessage(hand.deps, claimed);
    await hand.sendAll();
    const texts = messages('C0CX')
      .slice(1)
      .map((m) => m.text);
    expect(texts[0]).toMatch(/has this one now/);
    expect(texts[1]).toMatch(/reached the customer/);
  });

  test('a line whose answer was lost holds up the later ones until it is known', async () => {
    const id = await hand.answer(CX);
    await hand.sendAll();
    await tell(id);
    await tell(id, 'contacted');
    await hand.fault({ method: 'chat.postMessage', kind: 'drop_after' });
    expect(await hand.sendAll()).toEqual(['waiting']);
    await hand.passTime(36_000);
    await hand.sendAll();
    expect(messages('C0CX').slice(1)).toHaveLength(2);
    expect(messages('C0CX').at(-1)!.text).toMatch(/reached the customer/);
  });
});

describe('a card that moves to another channel', () => {
  test('leaves a pointer with the new address, and nothing of what the customer said', async () => {
    const id = await hand.answer(CX);
    await hand.sendAll();
    const old = messages('C0CX')[0]!.ts;
    await moveTo(id, 'product');
    await hand.sendAll();
    expect(messages('C0CX')).toHaveLength(1);
    expect(words('C0CX')).toContain('moved to <#C0PRODUCT>');
    expect(words('C0CX')).not.toContain('invoice');
    const [card] = messages('C0PRODUCT');
    expect(words('C0CX')).toContain(`/archives/C0PRODUCT/p${card!.ts.replace('.', '')}`);
    expect(messages('C0CX')[0]!.ts).toBe(old);
  });

  test('before it was ever posted it simply goes to the other channel', async () => {
    const id = await hand.answer(CX);
    await moveTo(id, 'product');
    expect(await hand.sendAll()).toEqual(['posted']);
    expect([messages('C0CX').length, messages('C0PRODUCT').length]).toEqual([0, 1]);
  });

  test('while it is being posted: the old place becomes a pointer, and there is one card', async () => {
    const id = await hand.answer(CX);
    const inHand = (await hand.claim())!;
    await moveTo(id, 'product');
    expect(await sendMessage(hand.deps, inHand)).toBe('posted');
    await hand.sendAll();
    expect(words('C0CX')).toContain('moved to <#C0PRODUCT>');
    expect([messages('C0CX').length, messages('C0PRODUCT').length]).toEqual([1, 1]);
  });

  test('while it is being posted in vain: no pointer stands alone where no card ever was', async () => {
    const id = await hand.answer(CX);
    const inHand = (await hand.claim())!;
    await moveTo(id, 'product');
    await hand.fault({ method: 'chat.postMessage', kind: 'drop_before' });
    expect(await sendMessage(hand.deps, inHand)).toBe('waiting');
    await hand.passTime(36_000);
    await hand.sendAll();
    expect([messages('C0CX').length, messages('C0PRODUCT').length]).toEqual([0, 1]);
  });

  test('there and back again: two pointers and one card', async () => {
    const id = await hand.answer(CX);
    await hand.sendAll();
    await moveTo(id, 'product');
    await hand.sendAll();
    await moveTo(id, 'cx');
    await hand.sendAll();
    expect([messages('C0CX').length, messages('C0PRODUCT').length]).toEqual([2, 1]);
    expect((await card(id))!.message_ts).toBe(messages('C0CX')[1]!.ts);
  });

  test('a line whose answer was lost before the move is looked for in the old thread, and is not doubled', async () => {
    const id = await hand.answer(CX);
    await hand.sendAll();
    await tell(id);
    await hand.fault({ method: 'chat.postMessage', kind: 'drop_after' });
    await hand.sendAll();
    await moveTo(id, 'product');
    await hand.passTime(36_000);
    await hand.sendAll();
    const lines = [...messages('C0CX'), ...messages('C0PRODUCT')].filter((m) =>
      /has this one now/.test(m.text),
    );
    expect(lines).toHaveLength(1);
  });

  test('the whole of a long comment comes along, under the new card', async () => {
    const id = await hand.answer({ comment: `The invoice is wrong. ${'Really. '.repeat(120)}` });
    await hand.sendAll();
    expect(messages('C0CX')).toHaveLength(2);
    await moveTo(id, 'product');
    await hand.sendAll();
    const [newCard, comment] = messages('C0PRODUCT');
    expect(comment!.thread_ts).toBe(newCard!.ts);
    expect(JSON.stringify(comment!.blocks)).toContain('Really.');
  });
});

test('what is owed to a channel that left the configuration waits, and is no reason to stop', async () => {
  const followUpId = await hand.answer(CX);
  await hand.deps.db.transaction((tx) =>
    enqueue(
      tx,
      {
        kind: 'nudge',
        followUpId,
        cycle: 1,
        rung: 'due',
        late: false,
        to: 'U1',
        audience: 'owner',
        ownerThen: null,
      },
      { lane: 'channel:renamed', urgency: 5 },
    ),
  );
  expect((await hand.sendAll()).sort()).toEqual(['posted', 'waiting']);
  expect(await hand.row(`nudge:${followUpId}:1:due:U1`)).toMatchObject({
    state: 'waiting',
    last_error: 'UserError',
  });
});
