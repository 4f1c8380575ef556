import type { EChartsOption } from 'echarts';
import type { Figure } from '../views/numbers/figure';
import { card, head } from './frame';
import { drawable, plainNumber } from './label';
import { monthAxis, scoreAxis } from './months';
import type { SegmentsPicture } from './picture';
import { scoreRange, valuesOf } from './scale';
import { scoreLine } from './score-line';
import { type Shape, text } from './shapes';
import { COLOUR, HEIGHT, MARGIN, TYPE, WIDTH } from './style';

const PANELS_MAX = 6;
const SIDE = 46;
const BETWEEN = 24;
const NAME_HEIGHT = 48;
const NAME = { size: TYPE.label, bold: true };
const MONTHS_HEIGHT = 28;

/** NPS by month for up to six segments, side by side on one scale. */
export function segments(picture: SegmentsPicture): EChartsOption {
  const panels = picture.panels.slice(0, PANELS_MAX);
  const { shapes, bottom } = head(picture);
  const range = scoreRange(panels.flatMap(({ points }) => valuesOf(points)));
  const places = placesOf(panels.length, bottom);
  return card(
    [
      ...shapes,
      ...panels.flatMap(({ name, points }, index) => panelHead(name, points, places[index]!, index)),
    ],
    {
      grid: places.map(({ x, y, width, height }) => ({ left: x, top: y, width, height })),
      xAxis: panels.map(({ points }, index) => ({ ...ends(points), gridIndex: index })),
      yAxis: panels.map((_, index) => ({ ...scoreAxis(range, places[index]!.first), gridIndex: index })),
      series: panels.map(({ points }, index) =>
        scoreLine(points, { axis: index, figures: () => false, radius: 4, plain: true }),
      ),
    },
  );
}

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Whether it is the first of its row, which carries the scale. */
  first: boolean;
}

function placesOf(count: number, top: number): Place[] {
  const columns = count <= 3 ? count : count === 4 ? 2 : 3;
  const rows = Math.ceil(count / columns);
  const width = (WIDTH - MARGIN * 2 - SIDE - BETWEEN * (columns - 1)) / columns;
  const rowHeight = (HEIGHT - 12 - top) / rows;
  return Array.from({ length: count }, (_, index) => ({
    x: MARGIN + SIDE + (index % columns) * (width + BETWEEN),
    y: top + Math.floor(index / columns) * rowHeight + NAME_HEIGHT,
    width,
    height: rowHeight - NAME_HEIGHT - MONTHS_HEIGHT,
    first: index % columns === 0,
  }));
}

function panelHead(name: string, points: Figure[], { x, y, width }: Place, index: number): Shape[] {
  const shown = drawable(name, { ...NAME, width }, `No. ${index + 1} in the table`);
  return [
    text(x, y - 36, shown, NAME),
    text(x, y - 14, newest(points.at(-1)), { size: TYPE.small - 1, colour: COLOUR.muted }),
  ];
}

function newest(point: Figure | undefined): string {
  if (!point) return 'no answers';
  const month = point.label.replace(/ \d{4}$/, '');
  if (point.score === null || point.low === null || point.high === null)
    return `${month}: n=${point.n}, no score`;
  const [score, low, high] = [point.score, point.low, point.high].map((value) =>
    plainNumber(Math.round(value)),
  );
  return `${month}: ${score} (${low} to ${high}) n=${point.n}${point.level === 'low' ? ', low' : ''}`;
}

// Only the first and the last month are named: the panels share their months.
function ends(points: Figure[]) {
  const axis = monthAxis(points, 1);
  const last = points.length - 1;
  const name = (index: number) =>
    drawable(points[index]!.label, { size: TYPE.small, width: 90 }, '').replace(/ 20(\d\d)$/, ' ’$1');
  return {
    ...axis,
    axisLabel: {
      ...axis.axisLabel,
      fontSize: TYPE.small - 2,
      color: COLOUR.muted,
      margin: 8,
      alignMinLabel: 'left' as const,
      alignMaxLabel: 'right' as const,
      formatter: (_value: string, index: number) => (index === 0 || index === last ? name(index) : ''),
    },
  };
}
