import { claimDue } from '../../src/delivery/claim-due';
import { sendMessage } from '../../src/delivery/send-message';
import { appendHistory } from '../../src/use-cases/follow-up/append-history';
import { oweCard } from '../../src/use-cases/follow-up/owe-card';
import { showCard } from '../../src/use-cases/follow-up/show-card';
import { type ByHand, deliveryByHand } from './by-hand';

let hand: ByHand;
beforeEach(async () => {
  hand = await deliveryByHand({ burst: 3 });
});
afterEach(() => hand.stop());

const CX = { comment: 'The invoice is wrong.' };
/** Less urgent than a summary. */
const MILD = { score: 6, account: {} };
const inCx = () => hand.sandbox.state.messages('C0CX');
const words = () => JSON.stringify(inCx().map((m) => m.blocks));
const summaries = () => inCx().filter((m) => /more answers? for/.test(m.text));
const choices = (message = summaries()[0]!) => {
  const row = message.blocks?.find((b) => b.type === 'actions') as any;
  return (row?.elements[0].options ?? []).map((o: any) => o.value) as string[];
};

async function answers(n: number, data: Record<string, unknown> = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < n; i++) ids.push(await hand.answer({ ...CX, ...data }));
  return ids;
}

async function tell(followUpId: string) {
  await hand.deps.db.transaction(async (tx) => {
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

/** Every follow-up is on a card in Slack, or among those that a summary in Slack lists. */
async function nothingIsLost() {
  const rows = await hand.sql<{ key: string; message_ts: string | null; state: string; told: string | null }>(
    `SELECT card.key, card.message_ts, card.state, s.message_ts AS told
       FROM outbox card LEFT JOIN outbox s ON s.key = card.gathered_in WHERE card.kind = 'card'`,
  );
  return rows.every((row) => row.message_ts !== null || (row.state === 'gathered' && row.told !== null));
}

describe('more cards than a channel can carry', () => {
  test('the most urgent get a card each, and one summary stands for the others', async () => {
    const ids = await answers(8, { score: 6, account: {} });
    const [urgent] = await answers(1, { score: 0, account: { name: 'Big', arr: 900_000 } });
    await hand.sendAll();
    expect(inCx()).toHaveLength(4);
    expect(summaries()).toHaveLength(1);
    expect(JSON.stringify(summaries()[0]!.blocks)).toContain('6 more answers for CX');
    expect((await hand.row(`card:${urgent}`))!.message_ts).not.toBeNull();
    expect(choices().sort()).toEqual(ids.slice(2).sort());
    expect(await nothingIsLost()).toBe(true);
  });

  test('as many as it can carry are no burst', async () => {
    await answers(3);
    expect(await hand.sendAll()).toEqual(['posted', 'posted', 'posted']);
    expect(summaries()).toHaveLength(0);
  });

  test('a threshold of 0 means never', async () => {
    hand.deps.config.delivery.burst = 0;
    await answers(5);
    expect(await hand.sendAll()).toHaveLength(5);
    expect(summaries()).toHaveLength(0);
  });

  test('while it goes on the same summary is edited, a few changes at a time; the next burst has its own', async () => {
    await answers(6, MILD);
    await hand.step();
    await hand.step();
    expect(summaries()).toHaveLength(1);
    await answers(3, MILD);
    await hand.step();
    await answers(3, MILD);
    await hand.step();
    await hand.passTime(60_000);
    await hand.sendAll();
    expect(summaries()).toHaveLength(1);
    const shown = choices().length;
    const cards = inCx().length - 1;
    expect(shown + cards).toBe(12);
    expect(await nothingIsLost()).toBe(true);

    await answers(6, MILD);
    await hand.sendAll();
    expect(summaries()).toHaveLength(2);
    expect(await nothingIsLost()).toBe(true);
  });

  test('the list shows 25 lines, the rest by number, and a choice of at most a hundred', async () => {
    await answers(1);
    await hand.sql(
      `INSERT INTO responses SELECT (jsonb_populate_record(r, jsonb_build_object(
          'id', gen_random_uuid(), 'source_response_id', 'copy_' || i))).* FROM responses r, generate_series(1, 119) i`,
    );
    await hand.sql(
      `INSERT INTO follow_ups SELECT (jsonb_populate_record(f, jsonb_build_object(
          'id', gen_random_uuid(), 'response_id', r.id, 'current_response_id', r.id))).*
         FROM follow_ups f, responses r WHERE r.source_response_id LIKE 'copy_%'`,
    );
    await hand.sql(
      `INSERT INTO outbox (key, kind, intent, lane, urgency)
       SELECT 'card:' || id, 'card', jsonb_build_object('kind', 'card', 'followUpId', id), 'channel:rnps-cx', 40 FROM follow_ups
       ON CONFLICT DO NOTHING`,
    );
    await hand.sendAll();
    const [summary] = summaries();
    expect(choices()).toHaveLength(100);
    expect(JSON.stringify(summary!.blocks)).toContain('and 92 more');
    expect(JSON.stringify(summary!.blocks)).toContain('/rnps queue');
  });
});

describe('a follow-up that a summary stands for', () => {
  let gathered: string;
  beforeEach(async () => {
    await answers(3);
    gathered = (await answers(1, { id: 'resp_last' }))[0]!;
    await answers(2);
    await hand.sendAll();
    expect(choices()).toContain(gathered);
  });
  const cardTs = async () => (await hand.row(`card:${gathered}`))!.message_ts;

  test('somebody asks for its card: it is posted, leaves the choice, and its line leads to it', async () => {
    expect(await showCard(hand.deps, { followUpId: gathered, by: 'U0MAYA' })).toEqual({ kind: 'on_its_way' });
    await hand.sendAll();
    await hand.passTime(60_000);
    await hand.sendAll();
    expect(await cardTs()).not.toBeNull();
    expect(choices()).not.toContain(gathered);
    expect(words()).toContain(`p${String(await cardTs()).replace('.', '')}`);
    expect(await showCard(hand.deps, { followUpId: gathered, by: 'U0MAYA' })).toMatchObject({
      kind: 'shown',
    });
  });

  test('something happens to it: the card comes first, and then its line', async () => {
    await tell(gathered);
    await hand.sendAll();
    const line = inCx().find((m) => m.thread_ts && m.thread_ts !== m.ts);
    expect(line!.thread_ts).toBe(await cardTs());
  });

  test('the card is owed again: it gets its own', async () => {
    await hand.answer({ ...CX, id: 'resp_last', score: 1 });
    await hand.sendAll();
    expect(await cardTs()).not.toBeNull();
  });

  test('a long comment is nothing new: it waits for the card', async () => {
    const long = await hand.answer({ ...MILD, comment: `The invoice is wrong. ${'Really. '.repeat(120)}` });
    await answers(4, { score: 0, account: { name: 'Big', arr: 900_000 } });
    await hand.sendAll();
    expect((await hand.row(`card:${long}`))!.state).toBe('gathered');
    expect(await hand.sql(`SELECT state FROM outbox WHERE kind = 'comment'`)).toEqual([{ state: 'behind' }]);
    await showCard(hand.deps, { followUpId: long, by: 'U0MAYA' });
    await hand.sendAll();
    const comment = inCx().find((m) => /full comment/.test(m.text));
    expect(comment!.thread_ts).toBe((await hand.row(`card:${long}`))!.message_ts);
  });

  test('once it has come out it is not gathered again, however many come', async () => {
    await tell(gathered);
    await answers(6, { score: 0 });
    await hand.sendAll();
    expect(await cardTs()).not.toBeNull();
    expect(await nothingIsLost()).toBe(true);
  });

  test('it moves to another team: its card is there, and the summary names it no more', async () => {
    await hand.deps.db.transaction(async (tx) => {
      await tx.query(`UPDATE follow_ups SET team = 'product' WHERE id = $1`, [gathered]);
      await oweCard(hand.deps, tx, {
        id: gathered,
        team: 'product',
        priority: 'normal',
        confidential: false,
        confidentialTo: null,
      });
    });
    await hand.sendAll();
    await hand.passTime(60_000);
    await hand.sendAll();
    expect((await hand.row(`card:${gathered}`))!.channel_id).toBe('C0PRODUCT');
    expect(JSON.stringify(summaries()[0]!.blocks)).toContain('2 more answers');
  });

  test('somebody deleted the summary: the next change posts it again, once', async () => {
    await hand.deps.slack.reader.chat.delete({ channel: 'C0CX', ts: summaries()[0]!.ts });
    await showCard(hand.deps, { followUpId: gathered, by: 'U0MAYA' });
    await hand.sendAll();
    await hand.passTime(60_000);
    await hand.sendAll();
    expect(summaries()).toHaveLength(1);
    expect(await nothingIsLost()).toBe(true);
  });
});

describe('two at the same instant', () => {
  test('four processes gather one burst together: one summary, each follow-up once', async () => {
    hand.deps.config.delivery.laneMs = 0;
    await answers(12);
    for (let round = 0; round < 12; round++) {
      const claims = await Promise.all(
        [1, 2, 3, 4].map(() => claimDue(hand.deps.db, hand.deps.config.delivery)),
      );
      for (const { message } of claims) if (message) await sendMessage(hand.deps, message);
    }
    await hand.sendAll();
    expect(summaries()).toHaveLength(1);
    expect(choices().length + inCx().length - 1).toBe(12);
    expect(await hand.sql('SELECT count(*)::int AS n FROM bursts')).toEqual([{ n: 1 }]);
  });

  test('a line is written while its card is being gathered: the card gets its own', async () => {
    await answers(4);
    const [last] = await answers(1);
    // The line is written, and not committed, when the other process gathers.
    await hand.deps.db.transaction(async (tx) => {
      await appendHistory(tx, {
        followUpId: last!,
        at: new Date(),
        by: 'U0MAYA',
        verb: 'claimed',
        from: 'open',
        to: 'claimed',
      });
      await hand.step();
    });
    await hand.sendAll();
    expect((await hand.row(`card:${last}`))!.message_ts).not.toBeNull();
    expect(inCx().some((m) => /has this one now/.test(m.text))).toBe(true);
  });

  test('a card is being posted while its line is written: the line is not left behind', async () => {
    const [id] = await answers(1);
    const inHand = (await hand.claim())!;
    let posting: Promise<unknown> = Promise.resolve();
    await hand.deps.db.transaction(async (tx) => {
      await appendHistory(tx, {
        followUpId: id!,
        at: new Date(),
        by: 'U0MAYA',
        verb: 'claimed',
        from: 'open',
        to: 'claimed',
      });
      posting = sendMessage(hand.deps, inHand);
      // Long enough for the post to reach the card's row, which this transaction holds.
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await posting;
    await hand.sendAll();
    expect(inCx()).toHaveLength(2);
  });
});
