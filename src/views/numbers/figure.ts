import { pointsWords } from '../../domain/numbers/nps-words';
import type { Digits } from '../../domain/numbers/shown-points';

/** One number with what is known about it. Below ten answers there is no score: level 'none'. */
export interface Figure {
  /** "Nov 2025", or what else the number is of. */
  label: string;
  /** -100 to 100; null when too few answered. */
  score: number | null;
  /** Ends of the 95% interval; null without a score. */
  low: number | null;
  high: number | null;
  /** Answers. */
  n: number;
  /** none: below 10, no score; low: 10 to 29; ok: from 30. */
  level: 'none' | 'low' | 'ok';
}

/** "31", "−8", or to a tenth "30.7": a score, rounded as the finding above it is. */
export const scoreFigure = pointsWords;

/** "25 to 37"; "all answered" where nothing is left to guess; null when there is no score. */
export function intervalWords(
  { low, high }: Pick<Figure, 'low' | 'high'>,
  digits: Digits = 0,
): string | null {
  if (low === null || high === null) return null;
  return low === high ? 'all answered' : `${scoreFigure(low, digits)} to ${scoreFigure(high, digits)}`;
}

/** "31 (25 to 37, n=412)", "18 (−4 to 40, n=17, low data)", "no score (n=4)" */
export function figureWords(figure: Figure, digits: Digits = 0): string {
  const n = `n=${figure.n.toLocaleString('en-US')}`;
  if (figure.score === null) return `no score (${n})`;
  const interval = intervalWords(figure, digits);
  const parts = [interval, n, figure.level === 'low' ? 'low data' : null].filter((part) => part !== null);
  return `${scoreFigure(figure.score, digits)} (${parts.join(', ')})`;
}
