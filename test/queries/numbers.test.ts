import type { DataSource } from 'typeorm';
import { openDatabase } from '../../src/db/data-source';
import { bandOf } from '../../src/domain/bands';
import { accountAnswers } from '../../src/queries/numbers/account-answers';
import { answeredTwice } from '../../src/queries/numbers/answered-twice';
import { loopClosure } from '../../src/queries/numbers/loop-closure';
import { contactTimes, promiseCounts, resolutionTimes } from '../../src/queries/numbers/sla-rate';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { countPromises, timesToContact, timesToResolve } from '../support/plain-promises';
import { makeUpWork, NOW } from './made-up-work';

// Each number of a query, told by the rows themselves in another way.

let database: FreshDatabase;
let db: DataSource;
let made: Awaited<ReturnType<typeof makeUpWork>>;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openDatabase({ url: database.url, poolSize: 2, onPoolError: () => {} });
  made = await makeUpWork(db, 800);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const SPANS = ['2026-05-01', '2026-06-01', '2026-07-01'].map((day) => new Date(`${day}T00:00:00Z`));
const spans = [0, 1].map((i) => ({ from: SPANS[i]!, to: SPANS[i + 1]! }));
const days = spans.map(({ from, to }) => ({
  from: from.toISOString().slice(0, 10),
  to: to.toISOString().slice(0, 10),
}));
const within = (at: Date, { from, to }: { from: Date; to: Date }) => at >= from && at < to;

test.each([null, 'product'])(
  'how promises ended is what counting them one by one says (team: %p)',
  async (team) => {
    const openCycles = new Map(
      made.work.filter((f) => f.resolved_at === null).map((f) => [f.id, f.sla_cycle]),
    );
    const plain = made.promises
      .filter((p) => p.voided_at === null && (team === null || p.team === team))
      .map((p) => ({
        team: p.team,
        startedAt: p.started_at,
        dueAt: p.due_at,
        contactedAt: p.contacted_at,
        workedS: p.worked_s,
        open: openCycles.get(p.follow_up_id) === p.cycle,
      }));
    const counted = await promiseCounts(db, { spans, team, now: NOW });
    expect(counted.length).toBe(team === null ? 6 : 2);
    for (const { span, team: ofTeam, ...counts } of counted) {
      const these = plain.filter((p) => p.team === ofTeam && within(p.dueAt, spans[span]!));
      expect(counts).toEqual(countPromises(these, NOW));
    }
    const whole = { from: SPANS[0]!, to: SPANS[2]!, team };
    const times = await contactTimes(db, { ...whole, now: NOW });
    const plainTimes = timesToContact(
      plain.filter((p) => within(p.dueAt, whole)),
      NOW,
    );
    expect(times.working.n).toBe(plainTimes.working.n);
    expect(times.working.n).toBeGreaterThan(10);
    for (const kind of ['working', 'elapsed'] as const) {
      expect(times[kind].median).toBeCloseTo(plainTimes[kind].median!, 3);
      expect(times[kind].ninetieth).toBeCloseTo(plainTimes[kind].ninetieth!, 3);
    }
  },
);

test('time to resolve is what counting it one by one says, without what was spent waiting', async () => {
  const whole = { from: SPANS[0]!, to: SPANS[2]! };
  const promised = new Set(made.promises.filter((p) => p.voided_at === null).map((p) => p.follow_up_id));
  const resolved = made.work.filter(
    (f) => f.resolved_at && within(f.resolved_at, whole) && promised.has(f.id),
  );
  const plain = timesToResolve(
    resolved.map((f) => {
      const waits = made.waits.filter((w) => w.follow_up_id === f.id);
      const waitedMs = waits.map(
        (w) => Math.min((w.ended_at ?? w.until).getTime(), f.resolved_at!.getTime()) - w.since.getTime(),
      );
      const waitedS = waitedMs.reduce((sum, ms) => sum + ms, 0) / 1000;
      return { team: f.team, openedAt: f.opened_at, resolvedAt: f.resolved_at!, waitedS };
    }),
  );
  const { teams, spread } = await resolutionTimes(db, { ...whole, team: null });
  expect(teams.sort()).toEqual(['cx', 'gone', 'product']);
  expect(spread.n).toBe(plain.n);
  expect(spread.median).toBeCloseTo(plain.median!, 3);
  expect(spread.ninetieth).toBeCloseTo(plain.ninetieth!, 3);
  const nobody = { from: new Date(0), to: new Date(1), team: null };
  expect(await resolutionTimes(db, nobody)).toEqual({
    teams: [],
    spread: { n: 0, median: null, ninetieth: null },
  });
});

test('answers by account add up, with the money of the latest one', async () => {
  const told = await accountAnswers(db, { spans: days, segment: null });
  expect(told.length).toBe(26);
  for (const { span, accountId, promoters, passives, detractors, arr, currency } of told) {
    const own = made.answers.filter((r) => r.account_id === accountId && within(r.answered_at, spans[span]!));
    const bands = own.map((r) => bandOf(r.score));
    const of = (band: string) => bands.filter((one) => one === band).length;
    expect([promoters, passives, detractors]).toEqual([of('promoter'), of('passive'), of('detractor')]);
    const last = own.toSorted(
      (a, b) => b.answered_at.getTime() - a.answered_at.getTime() || (a.id < b.id ? 1 : -1),
    )[0]!;
    expect(arr).toBe(accountId === null ? null : JSON.parse(last.account_facts).arr);
    expect(currency).toBe(accountId === null ? null : 'EUR');
  }
  const total = told.reduce((sum, one) => sum + one.promoters + one.passives + one.detractors, 0);
  expect(total).toBe(
    made.answers.filter((r) => within(r.answered_at, { from: SPANS[0]!, to: SPANS[2]! })).length,
  );
});

test('whoever answered in both spans is a pair, by their latest answer in each', async () => {
  const latest = (span: number) => {
    const own = made.answers
      .filter((r) => r.respondent_id && within(r.answered_at, spans[span]!))
      .toSorted((a, b) => a.answered_at.getTime() - b.answered_at.getTime() || (a.id < b.id ? -1 : 1));
    return new Map(own.map((r) => [r.respondent_id!, r.score]));
  };
  const [one, two] = [latest(0), latest(1)];
  const pairs = new Map<string, number>();
  for (const [person, before] of one) {
    if (!two.has(person)) continue;
    const key = `${before} ${two.get(person)}`;
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  const told = await answeredTwice(db, { before: days[0]!, after: days[1]! });
  expect(new Map(told.map(({ before, after, people }) => [`${before} ${after}`, people]))).toEqual(
    new Map(pairs),
  );
  expect(told.length).toBeGreaterThan(10);
});

test('a loop is closed when the customer was reached and the work is resolved', async () => {
  const told = await loopClosure(db, spans[1]!);
  const scores = new Map(made.answers.map((r) => [r.id, r.score]));
  expect(told.length).toBe(9);
  for (const { team, band, ...counts } of told) {
    const own = made.work.filter(
      (f) => f.team === team && bandOf(scores.get(f.response_id)!) === band && within(f.opened_at, spans[1]!),
    );
    const closed = own.filter((f) => f.resolved_at && f.contacted_at);
    expect(counts).toEqual({
      opened: own.length,
      reached: own.filter((f) => f.contacted_at).length,
      closed: closed.length,
      closedUnreached: own.filter((f) => f.resolved_at && !f.contacted_at).length,
      told: closed.filter((f) => f.customer_told).length,
    });
  }
});
