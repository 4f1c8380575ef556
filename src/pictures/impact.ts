import type { EChartsOption } from 'echarts';
import { card, head } from './frame';
import { answers, plainNumber, signed } from './label';
import type { ImpactPanel, ImpactPicture } from './picture';
import { line, mark, type Shape, text } from './shapes';
import { COLOUR, HEIGHT, MARGIN, TYPE, WIDTH } from './style';

const NAMES = 168;
const GAP = 36;
const FOOT = 40;

/** Both sides and how they differ, each measure on a scale of its own with zero on it. */
export function impact(picture: ImpactPicture): EChartsOption {
  const { shapes, bottom } = head(picture);
  const width = (WIDTH - 2 * MARGIN - NAMES - GAP * (picture.panels.length - 1)) / picture.panels.length;
  const top = bottom + 44;
  const row = (HEIGHT - FOOT - top) / ROWS.length;
  const names = ROWS.map((name, i) => text(MARGIN, top + row * (i + 0.5), name, { bold: i < 3 }));
  const panels = picture.panels.flatMap((panel, i) =>
    panelShapes(panel, { x: MARGIN + NAMES + i * (width + GAP), width, top, row }),
  );
  return card([...shapes, ...names, ...panels]);
}

const ROWS = ['Contacted or told', 'Others alike', 'Difference', 'Expected bounce'];

interface Place {
  x: number;
  width: number;
  top: number;
  row: number;
}

function panelShapes({ title, unit, n, found }: ImpactPanel, place: Place): Shape[] {
  const { x, width, top, row } = place;
  const middle = x + width / 2;
  const counts = `n=${answers(n[0])} and ${answers(n[1])}`;
  const words = [
    text(middle, top - 24, title, { bold: true, align: 'center' }),
    text(middle, HEIGHT - 24, counts, { size: TYPE.small, colour: COLOUR.muted, align: 'center' }),
  ];
  if (!found) return [...words, text(middle, top + row * 2, 'Too few to compare', { align: 'center' })];
  const values = [found.touched, found.others, found.bounce, found.low, found.high, 0];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * 0.12;
  const at = (value: number) => x + ((value - low + room) / (high - low + 2 * room)) * width;
  const y = (i: number) => top + row * (i + 0.5) + 8;
  const shown = (value: number) =>
    unit === 'points' ? tenths(value) : `${plainNumber(Math.round(100 * value))}%`;
  const gap = unit === 'points' ? tenths(found.difference) : signed(Math.round(100 * found.difference));
  const point = (i: number, value: number, words: string, colour: string, sure: boolean): Shape[] => [
    mark([at(value), y(i)], sure, colour, 8),
    label(at(value), y(i) - 22, words, colour, place),
  ];
  return [
    ...words,
    text(at(0), top - 5, '0', { size: TYPE.small, colour: COLOUR.muted, align: 'center' }),
    line(
      [
        [at(0), top + 6],
        [at(0), HEIGHT - FOOT],
      ],
      { stroke: COLOUR.zero, lineWidth: 1.5, lineDash: [4, 5] },
    ),
    line(
      [
        [at(found.low), y(2)],
        [at(found.high), y(2)],
      ],
      { stroke: COLOUR.ink, lineWidth: 4 },
    ),
    ...[found.low, found.high].map((end) =>
      line(
        [
          [at(end), y(2) - 8],
          [at(end), y(2) + 8],
        ],
        { stroke: COLOUR.ink, lineWidth: 3 },
      ),
    ),
    ...point(0, found.touched, shown(found.touched), COLOUR.blue, true),
    ...point(1, found.others, shown(found.others), COLOUR.vermilion, true),
    ...point(2, found.difference, gap, COLOUR.ink, found.sure),
    ...point(3, found.bounce, shown(found.bounce), COLOUR.muted, false),
  ];
}

// As the words beside it have it: "+1.0".
function tenths(value: number): string {
  const words = Math.abs(value).toFixed(1);
  return Number(words) === 0 ? '0' : `${value > 0 ? '+' : '\u2212'}${words}`;
}

// Kept within its panel.
function label(x: number, y: number, words: string, colour: string, place: Place): Shape {
  const within = Math.min(Math.max(x, place.x + 24), place.x + place.width - 24);
  return text(within, y, words, { size: TYPE.label, bold: true, colour, align: 'center', halo: true });
}
