import type { CustomSeriesOption } from 'echarts';
import type { Figure } from '../views/numbers/figure';
import { plainNumber } from './label';
import { area, grouped, hatched, line, mark, type Point, type Shape, text } from './shapes';
import { COLOUR, TYPE } from './style';

interface Place {
  axis: number;
  /** Which points carry their score in figures. */
  figures: (index: number) => boolean;
  radius: number;
  /** Small: gaps are not counted out. */
  plain?: boolean;
}

type Known = Figure & { score: number; low: number; high: number };
type At = (index: number, value: number) => Point;

/**
 * Scores as a line with its interval as a band. A month without a score is a hatched gap; where few answered, the
 * band is paler, the line dashed and the mark hollow.
 */
export function scoreLine(
  points: Figure[],
  { axis, figures, radius, plain = false }: Place,
): CustomSeriesOption {
  return {
    type: 'custom',
    xAxisIndex: axis,
    yAxisIndex: axis,
    silent: true,
    z: 6,
    data: [[0, 0]],
    clip: false,
    renderItem: (params, api) => {
      const at: At = (index, value) => api.coord([index, value]) as Point;
      const grid = params.coordSys as unknown as Grid;
      const shapes = [
        ...points.flatMap((point, index) => gap(point, at(index, 0)[0], grid, points.length, plain)),
        ...points.flatMap((point, index) => between(point, points[index + 1], index, at)),
        ...points.flatMap((point, index) => single(points, point, index, at, { radius, plain })),
        ...points.flatMap((point, index) => (figures(index) ? figure(point, index, at, radius) : [])),
      ];
      return grouped(shapes);
    },
  };
}

interface Grid {
  x: number;
  y: number;
  width: number;
  height: number;
}

const known = (point: Figure | undefined): point is Known =>
  point !== undefined && point.score !== null && point.low !== null && point.high !== null;

function gap(point: Figure, x: number, grid: Grid, count: number, plain: boolean): Shape[] {
  if (known(point)) return [];
  const width = Math.min(44, (grid.width / count) * 0.8);
  const place = { x: x - width / 2, y: grid.y, width, height: grid.height };
  const lines = hatched(place, COLOUR.rule, 10);
  const answers = text(x, grid.y + grid.height / 2, `n=${point.n}`, {
    size: TYPE.small - 1,
    colour: COLOUR.muted,
    align: 'center',
    halo: true,
  });
  return plain || width < 30 ? lines : [...lines, answers];
}

function between(from: Figure, to: Figure | undefined, index: number, at: At): Shape[] {
  if (!known(from) || !known(to)) return [];
  const sure = from.level === 'ok' && to.level === 'ok';
  const band = [at(index, from.high), at(index + 1, to.high), at(index + 1, to.low), at(index, from.low)];
  return [
    area(band, { fill: COLOUR.sky, opacity: sure ? 0.38 : 0.16 }),
    line([at(index, from.score), at(index + 1, to.score)], {
      stroke: COLOUR.blue,
      lineWidth: sure ? 4 : 2.5,
      ...(sure ? {} : { lineDash: [7, 6] }),
    }),
  ];
}

function single(
  points: Figure[],
  point: Figure,
  index: number,
  at: At,
  { radius, plain }: { radius: number; plain: boolean },
): Shape[] {
  if (!known(point)) return [];
  const sure = point.level === 'ok';
  const alone = !known(points[index - 1]) && !known(points[index + 1]);
  const whisker = line([at(index, point.low), at(index, point.high)], {
    stroke: COLOUR.sky,
    lineWidth: sure ? 6 : 3,
    opacity: sure ? 0.6 : 0.8,
  });
  return [
    ...(alone || (!sure && !plain) ? [whisker] : []),
    mark(at(index, point.score), sure, COLOUR.blue, radius),
  ];
}

function figure(point: Figure, index: number, at: At, radius: number): Shape[] {
  if (!known(point)) return [];
  const [x, y] = at(index, point.score);
  return [
    text(x, y - radius - 14, plainNumber(Math.round(point.score)), {
      size: TYPE.label,
      bold: point.level === 'ok',
      align: 'center',
      halo: true,
    }),
  ];
}
