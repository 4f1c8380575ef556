import type { Deps } from '../../deps';
import { type Month, monthAt, monthsLater } from '../../domain/numbers/month-span';
import { answersIn, type BandCounts, type Nps } from '../../domain/numbers/nps';
import { type NpsChange, npsChange } from '../../domain/numbers/nps-change';
import {
  type Mix,
  type NeededSample,
  sampleToDetect,
  smallestChange,
} from '../../domain/numbers/sample-size';
import { countedZone } from '../../queries/numbers/answer-counts';
import { currentTarget, type Target } from '../../queries/numbers/target';
import { shortMonth, spanOfMonths } from './periods';
import { scoresOf } from './scores';
import { isSurer } from './surer';

/** How far the score is on its way to the committee's target. */
export interface TargetProgress {
  target: Target;
  /** The three months up to the one in which it was set, and up to the present one. `of`: "Sep to Nov 2026". */
  start: { name: string; of: string; nps: Nps };
  now: { name: string; of: string; nps: Nps };
  /** From start to now, when these are different months. */
  change: NpsChange | null;
  /** Answers that each of two waves needs to show the way from the start to the target; null without a score, or without a way. */
  needed: NeededSample | null;
  /** The smallest rise, in points, that as many answers as of late would show; null when none would. */
  detectable: number | null;
  monthsLeft: number;
  /** Of which waves the interval is narrower because it is known how many were invited. */
  surer: string[];
}

/** Waves are compared by quarters' worth of answers. */
const WAVE_MONTHS = 3;

/** Where the score stands on its way to the target; null when the committee has none. */
export async function targetProgress(deps: Pick<Deps, 'db' | 'now'>): Promise<TargetProgress | null> {
  const target = await currentTarget(deps.db);
  if (!target) return null;
  const zone = await countedZone(deps.db);
  const [setIn, thisMonth] = [monthAt(zone, target.setAt), monthAt(zone, deps.now())];
  const scores = await scoresOf(deps, [waveUpTo(setIn), waveUpTo(thisMonth)], 'respondents');
  const [first, latest] = [scores[0]!.nps, scores[1]!.nps];
  const mix = first.reporting === 'none' ? null : mixOf(first.counts);
  return {
    target,
    start: { name: 'When it was set', of: waveName(setIn), nps: first },
    now: { name: 'Now', of: waveName(thisMonth), nps: latest },
    change: setIn < thisMonth ? npsChange(first.counts, latest.counts) : null,
    needed:
      mix && first.reporting !== 'none' && Math.abs(target.score - first.score) >= 0.5
        ? sampleToDetect(mix, target.score)
        : null,
    detectable:
      latest.reporting === 'none'
        ? null
        : smallestChange(mixOf(latest.counts), { perWave: latest.n, direction: 'up' }),
    monthsLeft: monthsBetween(thisMonth, target.by),
    surer: [...new Set([setIn, thisMonth].filter((_, i) => isSurer(scores[i]!)).map(waveName))],
  };
}

function waveUpTo(month: Month) {
  return spanOfMonths(monthsLater(month, 1 - WAVE_MONTHS), WAVE_MONTHS);
}

// "Sep to Nov 2026", "Dec 2025 to Feb 2026"
function waveName(month: Month): string {
  const [first, last] = [shortMonth(monthsLater(month, 1 - WAVE_MONTHS)), shortMonth(month)];
  const isOneYear = first.slice(-4) === last.slice(-4);
  return `${isOneYear ? first.slice(0, 3) : first} to ${last}`;
}

function mixOf(counts: BandCounts): Mix {
  const n = answersIn(counts);
  return {
    promoters: counts.promoters / n,
    passives: counts.passives / n,
    detractors: counts.detractors / n,
  };
}

function monthsBetween(from: Month, to: Month): number {
  const index = (month: Month) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5));
  return index(to) - index(from);
}
