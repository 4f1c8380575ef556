import type { EChartsOption } from 'echarts';
import { BANDS_OF_SCORES } from './bands-of-scores';
import { card, head } from './frame';
import { answers, drawable } from './label';
import type { Three, TransitionsPicture } from './picture';
import { area, box, type Shape, text } from './shapes';
import { COLOUR, HEIGHT, MARGIN, TYPE, WIDTH } from './style';

const NAMES_WIDTH = 176;
const HEADS_HEIGHT = 62;
const GAP = 6;

interface Cell {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What became of those who answered twice: rows are then, columns are now. */
export function transitions(picture: TransitionsPicture): EChartsOption {
  const { shapes, bottom } = head(picture);
  const left = MARGIN + NAMES_WIDTH;
  const top = bottom + HEADS_HEIGHT;
  const width = (WIDTH - MARGIN - left) / 3;
  const height = (HEIGHT - 20 - top) / 3;
  const small = { size: TYPE.small, colour: COLOUR.muted };
  const columns = BANDS_OF_SCORES.flatMap(({ name, glyph }, column) => {
    const x = left + width * (column + 0.5);
    return [...glyph(x - 56, top - 18), text(x - 40, top - 18, name, { size: TYPE.label, bold: true })];
  });
  const rows = BANDS_OF_SCORES.flatMap(({ name, glyph }, row) => {
    const y = top + height * (row + 0.5);
    const cell = (column: number): Cell => ({
      x: left + width * column + GAP / 2,
      y: y - height / 2 + GAP / 2,
      width: width - GAP,
      height: height - GAP,
    });
    return [
      ...glyph(MARGIN + 10, y),
      text(MARGIN + 28, y, name, { size: TYPE.label, bold: true }),
      ...picture.counts[row]!.flatMap((count, column) =>
        cellShapes(cell(column), count, picture.counts[row]!, column - row),
      ),
    ];
  });
  const then = text(
    MARGIN,
    top - 18,
    `${drawable(picture.fromLabel, { size: TYPE.small, width: NAMES_WIDTH - 60 }, 'Then')} ↓`,
    small,
  );
  const now = text(
    left + width * 1.5,
    top - 44,
    `${drawable(picture.toLabel, { size: TYPE.small, width: 260 }, 'Now')} →`,
    {
      ...small,
      align: 'center',
    },
  );
  return card([...shapes, then, now, ...columns, ...rows]);
}

function cellShapes(cell: Cell, count: number, row: Three, move: number): Shape[] {
  const total = row.reduce((sum, one) => sum + one, 0);
  const share = total === 0 ? 0 : count / total;
  const colour = move > 0 ? COLOUR.blue : move < 0 ? COLOUR.vermilion : COLOUR.zero;
  const x = cell.x + cell.width / 2;
  const y = cell.y + cell.height / 2;
  return [
    box(cell, { fill: colour, opacity: 0.1 + share * 0.45 }, 6),
    ...arrow(cell, move, colour),
    text(x, y - 10, answers(count), { size: TYPE.label + 4, bold: true, align: 'center' }),
    text(x, y + 14, total === 0 ? '–' : `${Math.round(share * 100)}%`, { size: TYPE.small, align: 'center' }),
  ];
}

function arrow({ x, y, height }: Cell, move: number, fill: string): Shape[] {
  const middle = y + height / 2;
  if (move > 0)
    return [
      area(
        [
          [x + 14, middle + 7],
          [x + 30, middle + 7],
          [x + 22, middle - 8],
        ],
        { fill },
      ),
    ];
  if (move < 0)
    return [
      area(
        [
          [x + 14, middle - 7],
          [x + 30, middle - 7],
          [x + 22, middle + 8],
        ],
        { fill },
      ),
    ];
  return [];
}
