import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { Figure } from '../views/numbers/figure';
import { card, head } from './frame';
import { drawable, plainNumber } from './label';
import { widthOf } from './letters';
import { scoreAxis } from './months';
import type { TargetPicture } from './picture';
import { scoreRange, valuesOf } from './scale';
import { area, box, grouped, line, mark, type Point, type Shape, text } from './shapes';
import { COLOUR, MARGIN, TYPE, WIDTH } from './style';

/** Where the score stands between start and goal, how sure that is, and which rise so many answers would show. */
export function target(picture: TargetPicture): EChartsOption {
  const { start, now, goal, detectable } = picture;
  const { shapes, bottom } = head(picture);
  const reach = now.score === null || detectable === null ? [] : [Math.min(100, now.score + detectable)];
  const range = scoreRange([start.score, goal.score, ...valuesOf([now]), ...reach]);
  const axis = scoreAxis(range);
  return card(shapes, {
    grid: { left: MARGIN + 30, right: MARGIN + 40, top: bottom + 12, bottom: 54 },
    xAxis: { ...axis, axisLabel: { ...axis.axisLabel, margin: 14 } },
    yAxis: { type: 'value', show: false, min: 0, max: 100 },
    series: [scene(picture)],
  });
}

type At = (score: number, height: number) => Point;

function scene(picture: TargetPicture): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z: 3,
    data: [[0, 0]],
    renderItem: (_params, api) => {
      const at: At = (score, height) => api.coord([score, height]) as Point;
      return grouped([
        ...nowBand(picture, at),
        ...way(picture, at),
        ...goalShapes(picture, at),
        ...nowShapes(picture, at),
        ...reachShapes(picture, at),
      ]);
    },
  };
}

const TRACK = 50;

function way({ start, goal }: TargetPicture, at: At): Shape[] {
  const [x, y] = at(start.score, TRACK);
  return [
    line([[x, y], at(goal.score, TRACK)], { stroke: COLOUR.zero, lineWidth: 4, lineDash: [2, 6] }),
    line(
      [
        [x, y - 14],
        [x, y + 14],
      ],
      { stroke: COLOUR.muted, lineWidth: 4 },
    ),
    centred(
      x,
      y + 34,
      `${drawable(start.label, { size: TYPE.small, width: 200 }, 'Start')}: ${plainNumber(start.score)}`,
      TYPE.small,
    ),
  ];
}

function goalShapes({ goal }: TargetPicture, at: At): Shape[] {
  const [x, top] = at(goal.score, 92);
  const [, y] = at(goal.score, TRACK);
  const flag: Point[] = [
    [x, top],
    [x + 34, top + 11],
    [x, top + 22],
  ];
  return [
    line(
      [
        [x, top],
        [x, y + 14],
      ],
      { stroke: COLOUR.green, lineWidth: 4 },
    ),
    area(flag, { fill: COLOUR.green }),
    text(
      x - 10,
      top + 10,
      `${drawable(goal.label, { size: TYPE.label, bold: true, width: 270 }, 'Goal')}: ${plainNumber(goal.score)}`,
      {
        size: TYPE.label,
        bold: true,
        align: 'right',
        halo: true,
      },
    ),
  ];
}

function nowShapes({ now }: TargetPicture, at: At): Shape[] {
  if (now.score === null || now.low === null || now.high === null) return tooFew(now.n, at);
  const sure = now.level === 'ok';
  const [x, y] = at(now.score, TRACK);
  return [
    mark([x, y], sure, COLOUR.blue, 11),
    text(x, y - 42, plainNumber(Math.round(now.score)), {
      size: 34,
      bold: true,
      colour: COLOUR.blue,
      align: 'center',
      halo: true,
    }),
    centred(x, y - 72, nowWords(now), TYPE.small),
  ];
}

function nowBand({ now }: TargetPicture, at: At): Shape[] {
  if (now.low === null || now.high === null) return [];
  const [lowX, y] = at(now.low, TRACK);
  const [highX] = at(now.high, TRACK);
  const place = { x: lowX, y: y - 13, width: Math.max(2, highX - lowX), height: 26 };
  return [box(place, { fill: COLOUR.sky, opacity: now.level === 'ok' ? 0.55 : 0.28 }, 13)];
}

function nowWords({ label, low, high, n, level }: Figure): string {
  const interval = `${plainNumber(Math.round(low ?? 0))} to ${plainNumber(Math.round(high ?? 0))}`;
  return `${drawable(label, { size: TYPE.small, width: 160 }, 'Now')} (${interval}, n=${n}${level === 'low' ? ', low data' : ''})`;
}

// Kept on the card.
function centred(x: number, y: number, words: string, size: number): Shape {
  const half = widthOf(words, { size }) / 2;
  const within = Math.min(Math.max(x, MARGIN + half), WIDTH - MARGIN - half);
  return text(within, y, words, { size, align: 'center', halo: true });
}

function tooFew(n: number, at: At): Shape[] {
  const [, y] = at(0, 78);
  return [text(MARGIN + 30, y, `n=${n}: too few answers for a score`, { size: TYPE.label, bold: true })];
}

function reachShapes({ now, detectable }: TargetPicture, at: At): Shape[] {
  if (now.score === null || detectable === null) return [];
  const [from, y] = at(now.score, 20);
  const [to] = at(Math.min(100, now.score + detectable), 20);
  const words = `n=${now.n} can show a rise of ${plainNumber(detectable)} or more`;
  return [
    line(
      [
        [from, y - 9],
        [from, y],
        [to, y],
        [to, y - 9],
      ],
      { stroke: COLOUR.ink, lineWidth: 2.5 },
    ),
    centred((from + to) / 2, y + 20, words, TYPE.small),
  ];
}
