/** Points of the drawing; pixels are twice as many, so that it is sharp on a phone. */
export const WIDTH = 800;
export const HEIGHT = 450;
export const PIXEL_WIDTH = 1600;
/** Between the edge of the card and what is on it. */
export const MARGIN = 28;

export const FONT = 'Inter';

/**
 * A light card of its own, because Slack shows pictures on white and on near-black. The colours of data are those of
 * Okabe and Ito ("Color Universal Design", 2008), which people with any colour vision can tell apart; each also has
 * a shape, a line style or a word.
 */
export const COLOUR = {
  card: '#FBFAF6',
  ink: '#1D1C1D',
  muted: '#5A5860',
  rule: '#E3E0D8',
  zero: '#A8A49A',
  blue: '#0072B2',
  sky: '#56B4E9',
  green: '#009E73',
  orange: '#E69F00',
  vermilion: '#D55E00',
} as const;

/** Sizes of type in points of the drawing; a phone shows the card at somewhat under half of that. */
export const TYPE = { title: 25, subtitle: 16, label: 18, small: 16 } as const;
