import type { EChartsOption } from 'echarts';
import { drawable, wrapped } from './label';
import { type Shape, text } from './shapes';
import { COLOUR, FONT, MARGIN, TYPE, WIDTH } from './style';

const ROOM = WIDTH - MARGIN * 2;
const TITLE = { size: TYPE.title, bold: true };
const TITLE_LEADING = 32;

/** The head of a card: the finding in at most three lines, the small print, and where what is beneath begins. */
export function head(words: { title: string; subtitle: string }): { shapes: Shape[]; bottom: number } {
  const title = wrapped(
    drawable(words.title, { ...TITLE, width: ROOM * 3 }, ''),
    { ...TITLE, width: ROOM },
    3,
  );
  const shapes = title.map((one, row) => text(MARGIN, 36 + row * TITLE_LEADING, one, TITLE));
  const below = 36 + title.length * TITLE_LEADING;
  const small = drawable(words.subtitle, { size: TYPE.subtitle, width: ROOM }, '');
  shapes.push(text(MARGIN, below, small, { size: TYPE.subtitle, colour: COLOUR.muted }));
  return { shapes, bottom: below + 18 };
}

/** What all pictures have in common, with the shapes that are drawn at fixed places. */
export function card(shapes: Shape[], rest: EChartsOption = {}): EChartsOption {
  return {
    animation: false,
    backgroundColor: COLOUR.card,
    textStyle: { fontFamily: FONT, color: COLOUR.ink },
    ...rest,
    graphic: { elements: shapes } as EChartsOption['graphic'],
  };
}
