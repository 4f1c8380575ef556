import type { EChartsOption } from 'echarts';
import { BANDS_OF_SCORES } from './bands-of-scores';
import { card, head } from './frame';
import { answers, plainNumber } from './label';
import type { DistributionPicture } from './picture';
import { box, type Shape, text } from './shapes';
import { COLOUR, HEIGHT, MARGIN, TYPE, WIDTH } from './style';

const SCORES = 11;
const FOOT = 128;

/** How many gave each score, and the three bands that the NPS is made of. */
export function distribution(picture: DistributionPicture): EChartsOption {
  const { counts } = picture;
  if (counts.length !== SCORES)
    throw new Error(`A distribution has 11 counts, of 0 to 10, not ${counts.length}.`);
  const { shapes, bottom } = head(picture);
  return card([...shapes, ...feet(counts)], {
    grid: { left: MARGIN, right: MARGIN, top: bottom + 34, bottom: FOOT },
    xAxis: {
      type: 'category',
      data: counts.map((_, score) => String(score)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: COLOUR.zero, width: 1.5 } },
      axisLabel: { color: COLOUR.ink, fontSize: TYPE.label, fontWeight: 'bold', margin: 10 },
    },
    yAxis: { type: 'value', show: false, min: 0 },
    series: [
      {
        type: 'bar',
        barWidth: '78%',
        data: counts.map((count, score) => ({ value: count, itemStyle: bandOf(score).paint })),
        label: {
          show: true,
          position: 'top',
          color: COLOUR.ink,
          fontSize: TYPE.small,
          formatter: ({ value }) => answers(Number(value)),
        },
      },
    ],
  });
}

const bandOf = (score: number) => BANDS_OF_SCORES.find(({ to }) => score <= to)!;

function feet(counts: number[]): Shape[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const slot = (WIDTH - MARGIN * 2) / SCORES;
  return BANDS_OF_SCORES.flatMap(({ from, to, glyph, name, paint }) => {
    const count = counts.slice(from, to + 1).reduce((sum, one) => sum + one, 0);
    const share = total === 0 ? '–' : `${plainNumber(Math.round((count / total) * 100))}%`;
    const x = MARGIN + from * slot + slot * 0.11;
    const width = (to - from + 1) * slot - slot * 0.22;
    const y = HEIGHT - 80;
    return [
      box({ x, y, width, height: 6 }, { fill: paint.color }, 3),
      ...glyph(x + width / 2 - 36, y + 28),
      text(x + width / 2 - 18, y + 28, share, { size: TYPE.label + 4, bold: true }),
      text(x + width / 2, y + 54, name, { size: TYPE.small, align: 'center' }),
    ];
  });
}
