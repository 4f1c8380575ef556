import type { CustomSeriesOption } from 'echarts';
import { COLOUR, FONT, TYPE } from './style';

/** A thing that is drawn at a place in points of the drawing, as ECharts takes it in a graphic or a custom series. */
export interface Shape {
  type: string;
  silent: true;
  style: object;
  shape?: object;
}

interface Look {
  size?: number;
  bold?: boolean;
  colour?: string;
  align?: 'left' | 'center' | 'right';
  /** A line of the card's colour around the letters, so that they can be read on top of something. */
  halo?: boolean;
}

/** One line of text; `y` is its middle. */
export function text(x: number, y: number, words: string, look: Look = {}): Shape {
  const { size = TYPE.label, bold = false, colour = COLOUR.ink, align = 'left', halo = false } = look;
  return shape('text', {
    style: {
      x,
      y,
      text: words,
      fontFamily: FONT,
      fontSize: size,
      fontWeight: bold ? 'bold' : 'normal',
      fill: colour,
      align,
      verticalAlign: 'middle',
      ...(halo ? { stroke: COLOUR.card, lineWidth: 5 } : {}),
    },
  });
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Paint {
  fill?: string;
  stroke?: string;
  lineWidth?: number;
  opacity?: number;
  lineDash?: number[];
}

/** A rectangle with somewhat rounded corners. */
export function box(place: Box, paint: Paint, radius = 3): Shape {
  return shape('rect', { shape: { ...place, r: radius }, style: { fill: 'none', ...paint } });
}

export type Point = [number, number];

/** A line through points. */
export function line(points: Point[], paint: Paint): Shape {
  return shape('polyline', { shape: { points }, style: { fill: 'none', lineWidth: 2, ...paint } });
}

/** A filled area within points. */
export function area(points: Point[], paint: Paint): Shape {
  return shape('polygon', { shape: { points }, style: paint });
}

/** A filled circle, or a hollow diamond for what is not sure. */
export function mark([x, y]: Point, sure: boolean, colour: string, radius = 6): Shape {
  const paint = { fill: sure ? colour : COLOUR.card, stroke: sure ? COLOUR.card : colour, lineWidth: 2.5 };
  if (sure) return shape('circle', { shape: { cx: x, cy: y, r: radius }, style: paint });
  const r = radius + 1.5;
  const points: Point[] = [
    [x, y - r],
    [x + r, y],
    [x, y + r],
    [x - r, y],
  ];
  return area(points, paint);
}

/** Slanted lines within a box: a pattern, so that nothing is told by colour alone. */
export function hatched({ x, y, width, height }: Box, colour: string, gap = 9): Shape[] {
  const lines: Shape[] = [];
  for (let at = gap; at < width + height; at += gap) {
    const from: Point = at <= height ? [x, y + at] : [x + at - height, y + height];
    const to: Point = at <= width ? [x + at, y] : [x + width, y + at - width];
    lines.push(line([from, to], { stroke: colour, lineWidth: 1.6 }));
  }
  return lines;
}

function shape(type: string, rest: { style: object; shape?: object }): Shape {
  return { type, silent: true, ...rest };
}

type Drawn = ReturnType<NonNullable<CustomSeriesOption['renderItem']>>;

/** What a custom series draws for one item. */
export function grouped(children: Shape[]): Drawn {
  return { type: 'group', children } as Drawn;
}
