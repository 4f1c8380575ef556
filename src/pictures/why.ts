import type { CustomSeriesOption, EChartsOption } from 'echarts';
import { card, head } from './frame';
import { drawable, plainNumber, signed } from './label';
import { scoreAxis } from './months';
import type { WhyPicture } from './picture';
import { scoreRange } from './scale';
import { box, grouped, hatched, line, type Point, type Shape, text } from './shapes';
import { COLOUR, HEIGHT, MARGIN, TYPE } from './style';

const NAMES_WIDTH = 236;
const NAME_ROOM = { size: TYPE.label, bold: true, width: NAMES_WIDTH - 14 };
const ROWS_MAX = 7;
// Sums of decimals that were rounded on the way may differ by so many points.
const TOLERANCE = 0.05;
const PALE = { opacity: 0.55 };

interface Step {
  name: string;
  kind: WhyPicture['effects'][number]['kind'];
  from: number;
  to: number;
}

/**
 * From one score to another in steps that add up. Throws when the effects do not: such a picture would lie.
 */
export function why(picture: WhyPicture): EChartsOption {
  const { shapes, bottom } = head(picture);
  const steps = stepsOf(picture);
  const range = scoreRange([
    picture.from.score,
    picture.to.score,
    ...steps.flatMap(({ from, to }) => [from, to]),
  ]);
  const keyY = HEIGHT - 22;
  const isPale = steps.some(({ kind }) => kind === 'rest');
  return card([...shapes, ...key(keyY, isPale)], {
    grid: { left: MARGIN + NAMES_WIDTH, right: 72, top: bottom + 12, bottom: 78 },
    xAxis: { ...scoreAxis(range), axisLabel: { ...scoreAxis(range).axisLabel, margin: 10 } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: Array.from({ length: steps.length + 2 }, (_, row) => String(row)),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    series: [waterfall(picture, steps)],
  });
}

function stepsOf({ from, to, effects }: WhyPicture): Step[] {
  const sum = effects.reduce((total, { points }) => total + points, from.score);
  if (!(Math.abs(sum - to.score) <= TOLERANCE)) {
    throw new Error(`The effects lead from ${from.score} to ${sum}, but the score is ${to.score}.`);
  }
  const largest = effects.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const shown = new Set(effects.length <= ROWS_MAX ? effects : largest.slice(0, ROWS_MAX - 1));
  const rest = effects.filter((effect) => !shown.has(effect));
  const rows = effects
    .filter((effect) => shown.has(effect))
    .map(({ label, kind, points }) => ({ name: label, kind, points }));
  if (rest.length > 0) {
    const points = rest.reduce((total, effect) => total + effect.points, 0);
    rows.push({ name: `${rest.length} smaller ones`, kind: 'rest', points });
  }
  let at = from.score;
  return rows.map(({ name, kind, points }) => {
    const step = { name, kind, from: at, to: at + points };
    at += points;
    return step;
  });
}

function waterfall({ from, to }: WhyPicture, steps: Step[]): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z: 3,
    data: [[0, 0]],
    renderItem: (_params, api) => {
      const at = (score: number, row: number) => api.coord([score, row]) as Point;
      const height = Math.min(30, (at(0, 1)[1] - at(0, 0)[1]) * 0.62);
      const last = steps.length + 1;
      return grouped([
        ...end(from, 0, at, height),
        ...steps.flatMap((step, index) => stepShapes(step, index, at, height)),
        ...end(to, last, at, height),
      ]);
    },
  };
}

type At = (score: number, row: number) => Point;

function end({ label, score }: WhyPicture['from'], row: number, at: At, height: number): Shape[] {
  const [x, y] = at(score, row);
  return [
    name(drawable(label, NAME_ROOM, '-'), y, true),
    box({ x: x - 5, y: y - height / 2, width: 10, height }, { fill: COLOUR.ink }, 2),
    text(x + 14, y, plainNumber(score), { size: TYPE.label + 2, bold: true, halo: true }),
  ];
}

function stepShapes(step: Step, index: number, at: At, height: number): Shape[] {
  const row = index + 1;
  const [fromX, y] = at(step.from, row);
  const [toX] = at(step.to, row);
  const up = step.to >= step.from;
  const colour = up ? COLOUR.blue : COLOUR.vermilion;
  const place = {
    x: Math.min(fromX, toX),
    y: y - height / 2,
    width: Math.max(3, Math.abs(toX - fromX)),
    height,
  };
  const bar =
    step.kind === 'mix'
      ? [
          box(place, { fill: COLOUR.card }),
          ...hatched(place, colour, 8),
          box(place, { stroke: colour, lineWidth: 2.5 }),
        ]
      : [box(place, { fill: colour, ...(step.kind === 'rest' ? PALE : {}) })];
  const [, before] = at(step.from, row - 1);
  const joint = line(
    [
      [fromX, before + height / 2],
      [fromX, y - height / 2],
    ],
    { stroke: COLOUR.zero, lineWidth: 1.5, lineDash: [3, 3] },
  );
  const [, after] = at(step.to, row + 1);
  const onward = line(
    [
      [toX, y + height / 2],
      [toX, after - height / 2],
    ],
    { stroke: COLOUR.zero, lineWidth: 1.5, lineDash: [3, 3] },
  );
  const points = signed(step.to - step.from);
  return [
    name(drawable(step.name, NAME_ROOM, `No. ${row} in the table`), y, false),
    joint,
    onward,
    ...bar,
    text(Math.max(fromX, toX) + 8, y, points, { size: TYPE.label, bold: true, halo: true }),
  ];
}

function name(words: string, y: number, bold: boolean): Shape {
  return text(MARGIN, y, words, { size: TYPE.label, bold });
}

function key(y: number, isPale: boolean): Shape[] {
  const sample = (x: number) => ({ x, y: y - 8, width: 26, height: 16 });
  const small = { size: TYPE.small - 1, colour: COLOUR.muted };
  const hollow = sample(MARGIN + 190);
  const pale = sample(MARGIN + 578);
  return [
    box(sample(MARGIN), { fill: COLOUR.muted }),
    text(MARGIN + 34, y, 'Filled: what they said', small),
    ...hatched(hollow, COLOUR.muted, 8),
    box(hollow, { stroke: COLOUR.muted, lineWidth: 2 }),
    text(MARGIN + 224, y, 'Hatched: who answered, more or fewer of them', small),
    ...(isPale
      ? [box(pale, { fill: COLOUR.muted, ...PALE }), text(MARGIN + 612, y, 'Pale: the others', small)]
      : []),
  ];
}
