import type { ReportFigures } from '../../src/domain/committee/report';
import { type Month, monthsLater } from '../../src/domain/numbers/month-span';
import { SHIPPED } from '../../src/domain/themes/taxonomy';
import { collectReport } from '../../src/report/collect-report';
import { reportOutline } from '../../src/report/outline';
import { annotateComments } from '../../src/use-cases/comments/annotate-comments';
import { findIssues } from '../../src/use-cases/comments/find-issues';
import { foldRollUps } from '../../src/use-cases/numbers/fold-roll-ups';
import { type Running, runApp } from '../support/run-app';

let run: Running;
let rows: Answer[];
beforeAll(async () => {
  run = await runApp({ sampleLife: true });
  const unread = async () => (await run.sql('SELECT FROM comments_to_annotate')).length;
  while ((await unread()) > 0) await annotateComments(run.app.deps);
  await foldRollUps(run.app.deps);
  await findIssues(run.app.deps);
  rows = await run.sql<Answer>(
    `SELECT r.id, r.score, r.comment, r.respondent_id AS person, r.account_id AS account, r.account_facts AS facts, r.answered_at AS at,
            a.sentiment, a.text_hash AS hash, a.made_by AS maker, a.sure,
            (SELECT coalesce(jsonb_agg(t ORDER BY t.rank), '[]') FROM annotation_themes t WHERE t.response_id = r.id) AS themes
       FROM responses r LEFT JOIN annotations a ON a.response_id = r.id`,
  );
}, 120_000);
afterAll(() => run.stop());

interface Answer {
  id: string;
  score: number;
  comment: string | null;
  account: string | null;
  facts: { arr: number | null; currency: string | null } | null;
  at: Date;
  sentiment: string | null;
  maker: string | null;
  sure: boolean | null;
  themes: { theme_id: string; polarity: string; rank: number; start: number | null; length: number | null }[];
}

/** The month of an answer, by the calendar of the runtime and not by ours. */
const wall = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
});
const monthOf = (at: Date) => wall.format(at).slice(0, 7);
const of = (month: string) => rows.filter(({ at }) => monthOf(at) === month);
const promoters = (all: Answer[]) => all.filter(({ score }) => score > 8).length;
const detractors = (all: Answer[]) => all.filter(({ score }) => score < 7).length;
const nps = (all: Answer[]) => (100 * (promoters(all) - detractors(all))) / all.length;
const isAbout = (id: string) => (one: Answer) => one.themes.some((theme) => theme.theme_id === id);
/** A person said so, or the local annotator was sure of the first theme of a comment. */
const isSurelyAbout = (id: string) => (one: Answer) =>
  one.themes.some(
    ({ theme_id, rank }) => theme_id === id && (one.maker === 'person' || (one.sure === true && rank === 1)),
  );
const themed = (all: Answer[]) => all.filter(({ themes }) => themes.some((one) => one.theme_id !== 'none'));

/** The month of a survey wave, in which most answered. */
function busiest(fits: (month: string) => boolean): Month {
  const counts = new Map<string, number>();
  for (const { at } of rows) counts.set(monthOf(at), (counts.get(monthOf(at)) ?? 0) + 1);
  const [most] = [...counts].filter(([month]) => fits(month)).sort((a, b) => b[1] - a[1]);
  return most![0] as Month;
}

async function checked(month: Month): Promise<ReportFigures> {
  const figures = await collectReport(run.app.deps, month);
  const own = of(month);
  expect(figures.scores).toEqual(
    Array.from({ length: 11 }, (_, s) => own.filter(({ score }) => score === s).length),
  );
  expect(figures.nps.n).toBe(own.length);
  if (own.length >= 10) expect((figures.nps as { score: number }).score).toBeCloseTo(nps(own), 9);
  const last = of(monthsLater(month, -1));
  expect(figures.last.nps.n).toBe(last.length);
  const quarter = [0, -1, -2].flatMap((back) => of(monthsLater(month, back)));
  const before = [-3, -4, -5].flatMap((back) => of(monthsLater(month, back)));
  expect([figures.quarter.now.n, figures.quarter.nps.n]).toEqual([quarter.length, before.length]);
  if (figures.quarter.change.reporting !== 'none')
    expect(figures.quarter.change.difference).toBeCloseTo(nps(quarter) - nps(before), 9);
  for (const point of figures.trend) expect(point.nps.n).toBe(of(point.month).length);
  checkThemes(figures, own, last);
  await checkFollowUps(figures);
  return figures;
}

function checkThemes(figures: ReportFigures, own: Answer[], last: Answer[]): void {
  expect(figures.comments.themed).toBe(themed(own).length);
  const ids = [...new Set(own.flatMap(({ themes }) => themes.map((one) => one.theme_id)))].filter(
    (id) => id !== 'none' && id !== 'general',
  );
  expect(figures.themes.length + figures.moreThemes).toBe(ids.length);
  const ranked = ids
    .map((id) => ({ id, sure: own.filter(isSurelyAbout(id)).length, n: own.filter(isAbout(id)).length }))
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure || b.n - a.n || (a.id < b.id ? -1 : 1));
  expect(figures.themes.map(({ themeId: id, sure, n }) => ({ id, sure, n }))).toEqual(ranked.slice(0, 5));
  for (const theme of figures.themes) {
    const about = own.filter(isAbout(theme.themeId));
    const others = own.filter((one) => !about.includes(one));
    expect(theme.n).toBe(about.length);
    expect(theme.bands.detractor).toBe(detractors(about));
    if (theme.impact === null) expect(Math.min(about.length, others.length)).toBeLessThan(10);
    else expect(theme.impact).toBeCloseTo(nps(own) - nps(others), 9);
    const surely = about.filter(isSurelyAbout(theme.themeId));
    expect(theme.sureBands).toEqual({
      promoter: promoters(surely),
      passive: surely.length - promoters(surely) - detractors(surely),
      detractor: detractors(surely),
    });
    expect(theme.share).toBeCloseTo(about.length / themed(own).length, 12);
    const surelyBefore = last.filter(isSurelyAbout(theme.themeId)).length;
    expect(theme.movement.beforeN).toBe(surelyBefore);
    const [all, allBefore] = [themed(own).length, themed(last).length];
    const few = Math.min(all, allBefore) < 10 || surely.length + surelyBefore < 5;
    expect(theme.movement.kind === 'too_few').toBe(few);
    const more = surely.length * allBefore > surelyBefore * all;
    const moved = byChance([surely.length, all], [surelyBefore, allBefore]) < 0.05;
    if (!few) expect(theme.movement.kind).toBe(moved ? (more ? 'more' : 'less') : 'cant_tell');
    if (theme.movement.kind !== 'too_few') {
      expect(theme.movement.now).toBeCloseTo(surely.length / themed(own).length, 12);
      expect(theme.movement.before).toBeCloseTo(surelyBefore / themed(last).length, 12);
    }
    // Each account once, by its latest unhappy answer.
    const unhappy = about.filter(({ score, account }) => score < 7 && account !== null);
    const latest = new Map(
      unhappy.sort((a, b) => a.at.getTime() - b.at.getTime()).map((one) => [one.account, one]),
    );
    expect(theme.stakes.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(latest.size);
    const arr = [...latest.values()].reduce((sum, { facts }) => sum + Number(facts?.arr ?? 0), 0);
    expect(theme.stakes.reduce((sum, one) => sum + one.arr, 0)).toBeCloseTo(arr, 2);
    for (const ref of [...theme.quotes, ...(theme.dissent ? [theme.dissent] : [])]) {
      const source = surely.find(({ id }) => id === ref.responseId)!;
      expect(source.comment!.slice(ref.start, ref.start + ref.length)).toHaveLength(ref.length);
    }
  }
}

/** How likely two shares differ so much by chance: all draws of the same margins, counted in whole numbers. */
function byChance([a, n]: [number, number], [b, m]: [number, number]): number {
  const ways = Array.from({ length: a + b + 1 }, (_, i) => choose(n, i) * choose(m, a + b - i));
  const sum = (all: bigint[]) => all.reduce((x, y) => x + y, 0n);
  const rare = ways.filter((one) => one <= ways[a]!);
  return Number((sum(rare) * 10n ** 12n) / sum(ways)) / 1e12;
}

function choose(n: number, k: number): bigint {
  if (k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= k; i += 1) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}

async function checkFollowUps({ month, followUps }: ReportFigures): Promise<void> {
  const works = await run.sql<any>(
    `SELECT f.id, f.opened_at, f.resolved_at, f.contacted_at, f.customer_told,
            (SELECT min(h.at) FROM history h WHERE h.follow_up_id = f.id AND h.verb IN ('claimed', 'reassigned', 'contacted')) AS claimed
       FROM follow_ups f`,
  );
  const promises = await run.sql<any>('SELECT * FROM promises WHERE voided_at IS NULL');
  const now = run.app.deps.now();
  const due = promises.filter((p: any) => monthOf(p.due_at) === month && p.due_at <= now);
  const byId = new Map(works.map((w: any) => [w.id, w]));
  const { kept, reachedLate, openLate, neverReached } = followUps.promises;
  expect(kept + reachedLate + openLate + neverReached).toBe(due.length);
  expect(kept).toBe(due.filter((p: any) => p.contacted_at && p.contacted_at <= p.due_at).length);
  const claimed = due.filter((p: any) => {
    const at = (byId.get(p.follow_up_id) as any).claimed;
    return at && at <= p.due_at;
  });
  expect(followUps.claimedInTime).toBe(claimed.length);
  const opened = works.filter((w: any) => monthOf(w.opened_at) === month);
  const closed = opened.filter((w: any) => w.resolved_at && w.contacted_at);
  expect([followUps.opened, followUps.closed, followUps.told]).toEqual([
    opened.length,
    closed.length,
    closed.filter((w: any) => w.customer_told).length,
  ]);
}

/** What the sentences of a month name, by the same rows. */
function checkWords(figures: ReportFigures): void {
  const own = of(figures.month);
  const { facts } = reportOutline({ figures, decisions: [], standing: new Map(), taxonomy: SHIPPED });
  const ids = new Map(SHIPPED.themes.map(({ id, name }) => [name, id]));
  const sure = (name: string) => own.filter(isSurelyAbout(ids.get(name)!));
  const names = [...ids.keys()].filter((name) => !['general', 'none'].includes(ids.get(name)!));
  if (facts.theme_top !== undefined)
    for (const name of names.filter((one) => one !== facts.theme_top))
      expect(sure(name).length).toBeLessThan(sure(facts.theme_top).length);
  const cost = (name: string) => detractors(sure(name)) - promoters(sure(name));
  const proposed = [facts.agenda_theme_1, facts.agenda_theme_2].filter((one) => one !== undefined);
  const costs = names
    .map(cost)
    .filter((one) => one > 0)
    .sort((a, b) => b - a);
  expect(proposed.map(cost)).toEqual(costs.slice(0, 2));
  expect(figures.weighed!.map(({ name }) => cost(name))).toEqual(costs);
  if (facts.theme_weight !== undefined) expect(cost(facts.theme_weight)).toBe(costs[0]);
}

test('every number of a busy month is what the raw rows give', async () => {
  const figures = await checked(busiest(() => true));
  checkWords(figures);
  expect(figures.themes).toHaveLength(5);
  expect(figures.themes.some(({ quotes }) => quotes.length > 0)).toBe(true);
}, 60_000);

test('so are those of a quiet month, and of the quarter that a month ends', async () => {
  const quiet = busiest((month) => of(month).length < 30);
  checkWords(await checked(quiet));
  const end = busiest((month) => Number(month.slice(5)) % 3 === 0);
  const { sentiment } = await checked(end);
  const quarter = [0, -1, -2].flatMap((back) => of(monthsLater(end, back)));
  const sounding = (side: string) =>
    quarter.filter(({ sentiment: one, themes }) => one === side && !themes.some((t) => t.theme_id === 'none'))
      .length;
  expect(sentiment!.now).toEqual({
    positive: sounding('positive'),
    neutral: sounding('neutral'),
    negative: sounding('negative'),
  });
  for (const theme of sentiment!.themes) expect(theme.n).toBe(quarter.filter(isAbout(theme.themeId)).length);
}, 60_000);

test('a month that is collected again is the same', async () => {
  const month = busiest(() => true);
  const first = await collectReport(run.app.deps, month);
  expect(await collectReport(run.app.deps, month)).toEqual(first);
  // What is stored is what was collected.
  expect(JSON.parse(JSON.stringify(first))).toEqual(first);
}, 60_000);
