import type { EChartsOption } from 'echarts';
import type { Figure } from '../views/numbers/figure';
import { answers, drawable } from './label';
import type { Range } from './scale';
import { COLOUR, TYPE } from './style';

type XAxis = Extract<NonNullable<EChartsOption['xAxis']>, { type?: 'category' }>;

/** The months along the bottom: which month, its year where that changes, and how many answered. */
export function monthAxis(points: Figure[], every: number): XAxis {
  const size = points.length > 13 ? TYPE.small - 1 : TYPE.small;
  return {
    type: 'category',
    data: points.map((_, index) => String(index)),
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: {
      interval: 0,
      color: COLOUR.ink,
      fontSize: size,
      margin: 12,
      formatter: (_value: string, index: number) => monthLabel(points, index, every),
      rich: {
        m: { fontSize: size, fontWeight: 'bold', color: COLOUR.ink, lineHeight: 20 },
        n: { fontSize: size, color: COLOUR.ink, lineHeight: 22 },
        w: { fontSize: size, color: COLOUR.vermilion, lineHeight: 22 },
        y: { fontSize: size - 1, color: COLOUR.muted, lineHeight: 19 },
      },
    },
  };
}

function monthLabel(points: Figure[], index: number, every: number): string {
  // Counted from the end, so that the newest month is always named.
  if ((points.length - 1 - index) % every !== 0) return '';
  const { label, n, level } = points[index]!;
  const [month, year] = monthAndYear(label);
  const before = points[index - every];
  const newYear = year !== '' && (!before || monthAndYear(before.label)[1] !== year);
  const many = level === 'ok' ? `{n|${answers(n)}}` : `{w|${answers(n)}}`;
  return `{m|${month}}\n${many}${newYear ? `\n{y|${year}}` : ''}`;
}

// Braces and bars would be read as styles.
function monthAndYear(label: string): [string, string] {
  const [, month, year] = /^(\p{L}{3,4})\p{L}* (\d{4})$/u.exec(label) ?? [];
  return month && year
    ? [month, year]
    : [drawable(label, { size: TYPE.small, bold: true, width: 60 }, '-').replace(/[{}|]/g, ' '), ''];
}

/** Scores along the side, with thin rules, zero somewhat darker. */
export function scoreAxis({ min, max, step }: Range, labelled = true) {
  return {
    type: 'value' as const,
    min,
    max,
    interval: step,
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: {
      show: labelled,
      color: COLOUR.muted,
      fontSize: TYPE.small,
      formatter: (value: number) => (value < 0 ? `−${-value}` : String(value)),
    },
    splitLine: { lineStyle: { color: COLOUR.rule, width: 1.5 } },
  };
}
