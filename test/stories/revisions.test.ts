import { setTimeout as delay } from 'node:timers/promises';
import { sampleJson } from '../ingest/samples';
import { genericAnswer } from '../support/answers';
import { type Card, CHANNELS, cardOf, messageOf, press, wordsOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

const atMinute = (minute: number) =>
  new Date(Date.parse('2026-11-20T09:00:00Z') + minute * 60_000).toISOString();

/** An answer that grows: each call is a newer version, unless its minute says otherwise. */
function growing(first: Record<string, unknown>) {
  const base = genericAnswer({ comment: null, account: {}, ...first }).data;
  return async (minute: number, changes: Record<string, unknown> = {}) => {
    const data = { ...base, ...changes, updated_at: atMinute(minute) };
    const type = minute === 0 ? 'rnps.response.created' : 'rnps.response.updated';
    const sent = await run.deliver('generic', { type, timestamp: atMinute(minute), data });
    expect(sent).toMatchObject({ status: 200, body: { status: 'recorded' } });
    return base.id as string;
  };
}

async function stored(id: string) {
  const [row] = await run.sql<Record<string, any>>(
    `SELECT r.score, r.comment, f.team, f.due_at, f.sla_started_at, f.sla_cycle, f.owner_id, f.next_rung_at, f.id
       FROM responses r JOIN follow_ups f ON f.response_id = r.id WHERE r.source_response_id = $1`,
    [id],
  );
  return row!;
}

const cardIn = (id: string, channel: string) =>
  run.until(`the card in ${channel}`, async () => {
    const card = await cardOf(run, id);
    return card.channel === channel ? card : null;
  });
const lines = (card: Card) =>
  run.sandbox.state
    .messages(card.channel)
    .filter((m) => m.thread_ts === card.ts && m.ts !== card.ts)
    .map((m) => m.text)
    .join('\n');
const threadSays = (card: Card, what: RegExp) =>
  run.until(`the thread to say ${what}`, () => what.test(lines(card)));

describe('score first, comment minutes later', () => {
  test('three deliveries of Formbricks: one card, edited in place, and the clock runs from the first', async () => {
    const files = ['1.responseCreated', '2.responseUpdated', '3.responseFinished'];
    await run.deliver('formbricks', sampleJson(`formbricks.${files[0]}.json`));
    const first = await stored('cmresp01');
    const card = await cardOf(run, 'cmresp01');
    // A score alone goes to the catch-all; "exports" is for Product.
    expect(card.channel).toBe(CHANNELS.cx);
    await run.advance('PT10M');
    for (const file of files.slice(1)) await run.deliver('formbricks', sampleJson(`formbricks.${file}.json`));

    const moved = await cardIn('cmresp01', CHANNELS.product);
    await run.until('the comment on the card', () =>
      wordsOf(run, moved).includes('Exports time out every Monday.'),
    );
    await threadSays(moved, /comment/i);
    const then = await stored('cmresp01');
    expect(then).toMatchObject({ id: first.id, team: 'product', due_at: first.due_at, sla_cycle: 1 });
    await run.until('a pointer in the old channel', () =>
      wordsOf(run, card).includes('moved to <#C0PRODUCT>'),
    );
    expect(wordsOf(run, card)).not.toContain('Exports');
    const told = run.sandbox.state.messages(CHANNELS.product).filter((m) => m.ts === moved.ts);
    expect(told).toHaveLength(1);
  });

  test('a comment that belongs to the same team edits the card where it is', async () => {
    const tell = growing({ score: 2 });
    const id = await tell(0);
    const card = await cardOf(run, id);
    await tell(5, { comment: 'Your support never called.' });
    await run.until('the comment on the card', () => wordsOf(run, card).includes('never called'));
    expect((await cardOf(run, id)).ts).toBe(card.ts);
  });

  test('a second comment does not move it again', async () => {
    const tell = growing({ score: 2 });
    const id = await tell(0);
    await tell(1, { comment: 'The export is slow.' });
    await cardIn(id, CHANNELS.product);
    await tell(2, { comment: 'And the invoice is wrong.' });
    const card = await cardOf(run, id);
    await run.until('the new comment', () => wordsOf(run, card).includes('invoice'));
    expect((await stored(id)).team).toBe('product');
  });

  test('who has claimed it keeps it: the comment does not take it away', async () => {
    const tell = growing({ score: 2 });
    const id = await tell(0);
    const card = await cardOf(run, id);
    await press(run, card, 'U0MAYA', 'Claim');
    await run.until('the claim', async () => (await stored(id)).owner_id);
    await tell(1, { comment: 'The export is slow.' });
    await run.until('the comment on the card', () => wordsOf(run, card).includes('export is slow'));
    expect(await stored(id)).toMatchObject({ team: 'cx', owner_id: 'U0MAYA' });
  });

  test('a claim and a comment at the same instant: never both moved and claimed away from its owner', async () => {
    // Ruth is of every team: whoever is only of the old one may not claim what has just left it.
    for (let i = 0; i < 3; i++) {
      const tell = growing({ score: 2 });
      const id = await tell(0);
      const card = await cardOf(run, id);
      await Promise.all([press(run, card, 'U0RUTH', 'Claim'), tell(1, { comment: 'The export is slow.' })]);
      const now = await run.until('both done', async () => {
        const row = await stored(id);
        return row.owner_id && row.comment ? row : null;
      });
      // Whichever came first, the card that exists says who has it.
      const shown = await cardIn(id, now.team === 'cx' ? CHANNELS.cx : CHANNELS.product);
      await run.until('the owner on the card', () => wordsOf(run, shown).includes('U0RUTH'));
    }
  });

  test('a long comment stands whole in the thread of the card', async () => {
    const long = `The invoice is wrong. ${'Truly wrong. '.repeat(100)}The very end.`;
    const tell = growing({ score: 2 });
    const id = await tell(0);
    await tell(1, { comment: long });
    const card = await cardOf(run, id);
    await run.until('the end of it in the thread', () =>
      run.sandbox.state
        .messages(card.channel)
        .some((m) => m.thread_ts === card.ts && JSON.stringify(m.blocks ?? '').includes('The very end.')),
    );
    expect(wordsOf(run, card)).not.toContain('The very end.');
  });
});

describe('versions that arrive out of order', () => {
  test('an older one never overwrites a newer one', async () => {
    const tell = growing({ score: 2 });
    const id = await tell(0);
    await tell(10, { score: 5, comment: 'The invoice is right now.' });
    await tell(5, { score: 1, comment: 'The invoice is wrong.' });
    expect(await stored(id)).toMatchObject({ score: 5, comment: 'The invoice is right now.' });
    expect(
      await run.sql('SELECT 1 FROM history WHERE follow_up_id = $1 AND verb = $2', [
        (await stored(id)).id,
        'score_changed',
      ]),
    ).toHaveLength(1);
  });

  test('a delivery sent later about an older version is still older', async () => {
    const tell = growing({ score: 2 });
    const id = await tell(0);
    await tell(10, { score: 5 });
    const { data } = genericAnswer({ id, score: 1, comment: null, account: {}, updated_at: atMinute(3) });
    await run.deliver('generic', { type: 'rnps.response.updated', timestamp: atMinute(60), data });
    expect((await stored(id)).score).toBe(5);
  });

  test('a later null never erases a comment, and the score of the same version counts', async () => {
    const tell = growing({ score: 2 });
    const id = await tell(0, { comment: 'The invoice is wrong.' });
    await tell(5, { score: 4, comment: null });
    expect(await stored(id)).toMatchObject({ score: 4, comment: 'The invoice is wrong.' });
  });

  test('the comment of an older version is kept when it is the only one', async () => {
    const tell = growing({ score: 2 });
    const id = await tell(10, { score: 3 });
    await tell(5, { score: 1, comment: 'The invoice is wrong.' });
    expect(await stored(id)).toMatchObject({ score: 3, comment: 'The invoice is wrong.' });
  });

  test('all versions at the same instant: the newest wins, in one follow-up', async () => {
    const tell = growing({ score: 2 });
    const minutes = [0, 1, 2, 3, 4, 5, 6];
    const [id] = await Promise.all(minutes.map((m) => tell(m, { score: m })));
    expect((await stored(id!)).score).toBe(6);
  });

  test('without times of their own, versions count in the order of receipt', async () => {
    const { data } = genericAnswer({ score: 2, account: {} });
    await run.deliver('generic', { type: 'rnps.response.created', data });
    await run.deliver('generic', { type: 'rnps.response.updated', data: { ...data, score: 6 } });
    expect((await stored(data.id)).score).toBe(6);
  });
});

describe('a score that crosses a band', () => {
  test('from promoter to detractor: the promise starts at the crossing, and the card moves with a note', async () => {
    const tell = growing({ score: 9 });
    const id = await tell(0);
    const old = await cardIn(id, CHANNELS.sales);
    expect(await stored(id)).toMatchObject({ due_at: null, sla_cycle: 0 });
    await run.advance('PT3H');
    const before = await nowOfApp();
    await tell(180, { score: 3 });
    const after = await stored(id);
    expect(after).toMatchObject({ team: 'cx', sla_cycle: 1 });
    expect(after.sla_started_at.getTime()).toBeGreaterThanOrEqual(before);
    expect(after.next_rung_at).not.toBeNull();

    const card = await cardIn(id, CHANNELS.cx);
    await threadSays(card, /9.*3/);
    await threadSays(card, /Sales.*CX/s);
    expect(wordsOf(run, card)).toContain('Detractor 3/10');
    await run.until('the pointer with the new address', () =>
      wordsOf(run, old).includes(`/archives/C0CX/p${card.ts.replace('.', '')}`),
    );
  });

  test('from detractor to promoter: the promise is void, and no reminder comes', async () => {
    const tell = growing({ score: 3 });
    const id = await tell(0);
    await cardIn(id, CHANNELS.cx);
    await tell(5, { score: 10 });
    expect(await stored(id)).toMatchObject({ due_at: null, next_rung_at: null, team: 'sales' });
    const card = await cardIn(id, CHANNELS.sales);
    await threadSays(card, /3.*10/);
    const [row] = await run.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM history WHERE follow_up_id = $1 AND verb = 'sla_void'`,
      [card.followUpId],
    );
    expect(row!.n).toBe(1);
  });

  test('within a band the promise and the team stay', async () => {
    const tell = growing({ score: 3 });
    const id = await tell(0);
    const before = await stored(id);
    await run.advance('PT1H');
    await tell(5, { score: 5 });
    expect(await stored(id)).toMatchObject({ due_at: before.due_at, team: 'cx', sla_cycle: 1, score: 5 });
  });

  test.each([
    [
      'thanked',
      { contacted_at: 'now()', contacted_by: "'U0NOAH'", owner_id: "'U0NOAH'", claimed_at: 'now()' },
    ],
    [
      'resolved',
      {
        resolved_at: 'now()',
        resolved_by: "'U0NOAH'",
        outcome: "'thanked'",
        owner_id: "'U0NOAH'",
        claimed_at: 'now()',
      },
    ],
  ])('a promoter who was %s and then falls to detractor is owed a talk again', async (_done, columns) => {
    const tell = growing({ score: 10, comment: 'The invoice is clear.' });
    const id = await tell(0);
    const card = await cardOf(run, id);
    const set = Object.entries(columns).map(([column, value]) => `${column} = ${value}`);
    await run.sql(`UPDATE follow_ups SET ${set.join(', ')} WHERE id = $1`, [card.followUpId]);
    await tell(5, { score: 1, comment: 'The invoice is clear, and wrong.' });
    await run.until('the card to tell the new score', () => wordsOf(run, card).includes('Detractor 1/10'));
    expect(wordsOf(run, card)).toContain('Contact due');
    const [now] = await run.sql(
      'SELECT contacted_at, resolved_at, owner_id, due_at IS NOT NULL AS promised, next_rung_at IS NOT NULL AS watched FROM follow_ups WHERE id = $1',
      [card.followUpId],
    );
    expect(now).toEqual({
      contacted_at: null,
      resolved_at: null,
      owner_id: 'U0NOAH',
      promised: true,
      watched: true,
    });
    await threadSays(card, /open again/);
  });

  test('work that is done is not moved to another team', async () => {
    const tell = growing({ score: 3 });
    const id = await tell(0);
    const card = await cardIn(id, CHANNELS.cx);
    await run.sql(
      `UPDATE follow_ups SET contacted_at = now(), contacted_by = 'U0MAYA', resolved_at = now(), resolved_by = 'U0MAYA', outcome = 'issue_fixed' WHERE id = $1`,
      [card.followUpId],
    );
    await tell(5, { score: 10 });
    await run.until('the card to tell the new score', () => wordsOf(run, card).includes('Promoter 10/10'));
    expect((await stored(id)).team).toBe('cx');
  });
});

test('a hundred versions of one answer at once: none is turned away, the newest shows, and people can still click', async () => {
  const tell = growing({ score: 2 });
  const id = await tell(0);
  const card = await cardOf(run, id);
  const other = await cardOf(run, await growing({ score: 2 })(0));
  const burst = Promise.all(Array.from({ length: 100 }, (_, i) => tell(i + 1, { wave: `wave ${i + 1}` })));
  const free = await connectionsLeft();
  await press(run, other, 'U0MAYA', 'Claim');
  await burst;
  expect(free).toBeGreaterThan(0);
  expect((await run.sql('SELECT owner_id FROM follow_ups WHERE id = $1', [other.followUpId]))[0]).toEqual({
    owner_id: 'U0MAYA',
  });
  await run.until('the newest version', () => wordsOf(run, card).includes('wave 100'));
  expect(messageOf(run, card).ts).toBe(card.ts);
});

/** Connections of the app's pool that nobody holds, looked at while the burst is on. */
async function connectionsLeft(): Promise<number> {
  await delay(50);
  const held = await run.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'rnps-loop' AND wait_event = 'advisory'`,
  );
  return 10 - held[0]!.n - 1;
}

async function nowOfApp(): Promise<number> {
  const [row] = await run.sql<{ ms: string }>('SELECT clock_offset_ms AS ms FROM installation');
  return Date.now() + Number(row!.ms);
}
