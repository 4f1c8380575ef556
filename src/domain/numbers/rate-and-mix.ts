import { mixByChance } from './mix-by-chance';
import { answersIn, type BandCounts, reportingOf, SCORE_FROM } from './nps';

/** One segment's answers in two periods. */
export interface SegmentCounts {
  segment: string;
  before: BandCounts;
  after: BandCounts;
}

/** What one segment did to the score, in points: `rate` and `mix` add up to `total`. */
export interface SegmentEffect {
  segment: string;
  rate: number;
  mix: number;
  total: number;
  /** How many of it answered. */
  before: number;
  after: number;
}

/** Why a score moved, in points: `rate` and `mix` add up to `change`, and are the sums of the segments'. */
export interface RateAndMix {
  change: number;
  rate: number;
  mix: number;
  /** The mix moved the score the same way, by at least half of the change: say so. */
  mixExplains: boolean;
  /** How likely chance alone gives a mix effect of this size. */
  mixP: number;
  segments: SegmentEffect[];
}

/**
 * Splits a change of the score into what segments came to say (rate) and how large a part of the answers each was
 * (mix), symmetrically (Kitagawa 1955, JASA 50:1168). With w a segment's share, r its score and R the whole score:
 *
 *   rate = (w1 + w2) / 2 * (r2 - r1)      mix = (w2 - w1) * ((r1 + r2) / 2 - (R1 + R2) / 2)
 *
 * so a segment that grows helps when it is happier than the whole. A segment that is new or gone has one score only,
 * taken for both periods: it is all mix. One with no answers at all is left out. Null when either period has fewer
 * than ten answers in all: there is no score to explain.
 */
export function rateAndMix(segments: readonly SegmentCounts[]): RateAndMix | null {
  const parts = segments.map(partOf).filter(({ n1, n2 }) => n1 + n2 > 0);
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
  const [n1, n2] = [sum((part) => part.n1), sum((part) => part.n2)];
  if (n1 < SCORE_FROM || n2 < SCORE_FROM) return null;

  const [score1, score2] = [(100 * sum((part) => part.net1)) / n1, (100 * sum((part) => part.net2)) / n2];
  const effects = parts.map((part) => effectOf(part, { n1, n2, middle: (score1 + score2) / 2 }));
  const rate = effects.reduce((total, effect) => total + effect.rate, 0);
  const mix = effects.reduce((total, effect) => total + effect.mix, 0);
  const change = score2 - score1;
  const mixP = mixByChance(
    parts.map((part) => ({ before: part.n1, after: part.n2, score: middleOf(scoresOf(part)) })),
  );
  return { change, rate, mix, mixExplains: change !== 0 && mix / change >= 0.5, mixP, segments: effects };
}

// A segment that is new or gone has one score for both periods.
function scoresOf({ n1, n2, net1, net2 }: Part): [number, number] {
  const known1 = n1 > 0 ? (100 * net1) / n1 : null;
  const known2 = n2 > 0 ? (100 * net2) / n2 : null;
  return [known1 ?? known2 ?? 0, known2 ?? known1 ?? 0];
}

const middleOf = ([a, b]: [number, number]) => (a + b) / 2;

interface Part {
  segment: string;
  n1: number;
  n2: number;
  net1: number;
  net2: number;
}

function partOf({ segment, before, after }: SegmentCounts): Part {
  return {
    segment,
    n1: answersIn(before),
    n2: answersIn(after),
    net1: before.promoters - before.detractors,
    net2: after.promoters - after.detractors,
  };
}

function effectOf(part: Part, whole: { n1: number; n2: number; middle: number }): SegmentEffect {
  const [share1, share2] = [part.n1 / whole.n1, part.n2 / whole.n2];
  const [score1, score2] = scoresOf(part);
  const rate = ((share1 + share2) / 2) * (score2 - score1) + 0;
  // Plus zero: no part is a part of minus zero.
  const mix = (share2 - share1) * (middleOf([score1, score2]) - whole.middle) + 0;
  return { segment: part.segment, rate, mix, total: rate + mix, before: part.n1, after: part.n2 };
}

/** Those that may be named, and what all others did together; null where there is none. */
export interface NamedEffects {
  named: SegmentEffect[];
  /** `segments`: how many they are. */
  few: (Omit<SegmentEffect, 'segment'> & { segments: number }) | null;
}

/**
 * Sets apart the segments of which fewer than ten answered in a period in which any did: they have no score, so what
 * each of them did is not told. Nothing is lost: together they are the sum of what they did.
 */
export function namedEffects(effects: readonly SegmentEffect[]): NamedEffects {
  const few = effects.filter(isFew);
  const sum = (of: (effect: SegmentEffect) => number) => few.reduce((total, one) => total + of(one), 0);
  return {
    named: effects.filter((effect) => !isFew(effect)),
    few:
      few.length === 0
        ? null
        : {
            segments: few.length,
            rate: sum(({ rate }) => rate),
            mix: sum(({ mix }) => mix),
            total: sum(({ total }) => total),
            before: sum(({ before }) => before),
            after: sum(({ after }) => after),
          },
  };
}

function isFew({ before, after }: SegmentEffect): boolean {
  return [before, after].some((n) => n > 0 && reportingOf(n) === 'none');
}
