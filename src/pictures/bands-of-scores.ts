import { area, type Shape } from './shapes';
import { COLOUR } from './style';

// The same shapes as on the cards: a triangle down, a diamond, a triangle up.
const down = (x: number, y: number): Shape[] => [
  area(
    [
      [x - 9, y - 7],
      [x + 9, y - 7],
      [x, y + 8],
    ],
    { fill: COLOUR.vermilion },
  ),
];
const diamond = (x: number, y: number): Shape[] => [
  area(
    [
      [x, y - 9],
      [x + 9, y],
      [x, y + 9],
      [x - 9, y],
    ],
    { fill: COLOUR.orange },
  ),
];
const up = (x: number, y: number): Shape[] => [
  area(
    [
      [x - 9, y + 7],
      [x + 9, y + 7],
      [x, y - 8],
    ],
    { fill: COLOUR.blue },
  ),
];

/** The bands from the worst to the best: which scores, which shape, which colour. */
export const BANDS_OF_SCORES = [
  { from: 0, to: 6, name: 'Detractors', glyph: down, paint: { color: COLOUR.vermilion } },
  { from: 7, to: 8, name: 'Passives', glyph: diamond, paint: { color: COLOUR.orange } },
  { from: 9, to: 10, name: 'Promoters', glyph: up, paint: { color: COLOUR.blue } },
];
