import type { Deps } from '../../deps';
import { isBySure, type ReportFigures } from '../../domain/committee/report';
import { type Chart, NO_CHART } from '../../views/numbers/numbers-parts';
import { figureOf } from '../numbers/numbers-answer';
import { shortMonth } from '../numbers/periods';

/** The two pictures of a report: how the score went, and what customers spoke of. */
export async function reportPictures(
  { showPicture }: Pick<Deps, 'showPicture'>,
  figures: ReportFigures,
  finding: string,
): Promise<{ trend: Chart; themes: Chart }> {
  const { trend, themes, month, comments } = figures;
  const bySure = isBySure(themes);
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
            subtitle: `${comments.themed.toLocaleString('en-US')} comments with a theme${bySure ? ', ranked by what is sure' : ''}; beside it what ${bySure ? 'all its' : 'its'} answers do to the score`,
            themes: themes.map(({ name, n, sure = 0, impact }) =>
              bySure ? { name, count: sure, of: n, impact } : { name, count: n, impact },
            ),
          },
          `themes-${month}`,
        )
      : NO_CHART,
  ]);
  return { trend: trendChart, themes: themesChart };
}
