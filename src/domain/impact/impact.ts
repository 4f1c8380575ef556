import { bandOf } from '../bands';
import type { Interval } from '../numbers/interval';
import type { Month } from '../numbers/month-span';
import { type Reporting, reportingOf } from '../numbers/nps';
import { type Bounce, bounceOf } from './bounce';
import { ROUNDING, UNSURE_SHARES } from './least-variance';
import { type LeastVariance, type MatchedDifference, matchedDifference } from './matched-difference';
import type { Unit } from './strata';

/** Somebody who answered, and answered again. */
export interface Return {
  /** The account, or whoever answered where none is known. */
  cluster: string;
  /** The first of the two scores, and the first month of the quarter in which it was given. */
  start: number;
  quarter: Month;
  later: number;
  /** Between the two answers: a contact reached them, or they were told what came of what they said. */
  contacted: boolean;
  told: boolean;
}

/** One side of what was compared. */
export interface ImpactSide {
  /** Who found somebody alike on the other side, and who found nobody. */
  n: number;
  unmatched: number;
  /** How many accounts of equal weight tell as much. */
  effectiveN: number;
}

/** Two means or shares of people alike, and how they differ; below ten on either side nothing but how many there are. */
export type Comparison =
  | { reporting: 'none'; touched: ImpactSide; others: ImpactSide }
  | {
      reporting: Exclude<Reporting, 'none'>;
      touched: ImpactSide & { mean: number };
      others: ImpactSide & { mean: number };
      difference: number;
      interval: Interval;
      bounce: Bounce;
    };

/** What is asked of those who returned: who was touched, by which of the two. */
export type Touch = 'either' | 'contacted' | 'told';

/** What came after: how far the score moved, and what share of the detractors is none any more. */
export interface Impact {
  change: Comparison;
  leftDetractors: Comparison;
}

/**
 * Those who were touched against those whom nobody contacted or told, alike in the score with which they began and in the
 * quarter of it. Who scores low mostly scores higher the next time, and who scores high lower, whatever happens (regression
 * to the mean: Galton 1886; Barnett, van der Pols and Dobson 2005, Int. J. Epidemiology 34:215), so a rise or a fall alone
 * shows nothing: what the others moved by is the bounce, below zero where most began high. It is no proof either: who is contacted is chosen by people, not by lot.
 */
export function impactOf(returns: readonly Return[], touch: Touch): Impact {
  const compared = returns.filter((one) => isTouched(one, touch) || !isTouched(one, 'either'));
  const detractors = compared.filter(({ start }) => bandOf(start) === 'detractor');
  return {
    change: compare(compared, touch, {
      value: ({ start, later }) => later - start,
      least: ROUNDING,
      limit: 10,
    }),
    leftDetractors: compare(detractors, touch, {
      value: ({ later }) => (bandOf(later) === 'detractor' ? 0 : 1),
      least: UNSURE_SHARES,
      limit: 1,
    }),
  };
}

export function isTouched({ contacted, told }: Pick<Return, 'contacted' | 'told'>, touch: Touch): boolean {
  switch (touch) {
    case 'either':
      return contacted || told;
    case 'contacted':
      return contacted;
    case 'told':
      return told;
  }
}

interface Measure {
  value: (one: Return) => number;
  least: LeastVariance;
  limit: number;
}

function compare(returns: readonly Return[], touch: Touch, { value, least, limit }: Measure): Comparison {
  const units = returns.map(
    (one): Unit => ({
      stratum: stratumOf(one),
      cluster: one.cluster,
      touched: isTouched(one, touch),
      value: value(one),
    }),
  );
  const found = matchedDifference(units, { least });
  const reporting = found ? reportingOf(leastOf(found)) : 'none';
  if (!found || reporting === 'none') return { reporting: 'none', ...countsOf(units) };
  const { difference, low, high } = found;
  const side = ({ matched, unmatched, effectiveN, mean }: MatchedDifference['touched']) => ({
    n: matched,
    unmatched,
    effectiveN,
    mean,
  });
  return {
    reporting,
    touched: side(found.touched),
    others: side(found.others),
    difference,
    interval: { low: Math.max(-limit, low), high: Math.min(limit, high) },
    bounce: bounceOf(
      returns.filter((one) => !isTouched(one, touch)).map((one) => ({ start: one.start, value: value(one) })),
      found.weights,
    ),
  };
}

// Ten people of two accounts are not ten.
function leastOf({ touched, others }: MatchedDifference): number {
  // A hair, because sums of fractions miss by one.
  return Math.floor(Math.min(touched.effectiveN, others.effectiveN, touched.matched, others.matched) + 1e-9);
}

function countsOf(units: readonly Unit[]): { touched: ImpactSide; others: ImpactSide } {
  const sides = new Map<string, Set<boolean>>();
  for (const { stratum, touched } of units)
    sides.set(stratum, (sides.get(stratum) ?? new Set()).add(touched));
  const side = (isTouched: boolean) => {
    const all = units.filter(({ touched }) => touched === isTouched);
    const n = all.filter(({ stratum }) => sides.get(stratum)!.size === 2).length;
    return { n, unmatched: all.length - n, effectiveN: 0 };
  };
  return { touched: side(true), others: side(false) };
}

/** Of those who were touched, who found somebody alike whom nobody contacted or told: whose scores are compared. */
export function comparedOf<One extends Return>(returns: readonly One[]): { compared: One[]; alone: One[] } {
  const others = new Set(returns.filter((one) => !isTouched(one, 'either')).map(stratumOf));
  const touched = returns.filter((one) => isTouched(one, 'either'));
  return {
    compared: touched.filter((one) => others.has(stratumOf(one))),
    alone: touched.filter((one) => !others.has(stratumOf(one))),
  };
}

function stratumOf({ start, quarter }: Pick<Return, 'start' | 'quarter'>): string {
  return `${start} ${quarter}`;
}
