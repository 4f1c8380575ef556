import { houseZone } from '../config/team-calendar';
import { teamOf } from '../config/team-of';
import type { Deps } from '../deps';
import { bandOf, DETRACTOR_SCORES } from '../domain/bands';
import { type MonthSpan, monthAt, monthName, monthsLater, startOfMonth } from '../domain/numbers/month-span';
import { firstOfEachAccount, sidesOf } from '../domain/themes/quoted-side';
import { mergedThemes, themeName } from '../domain/themes/taxonomy';
import { bandsOf, type ThemeFigures, themeFigures } from '../domain/themes/theme-figures';
import { quotable, type ThemeAnswer, themeAnswers } from '../queries/themes/theme-answers';
import { commentCounts, sureThemes, themeCells, themeStakes } from '../queries/themes/theme-counts';
import type { ThemeDetail, ThemesReport } from '../views/themes/themes-report';
import { themeDecisions } from './present-initiative';

type ThemesDeps = Pick<Deps, 'db' | 'config' | 'now' | 'annotator' | 'directory'>;

const DAYS = 90;
const DAY_MS = 86_400_000;
const SHOWN = 8;
const QUOTED = 5;
const QUOTES = 2;
/** Candidates for a quote: some may be of the same account, or of a comment that has changed. */
const CANDIDATES = 8;
const PAGE = 10;

interface Period {
  title: string;
  from: Date;
  to: Date;
  before: { from: Date; to: Date };
}

/** What customers spoke of in a span of time, and how that moved. */
export async function themesReport(
  deps: ThemesDeps,
  { span, userId }: { span: MonthSpan; userId: string },
): Promise<ThemesReport> {
  const period = periodOf(deps, span);
  const taxonomy = deps.annotator.taxonomy();
  const merged = mergedThemes(taxonomy);
  const [now, before] = await Promise.all(
    [period, period.before].map(async ({ from, to }) => ({
      counts: await commentCounts(deps.db, { from, to }),
      cells: await themeCells(deps.db, { from, to, merged }),
    })),
  );
  const all = bandsOf(now!.counts.scores);
  const figures = themeFigures({
    all,
    cells: now!.cells,
    themed: now!.counts.themed,
    before: { cells: before!.cells, themed: before!.counts.themed },
  });
  const stakes = await themeStakes(deps.db, { ...period, merged }, DETRACTOR_SCORES);
  const shown = figures.slice(0, SHOWN);
  const themeIds = shown.slice(0, QUOTED).map(({ themeId }) => themeId);
  const decisionOf = await themeDecisions(deps, deciding(deps, span, userId));
  const quotes = await quotable(deps.db, { ...period, merged }, { themeIds, limit: CANDIDATES });
  return {
    title: period.title,
    all,
    comments: now!.counts,
    themes: shown.map((one) => {
      const name = themeName(one.themeId, taxonomy);
      return {
        ...one,
        name,
        stakes: stakes.filter(({ themeId }) => themeId === one.themeId),
        quotes: chosen(one, quotes),
        decision: decisionOf({ id: one.themeId, name }),
      };
    }),
    teams: teamsOf(deps, await sureThemes(deps.db, { ...period, merged })),
    more: figures.length - shown.length,
  };
}

// The most first.
function teamsOf(
  { config, annotator }: ThemesDeps,
  counts: { themeId: string | null; n: number }[],
): ThemesReport['teams'] {
  const teams = new Map(annotator.taxonomy().themes.map(({ id, team }) => [id, team]));
  const named = new Map<string, number>();
  let [none, unsure] = [0, 0];
  for (const { themeId, n } of counts) {
    const team = themeId === null ? null : teams.get(themeId);
    if (themeId === null) unsure += n;
    else if (team) named.set(team, (named.get(team) ?? 0) + n);
    else none += n;
  }
  return {
    named: [...named]
      .map(([id, n]) => ({ name: teamOf(config, id).name, n }))
      .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1)),
    none,
    unsure,
  };
}

// The side that most take, and of two accounts where there are two.
function chosen(theme: ThemeFigures, quotes: ThemeAnswer[]) {
  const own = quotes.filter((one) => one.themeId === theme.themeId);
  const [most] = sidesOf(theme);
  const ranked = [
    ...own.filter(({ polarity }) => polarity === most),
    ...own.filter(({ polarity }) => polarity !== most),
  ];
  return firstOfEachAccount(ranked)
    .slice(0, QUOTES)
    .map(({ quote, polarity, score, accountName }) => ({ quote: quote!, polarity, score, accountName }));
}

/** One theme's answers, a page of them. */
export async function themeDetail(
  deps: ThemesDeps,
  { span, themeId, page, userId }: { span: MonthSpan; themeId: string; page: number; userId: string },
): Promise<ThemeDetail> {
  const period = periodOf(deps, span);
  const taxonomy = deps.annotator.taxonomy();
  const name = themeName(themeId, taxonomy);
  const decisionOf = await themeDecisions(deps, deciding(deps, span, userId));
  const found = await themeAnswers(
    deps.db,
    { ...period, merged: mergedThemes(taxonomy) },
    { themeId, limit: PAGE, skip: (page - 1) * PAGE },
  );
  return {
    title: period.title,
    themeId,
    name,
    decision: decisionOf({ id: themeId, name }),
    page,
    pages: Math.max(1, Math.ceil(found.total / PAGE)),
    total: found.total,
    sure: found.sure,
    withheld: found.withheld,
    answers: found.answers.map(({ card, ...answer }) => ({
      ...answer,
      band: bandOf(answer.score),
      permalink: card ? deps.directory.permalink(card) : null,
    })),
  };
}

function deciding(deps: ThemesDeps, span: MonthSpan, userId: string) {
  return { userId, month: span.kind === 'month' ? span.month : null, zone: houseZone(deps.config) };
}

function periodOf(deps: ThemesDeps, span: MonthSpan): Period {
  const zone = houseZone(deps.config);
  const now = deps.now();
  const start = (month: Parameters<typeof startOfMonth>[1]) => startOfMonth(zone, month);
  const thisMonth = monthAt(zone, now);
  switch (span.kind) {
    case 'now': {
      const from = new Date(now.getTime() - DAYS * DAY_MS);
      const before = { from: new Date(from.getTime() - DAYS * DAY_MS), to: from };
      return { title: `the last ${DAYS} days`, from, to: now, before };
    }
    case 'last': {
      const from = start(monthsLater(thisMonth, 1 - span.months));
      const before = { from: start(monthsLater(thisMonth, 1 - 2 * span.months)), to: from };
      const title = span.months === 1 ? monthName(thisMonth) : `the last ${span.months} months`;
      return { title, from, to: now, before };
    }
    case 'month': {
      const from = start(span.month);
      const before = { from: start(monthsLater(span.month, -1)), to: from };
      return { title: monthName(span.month), from, to: start(monthsLater(span.month, 1)), before };
    }
  }
}
