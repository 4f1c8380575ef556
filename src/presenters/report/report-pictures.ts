import type { Deps } from '../../deps';
import type { ReportFigures } from '../../domain/committee/report';
import type { Chart } from '../../views/numbers/numbers-parts';
import { figureOf } from '../numbers/numbers-answer';
import { shortMonth } from '../numbers/periods';

const NO_CHART: Chart = { kind: 'none', because: null };

/** The two pictures of a report: how the score went, and what customers spoke of. */
export async function reportPictures(
  { showPicture }: Pick<Deps, 'showPicture'>,
  figures: ReportFigures,
  finding: string,
): Promise<{ trend: Chart; themes: Chart }> {
  const { trend, themes, month, comments } = figures;
  const points = trend.map((one) => figureOf(shortMonth(one.month), one.nps));
  const [trendChart, themesChart] = await Promise.all([
    points.some(({ score }) => score !== null)
      ? showPicture(
          {
            kind: 'trend',
            title: finding,
            subtitle: `Each answer counts once, twelve months to ${shortMonth(month)}, 95% interval`,
            points,
            voters: 'answers',
            target: null,
          },
          `nps-${month}`,
        )
      : NO_CHART,
    themes.some(({ impact }) => impact !== null)
      ? showPicture(
          {
            kind: 'themes',
            title: `What customers spoke of in ${shortMonth(month)}`,
            subtitle: `${comments.themed.toLocaleString('en-US')} comments with a theme; beside it what its answers do to the score`,
            themes: themes.map(({ name, n, impact }) => ({ name, count: n, impact })),
          },
          `themes-${month}`,
        )
      : NO_CHART,
  ]);
  return { trend: trendChart, themes: themesChart };
}
