import { UserError } from '../errors';
import { ADDED_VOTERS } from './adjusted-wald';
import { CONFIDENCE, criticalValue, normalQuantile } from './distributions';
import { SCORE_FROM } from './nps';

/** Shares of all answers, from 0 to 1, that add up to 1. */
export interface Mix {
  promoters: number;
  passives: number;
  detractors: number;
}

/** How sure to be: of not seeing what is not there (`confidence`, 0.95) and of seeing what is (`power`, 0.8). */
export interface Certainty {
  confidence?: number;
  power?: number;
}

/** What a change takes, and the mix of answers that was assumed before and after it. */
export interface NeededSample {
  /** Answers in each of the two waves. */
  perWave: number;
  before: Mix;
  after: Mix;
}

/** The score of a mix, in points. */
export function scoreOfMix({ promoters, detractors }: Mix): number {
  return 100 * (promoters - detractors);
}

/**
 * The mix that we assume once the score is `score`: each two points are one per cent of all who went from detractor
 * to promoter, or back, with as many passives as before. Where nobody is left to go that way, passives follow, a
 * point for each per cent. A score outside of -100 to 100: UserError. A mix that is none: RangeError.
 */
export function mixAt(mix: Mix, score: number): Mix {
  checkMix(mix);
  if (!(score >= -100 && score <= 100))
    throw new UserError(`A score lies between -100 and 100, not ${score}.`);
  const rise = (score - scoreOfMix(mix)) / 100;
  const [from, to] =
    rise > 0 ? (['detractors', 'promoters'] as const) : (['promoters', 'detractors'] as const);
  const across = Math.min(mix[from], Math.abs(rise) / 2);
  const fromPassives = Math.min(mix.passives, Math.abs(rise) - 2 * across);
  const after = { ...mix };
  after[from] = mix[from] - across;
  after.passives = mix.passives - fromPassives;
  after[to] = mix[to] + across + fromPassives;
  return after;
}

/**
 * How many answers each of two waves needs so that the change from the score of `mix` to `score` is found:
 * n = (v1 + v2) (z_confidence + z_power)^2 / d^2 - 3 (Lewis and Sauro 2021, "Sample sizes for comparing Net Promoter
 * Scores"), never below ten. The mix afterwards is that of `mixAt`. No change at all, or a score outside of -100 to
 * 100: UserError.
 */
export function sampleToDetect(mix: Mix, score: number, certainty: Certainty = {}): NeededSample {
  const after = mixAt(mix, score);
  const difference = (score - scoreOfMix(mix)) / 100;
  if (Math.abs(difference) < 1e-9)
    throw new UserError(`The score is ${score} already: no number of answers shows a change of nothing.`);
  const n = (bothVariances(mix, after) * sureness(certainty) ** 2) / difference ** 2 - ADDED_VOTERS;
  return { perWave: Math.max(SCORE_FROM, Math.ceil(n)), before: mix, after };
}

/**
 * The smallest rise or fall, in points, that waves of `perWave` answers each find, from `mix`. Null when even the
 * way to 100 or -100 would not be seen, and below ten answers.
 */
export function smallestChange(
  mix: Mix,
  { perWave, direction, ...certainty }: { perWave: number; direction: 'up' | 'down' } & Certainty,
): number | null {
  const start = scoreOfMix(mix);
  const sign = direction === 'up' ? 1 : -1;
  const isSeen = (points: number) => {
    const after = mixAt(mix, Math.max(-100, Math.min(100, start + sign * points)));
    const error = Math.sqrt(bothVariances(mix, after) / (perWave + ADDED_VOTERS));
    return points / 100 >= sureness(certainty) * error;
  };
  let [unseen, seen] = [0, 100 - sign * start];
  if (perWave < SCORE_FROM || seen <= 0 || !isSeen(seen)) return null;
  while (seen - unseen > 1e-6) {
    const middle = (unseen + seen) / 2;
    if (isSeen(middle)) seen = middle;
    else unseen = middle;
  }
  return seen;
}

function sureness({ confidence = CONFIDENCE, power = 0.8 }: Certainty): number {
  if (!(power >= 0.5 && power < 1)) throw new RangeError(`Power lies between 0.5 and 1, not ${power}.`);
  return criticalValue(confidence) + normalQuantile(power);
}

function bothVariances(before: Mix, after: Mix): number {
  const variance = ({ promoters: p, detractors: d }: Mix) => p + d - (p - d) ** 2;
  return variance(before) + variance(after);
}

function checkMix({ promoters, passives, detractors }: Mix): void {
  const isShare = (share: number) => share >= 0 && share <= 1 + 1e-6;
  const all = promoters + passives + detractors;
  if (![promoters, passives, detractors].every(isShare) || Math.abs(all - 1) > 1e-6)
    throw new RangeError(
      `A mix is three shares that add up to 1, not ${promoters}, ${passives} and ${detractors}.`,
    );
}
