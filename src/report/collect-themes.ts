import { DETRACTOR_SCORES } from '../domain/bands';
import { type QuoteRef, type ReportFigures, type ReportTheme, refOf } from '../domain/committee/report';
import { type WeighedTheme, weighing } from '../domain/committee/weighing';
import { instantsOfMonths, type Month, monthsLater } from '../domain/numbers/month-span';
import { GENERAL } from '../domain/themes/annotation';
import { firstOfEachAccount, sidesOf } from '../domain/themes/quoted-side';
import { mergedThemes, themeName } from '../domain/themes/taxonomy';
import { bandsOf, type ThemeFigures, themeFigures } from '../domain/themes/theme-figures';
import { type QuoteCandidate, quoteCandidates } from '../queries/committee/report-quotes';
import { commentCounts, themeCells, themeStakes } from '../queries/themes/theme-counts';
import type { ReportDeps } from './report-deps';

const SHOWN = 5;
const QUOTES = 3;
/** Of a side; some may be of the same account. */
const CANDIDATES = 12;

/** The figures of themes over so many months from `first` on, against as many before; an overall judgement is no theme. */
export async function figuresOfThemes(
  { db, annotator }: Pick<ReportDeps, 'db' | 'annotator'>,
  { zone, first, months }: { zone: string; first: Month; months: number },
) {
  const merged = mergedThemes(annotator.taxonomy());
  const span = { ...instantsOfMonths(zone, first, months), merged };
  const before = { ...instantsOfMonths(zone, monthsLater(first, -months), months), merged };
  const counts = await commentCounts(db, span);
  const figures = themeFigures({
    all: bandsOf(counts.scores),
    cells: await themeCells(db, span),
    themed: counts.themed,
    before: { cells: await themeCells(db, before), themed: (await commentCounts(db, before)).themed },
  });
  return { span, counts, figures: figures.filter(({ themeId }) => themeId !== GENERAL) };
}

/** What a month's comments were about: the five themes of the most sure answers, with what is at stake and who said it. */
export async function collectThemes(
  deps: Pick<ReportDeps, 'db' | 'annotator'>,
  { zone, month }: { zone: string; month: Month },
): Promise<Pick<ReportFigures, 'themes' | 'moreThemes' | 'weighed' | 'comments'>> {
  const taxonomy = deps.annotator.taxonomy();
  const { span, counts, figures } = await figuresOfThemes(deps, { zone, first: month, months: 1 });
  const stakes = await themeStakes(deps.db, span, DETRACTOR_SCORES);
  const named = figures.filter(isSure).map((one) => ({
    ...one,
    name: themeName(one.themeId, taxonomy),
    stakes: stakes
      .filter(({ themeId }) => themeId === one.themeId)
      .map(({ currency, accounts, arr }) => ({ currency, accounts, arr })),
  }));
  const shown = named.slice(0, SHOWN);
  const themeIds = shown.map(({ themeId }) => themeId);
  const candidates = await quoteCandidates(deps.db, span, { themeIds, limit: CANDIDATES });
  const quoted = new Set<string>();
  const themes = shown.map((one): ReportTheme => ({ ...one, ...chosen(one, candidates, quoted) }));
  const { themed, noContent, unread, languages } = counts;
  const foreign = languages.reduce((sum, { n }) => sum + n, 0);
  return {
    themes,
    moreThemes: figures.length - shown.length,
    weighed: weighing(named).map(weighedOf),
    comments: { themed, foreign, noContent, unread },
  };
}

function weighedOf({ themeId, name, n, sure, sureBands, impact, stakes }: WeighedTheme): WeighedTheme {
  return { themeId, name, n, sure, sureBands, impact, stakes };
}

/** Somebody speaks of it of whom nobody need be unsure: what a report ranks and proposes. */
export function isSure({ sure }: ThemeFigures): boolean {
  return (sure ?? 0) > 0;
}

// Three of the side that most take, of three accounts where there are three, and the first of the other side.
// Whoever was quoted for a theme before comes after those who were not.
function chosen(theme: ThemeFigures, candidates: QuoteCandidate[], quoted: Set<string>) {
  const [most, other] = sidesOf(theme);
  const ofTheme = candidates.filter((one) => one.themeId === theme.themeId);
  const isNew = (one: QuoteCandidate) => !quoted.has(one.responseId);
  const own = [...ofTheme.filter(isNew), ...ofTheme.filter((one) => !isNew(one))];
  const quotes = firstOfEachAccount(own.filter(({ polarity }) => polarity === most)).slice(0, QUOTES);
  const dissent = own.find((one) => one.polarity === other && !quotes.some(sameAnswer(one)));
  for (const { responseId } of quotes) quoted.add(responseId);
  return { quotes: quotes.map(refOf), dissent: dissent ? refOf(dissent) : null };
}

const sameAnswer = (one: QuoteRef) => (other: QuoteRef) => one.responseId === other.responseId;
