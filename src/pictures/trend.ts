import type { EChartsOption } from 'echarts';
import { card, head } from './frame';
import { plainNumber } from './label';
import { monthAxis, scoreAxis } from './months';
import type { TrendPicture } from './picture';
import { scoreRange, valuesOf } from './scale';
import { scoreLine } from './score-line';
import { text } from './shapes';
import { COLOUR, HEIGHT, MARGIN, TYPE } from './style';

const AXIS_HEIGHT = 74;
const KEY_HEIGHT = 30;
// Wider labels than this many months allow are given to every second or third of them.
const LABELS_MAX = 13;

/** NPS month by month: the line, its interval, the answers beneath, the target. */
export function trend(picture: TrendPicture): EChartsOption {
  const { points, target } = picture;
  const { shapes, bottom } = head(picture);
  const every = Math.max(1, Math.ceil(points.length / LABELS_MAX));
  const right = target === null ? MARGIN : 110;
  const range = scoreRange([...valuesOf(points), ...(target === null ? [] : [target])]);
  const plotBottom = AXIS_HEIGHT + KEY_HEIGHT;
  return card(
    [
      ...shapes,
      text(MARGIN, HEIGHT - plotBottom + 44, 'Answers', { size: TYPE.small - 2, colour: COLOUR.muted }),
      text(MARGIN, HEIGHT - 20, key(picture), { size: TYPE.small - 1, colour: COLOUR.muted }),
    ],
    {
      grid: { left: 96, right, top: bottom + 18, bottom: plotBottom },
      xAxis: monthAxis(points, every),
      yAxis: scoreAxis(range),
      series: [
        ...(target === null ? [] : [targetLine(target)]),
        scoreLine(points, {
          axis: 0,
          figures: (index) => (points.length - 1 - index) % every === 0,
          radius: points.length > LABELS_MAX ? 4.5 : 6,
        }),
      ],
    },
  );
}

function targetLine(
  target: number,
): NonNullable<EChartsOption['series']> extends infer S ? Exclude<S, unknown[]> : never {
  return {
    type: 'line',
    data: [],
    markLine: {
      symbol: 'none',
      silent: true,
      data: [{ yAxis: target }],
      lineStyle: { color: COLOUR.green, width: 3, type: [12, 6] },
      label: {
        position: 'end',
        formatter: `Target ${plainNumber(target)}`,
        color: COLOUR.ink,
        fontSize: TYPE.small,
        fontWeight: 'bold',
        distance: 8,
      },
    },
  };
}

function key({ points, voters }: TrendPicture): string {
  const low = points.some(({ level }) => level === 'low');
  const none = points.some(({ level }) => level === 'none');
  return [
    'Band: 95% interval.',
    low ? `Hollow, dashed: low data (under 30 ${voters}).` : '',
    none ? 'Hatched: under 10, no score.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
