import type { EChartsOption } from 'echarts';
import { card, head } from './frame';
import { answers, drawable, signed } from './label';
import type { ThemesPicture } from './picture';
import { type Shape, text } from './shapes';
import { COLOUR, HEIGHT, MARGIN, TYPE, WIDTH } from './style';

const ROWS_MAX = 8;
const NAMES_WIDTH = 250;
const COUNTS_WIDTH = 180;
const TOP = 34;

/** The themes that were named most, how often, and what each does to the score. */
export function themes(picture: ThemesPicture): EChartsOption {
  const rows = picture.themes.slice(0, ROWS_MAX);
  const { shapes, bottom } = head(picture);
  const top = bottom + TOP;
  const left = MARGIN + NAMES_WIDTH;
  const impactLeft = left + COUNTS_WIDTH + 70;
  const grid = { top, height: HEIGHT - top - 20 };
  const widest = Math.max(1, ...rows.map(({ impact }) => Math.abs(impact ?? 0)));
  const heading = { size: TYPE.small, colour: COLOUR.muted };
  return card(
    [
      ...shapes,
      ...names(rows, grid),
      text(left, top - 16, rows.some(isOfMore) ? 'Sure, of all answers' : 'Answers', heading),
      text(impactLeft + (WIDTH - MARGIN - impactLeft) / 2, top - 16, 'Points of NPS', {
        ...heading,
        align: 'center',
      }),
    ],
    {
      grid: [
        { ...grid, left, width: COUNTS_WIDTH },
        { ...grid, left: impactLeft + 40, right: MARGIN + 40 },
      ],
      xAxis: [
        { type: 'value', show: false, min: 0, gridIndex: 0 },
        { type: 'value', show: false, min: -widest, max: widest, gridIndex: 1 },
      ],
      yAxis: [0, 1].map((gridIndex) => ({
        type: 'category' as const,
        gridIndex,
        inverse: true,
        data: rows.map((_, row) => String(row)),
        axisLabel: { show: false },
        axisTick: { show: false },
        axisLine: { onZero: true, lineStyle: { color: COLOUR.zero, width: 1.5 } },
      })),
      series: [
        {
          type: 'bar',
          barWidth: '58%',
          itemStyle: { color: COLOUR.sky, borderRadius: 3 },
          data: rows.map(({ count }) => count),
          label: {
            ...figures,
            position: 'right',
            formatter: ({ dataIndex }) => countWords(rows[dataIndex]!),
          },
        },
        {
          type: 'bar',
          barWidth: '58%',
          xAxisIndex: 1,
          yAxisIndex: 1,
          data: rows.map(({ impact }) => ({
            value: impact ?? 0,
            itemStyle: { color: (impact ?? 0) < 0 ? COLOUR.vermilion : COLOUR.blue, borderRadius: 3 },
            label: { position: (impact ?? 0) < 0 ? ('left' as const) : ('right' as const) },
          })),
          label: {
            ...figures,
            formatter: ({ dataIndex }) => {
              const { impact } = rows[dataIndex]!;
              return impact === null ? 'too few' : signed(impact);
            },
          },
        },
      ],
    },
  );
}

type Row = ThemesPicture['themes'][number];

const isOfMore = ({ of }: Row) => of !== undefined;

function countWords({ count, of }: Row): string {
  return of === undefined ? answers(count) : `${answers(count)} of ${answers(of)}`;
}

const figures = { show: true, color: COLOUR.ink, fontSize: TYPE.small, fontWeight: 'bold' as const };

function names(rows: readonly Row[], grid: { top: number; height: number }): Shape[] {
  const step = grid.height / Math.max(1, rows.length);
  return rows.map(({ name }, row) => {
    const shown = drawable(
      name,
      { size: TYPE.label, width: NAMES_WIDTH - 14 },
      `No. ${row + 1} in the table`,
    );
    return text(MARGIN, grid.top + step * (row + 0.5), shown, { size: TYPE.label });
  });
}
