import { logContact } from '../../src/use-cases/follow-up/log-contact';
import { moveFollowUp } from '../../src/use-cases/follow-up/move-follow-up';
import { resolveFollowUp } from '../../src/use-cases/follow-up/resolve-follow-up';
import { waitForCustomer } from '../../src/use-cases/follow-up/wait-for-customer';
import { problemsOfMessage } from '../../src/views/checks/check-view';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { type Card, cardOfNewAnswer } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';

let database: FreshDatabase;
let run: Running;
/** What `/rnps sla ...` answers: its words and tables, one after the other. */
async function sla(text = '', as = 'U0MAYA'): Promise<string> {
  const { blocks, words } = await typed(run, as, `sla ${text}`.trim());
  expect(problemsOfMessage({ text: words, blocks: blocks as any })).toEqual([]);
  return blocks!
    .flatMap((block: any) => [
      block.text?.text,
      ...(block.elements ?? []).map((one: any) => one.text ?? one.elements?.[0]?.text),
    ])
    .filter(Boolean)
    .join('\n');
}

const reach = (card: Card) =>
  logContact(run.app.deps, {
    followUpId: card.followUpId,
    by: 'U0MAYA',
    channel: 'phone',
    reached: true,
    note: null,
  });

const close = (card: Card, reason: string | null) =>
  resolveFollowUp(run.app.deps, {
    followUpId: card.followUpId,
    by: 'U0MAYA',
    outcome: 'no_response',
    rootCause: null,
    note: null,
    customerTold: false,
    reasonWithoutContact: reason,
  });

describe('a month in the life of CX', () => {
  beforeEach(async () => {
    database = await databaseAt(MONDAY_AT_TEN);
    run = await runApp({ databaseUrl: database.url });
  });
  afterEach(async () => {
    await run.stop();
    await database.drop();
  });

  test('every promise is told once, as what became of it, for the team that had it when it fell due', async () => {
    expect(await sla()).toContain('All teams had no promise fall due.');

    const [inTime, tooLate, , closed, movedBefore, movedAfter] = await newCards(6);
    await cardOfNewAnswer(run, 10); // a promoter: no promise
    await run.advance('PT5H');
    await reach(inTime!);
    await close(closed!, 'The address bounces.');
    await moveFollowUp(run.app.deps, {
      followUpId: movedBefore!.followUpId,
      by: 'U0MAYA',
      toTeam: 'product',
      note: null,
    });
    expect(await sla('cx')).toContain('CX had no promise fall due; 5 not yet due.');
    await run.advance('PT44H'); // Wednesday, 15:00
    await reach(tooLate!);
    await moveFollowUp(run.app.deps, {
      followUpId: movedAfter!.followUpId,
      by: 'U0MAYA',
      toTeam: 'sales',
      note: null,
    });
    const [notYet] = await newCards(1);
    expect(notYet).toBeDefined();

    const cx = await sla('CX');
    expect(cx).toContain(
      'CX kept 1 of 5 promises; 1 reached too late; 2 still open and late; 1 closed without being reached; 1 not yet due.',
    );
    expect(cx).toContain('*March 2030 so far*');
    expect(cx).toMatch(/Time to contact, of 2 reached: half within \d+ h.* of working time/);
    expect(cx).toContain('the 3 not reached are not in it');
    expect(cx).not.toMatch(/\d%/);
    const all = await sla();
    expect(all).toContain('All teams kept 1 of 6 promises');
    expect(all).toMatch(
      /Team +Kept +% +Late +Open +Never\nCX +1\/5 +1 +2 +1\nProduct +0\/1 +0 +1 +0\nSuccess +-\nSales +-/,
    );
    expect(all).toContain('*February 2030*');
    expect(await sla('product')).toContain('Product kept 0 of 1 promise; 1 still open and late.');
    expect(await sla('sales')).toContain('Sales had no promise fall due.');
  });

  test('resolution is told without what was spent waiting on the customer', async () => {
    const [card] = await newCards(1);
    await run.advance('PT24H');
    await run.sql(`UPDATE follow_ups SET owner_id = 'U0MAYA', claimed_at = opened_at`);
    const { deps } = run.app;
    const days = 2;
    await waitForCustomer(deps, {
      followUpId: card!.followUpId,
      by: 'U0MAYA',
      days,
      reason: 'They ask around.',
    });
    await run.advance('PT72H'); // the wait of two business days has ended by itself a day ago
    await reach(card!);
    await close(card!, null);
    expect(await sla('cx')).toContain('Resolved: 1, half within 2 days of opening');
  });

  async function newCards(count: number): Promise<Card[]> {
    const cards: Card[] = [];
    for (let n = 0; n < count; n++) cards.push(await cardOfNewAnswer(run, 2));
    return cards;
  }
});

describe('two years of the sample company', () => {
  beforeAll(async () => {
    run = await runApp({ sampleLife: true });
  });
  afterAll(() => run.stop());

  /** The same figures by another route: from contacts and the ladder's frozen instants, without the promises table. */
  async function recounted(month: string, team: string) {
    const rows = await run.sql<{ kept: number; fallen: number; median: number }>(
      `WITH due AS (
         SELECT f.id, (f.rungs ->> 'due')::timestamptz AS due_at, f.sla_started_at,
                (SELECT min(c.at) FROM contacts c WHERE c.follow_up_id = f.id AND c.reached) AS reached_at
           FROM follow_ups f
          WHERE f.team = $2 AND f.rungs IS NOT NULL
            AND to_char((f.rungs ->> 'due')::timestamptz AT TIME ZONE 'America/New_York', 'YYYY-MM') = $1
            AND (f.rungs ->> 'due')::timestamptz <= $3)
       SELECT count(*) FILTER (WHERE reached_at <= due_at)::int AS kept, count(*)::int AS fallen,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM reached_at - sla_started_at))
                FILTER (WHERE reached_at IS NOT NULL) AS median
         FROM due`,
      [month, team, run.app.deps.now()],
    );
    return rows[0]!;
  }

  test('the figures are those of the raw rows, month by month and team by team', async () => {
    const monthBack = (n: number) => {
      const now = run.app.deps.now();
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - n, 15)).toISOString().slice(0, 7);
    };
    let fallen = 0;
    for (const team of ['cx', 'product', 'success']) {
      for (const month of [monthBack(1), monthBack(2), monthBack(7)]) {
        const expected = await recounted(month, team);
        const told = await sla(`${team} ${month}`);
        fallen += expected.fallen;
        if (expected.fallen === 0) expect(told).toContain('had no promise fall due');
        else expect(told).toContain(`kept ${expected.kept} of ${expected.fallen} promise`);
        if (expected.fallen >= 10) {
          const percent = /\((\d+)%/.exec(told)?.[1];
          expect(Math.abs(Number(percent) - (100 * expected.kept) / expected.fallen)).toBeLessThanOrEqual(1);
        } else expect(told).not.toMatch(/\(\d+%/);
      }
    }
    expect(fallen).toBeGreaterThan(20);
  });

  test('many months are one table, the latest first; a month that has not begun says so; a strange team is named', async () => {
    const told = await sla('6 months');
    expect(told.match(/^\d{4}-\d{2} /gm)).toHaveLength(6);
    expect(told).toMatch(/\*\w+ \d{4} to \w+ \d{4} so far\*\nAll teams kept/);
    expect(told).toMatch(/nine in ten within/);
    expect(await sla('2099-01')).toContain('January 2099, which has not begun');
    expect(await sla('marketing 3')).toContain(
      'There is no team "marketing". Teams are: CX, Product, Success, Sales.',
    );
  });

  test('the answer can be shared with its channel, and taken away as a file with the same figures', async () => {
    const { words, place, blocks } = await typed(run, 'U0MAYA', 'sla cx 3 months', 'C0CX');
    const finding = words.split('\n', 1)[0]!;
    await pressIn(run, 'U0MAYA', { place, blocks }, 'Share');
    const shared = await run.until('the shared figures', () =>
      run.sandbox.state.messages('C0CX').find(({ text }) => text === finding),
    );
    expect(JSON.stringify(shared.blocks)).toContain('Shared by <@U0MAYA>');
    expect(JSON.stringify(shared.blocks)).not.toContain('"Share"');

    await pressIn(run, 'U0MAYA', { place, blocks }, 'Export CSV');
    const file = await run.until('the file', () =>
      run.sandbox.state
        .files()
        .find(({ name, content }: any) => name === 'promises-of-contact.csv' && content),
    );
    const [head, whole, ...rest] = Buffer.from(file.content, 'base64')
      .toString('utf8')
      .replace('\ufeff', '')
      .trim()
      .split('\r\n');
    expect(head).toBe('period,by,name,kept,reached_late,open_late,never_reached,not_yet_due');
    const [, by, name, kept, ...others] = whole!.split(',');
    expect([by, name]).toEqual(['all', 'CX']);
    const fallen = [kept, ...others.slice(0, 3)].reduce((sum, cell) => sum + Number(cell), 0);
    expect(finding).toContain(`kept ${kept} of ${fallen} promises`);
    expect(rest.filter((line) => line.includes(',month,'))).toHaveLength(3);
  });

  test('guests are refused as everywhere', async () => {
    expect(await sla('', 'U0GUS')).toContain('Guests can read along here');
  });
});
