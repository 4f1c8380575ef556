import type { Comparison } from './impact';

/** Points of the scale from 0 to 10 are shown in tenths, shares in per cent. */
export type Shown = 'points' | 'share';
const STEPS: Record<Shown, number> = { points: 10, share: 100 };

/**
 * Both sides and their difference as they are shown, rounded so that they add up: of the two sides the one that costs less
 * goes to its other neighbour, and is off by less than a whole step. The difference is always its own.
 */
export function shownSides(
  { touched, others, difference }: Extract<Comparison, { difference: number }>,
  as: Shown,
): { touched: number; others: number; difference: number } {
  const step = STEPS[as];
  const exact = { touched: touched.mean * step, others: others.mean * step };
  const whole = { touched: Math.round(exact.touched), others: Math.round(exact.others) };
  const gap = Math.round(difference * step) - (whole.touched - whole.others);
  const cost = {
    touched: Math.abs(exact.touched - whole.touched - gap),
    others: Math.abs(exact.others - whole.others + gap),
  };
  if (cost.touched <= cost.others) whole.touched += gap;
  else whole.others -= gap;
  return {
    touched: whole.touched / step,
    others: whole.others / step,
    difference: (whole.touched - whole.others) / step,
  };
}
