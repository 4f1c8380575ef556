import type { ReportSentiment } from '../domain/committee/report';
import { instantsOfMonths, type Month, monthsLater } from '../domain/numbers/month-span';
import type { Polarity } from '../domain/themes/annotation';
import { themeName } from '../domain/themes/taxonomy';
import { monthsUpTo, quarterPeriod } from '../presenters/numbers/periods';
import { sentimentCounts } from '../queries/committee/sentiment-counts';
import { figuresOfThemes, isSure } from './collect-themes';
import type { ReportDeps } from './report-deps';

const SHOWN = 5;

/** How a quarter's comments sound and what they are about, against the quarter before; null in other months than its last. */
export async function collectSentiment(
  deps: Pick<ReportDeps, 'db' | 'annotator'>,
  { zone, month }: { zone: string; month: Month },
): Promise<ReportSentiment | null> {
  if (Number(month.slice(5)) % 3 !== 0) return null;
  const months = monthsUpTo(month, 6);
  const counts = await sentimentCounts(
    deps.db,
    months.map((one) => instantsOfMonths(zone, one)),
  );
  const first = months[3]!;
  const { figures, counts: comments } = await figuresOfThemes(deps, { zone, first, months: 3 });
  const taxonomy = deps.annotator.taxonomy();
  return {
    name: quarterPeriod(month).name,
    lastName: quarterPeriod(monthsLater(month, -3)).name,
    months: months.slice(3).map((one, i) => ({ month: one, sides: counts[i + 3]! })),
    now: counts.slice(3).reduce(plus),
    last: counts.slice(0, 3).reduce(plus),
    themed: comments.themed,
    themes: figures
      .filter(isSure)
      .slice(0, SHOWN)
      .map((one) => ({ ...one, name: themeName(one.themeId, taxonomy) })),
  };
}

type Sides = Record<Polarity, number>;

function plus(a: Sides, b: Sides): Sides {
  return {
    positive: a.positive + b.positive,
    neutral: a.neutral + b.neutral,
    negative: a.negative + b.negative,
  };
}
