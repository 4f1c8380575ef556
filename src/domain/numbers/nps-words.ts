import { type Nps, SCORE_FROM } from './nps';
import type { NpsChange } from './nps-change';

interface Voters {
  heard: number;
  effectiveN?: number;
}

/** A whole number, halves away from zero, and never minus zero: how points are shown. */
export function wholePoints(points: number): number {
  return Math.sign(points) * Math.round(Math.abs(points)) + 0;
}

/** The same in words, with a true minus sign. */
export function pointsWords(points: number): string {
  const whole = wholePoints(points);
  return whole < 0 ? `\u2212${-whole}` : String(whole);
}

/**
 * A score and how it moved, in a line: "31 (25 to 37, n=412): up 6 on last quarter; can't tell yet whether that is
 * real". `last` is what it is compared with, and `name` how a sentence calls that.
 *
 * The move that is shown is the difference of the two whole scores, not the whole difference, because readers have
 * both scores before them and subtract. Rounding never turns a rise into a fall, so the sign cannot contradict the
 * verdict; a move that is real but vanishes between whole points is "less than a point". `accounts`: how many had a say,
 * where accounts vote, and by revenue as how many of equal weight.
 */
export function npsWords(
  now: Nps,
  compared?: { last: Nps; change: NpsChange; name: string },
  accounts: Voters | null = null,
): string {
  const score = scoreWords(now, accounts);
  if (!compared || now.reporting === 'none') return score;
  return `${score}: ${changeWords(now.score, compared, accounts ? 'accounts' : 'answers')}`;
}

/** "31 (25 to 37, n=412)", "31 (20 to 42, n=412 of 96 accounts that weigh as 40)"; below ten answers, or accounts, the counts. */
export function scoreWords(nps: Nps, accounts: Voters | null = null): string {
  const of = accounts ? ` of ${plural(accounts.heard, 'account')}${weightWords(accounts)}` : '';
  if (nps.reporting === 'none') {
    const { promoters, passives, detractors } = nps.counts;
    if (nps.n === 0) return 'Nobody answered (n=0)';
    return (
      `${tooFewWords(accounts)} (n=${nps.n.toLocaleString('en-US')}${of}): ${plural(promoters, 'promoter')}, ` +
      `${plural(passives, 'passive')}, ${plural(detractors, 'detractor')}`
    );
  }
  const { low, high } = nps.interval;
  const range = low === high ? 'everybody answered' : `${pointsWords(low)} to ${pointsWords(high)}`;
  const warning = nps.reporting === 'low' ? ', low data' : '';
  return `${pointsWords(nps.score)} (${range}, n=${nps.n.toLocaleString('en-US')}${of}${warning})`;
}

// Down, because ten is what it takes: 9.7 must not be shown as ten. A hair, because sums of fractions miss by one.
function weightWords({ heard, effectiveN = heard }: Voters): string {
  const weight = Math.floor(effectiveN + 1e-9);
  return weight < heard && weight > 0 ? ` that weigh as ${weight.toLocaleString('en-US')}` : '';
}

function tooFewWords(accounts: Voters | null): string {
  if (!accounts) return 'Too few answers for a score';
  // Only by revenue: as many as there are, one or two of them decide.
  return accounts.heard < SCORE_FROM
    ? 'Too few accounts for a score'
    : 'A few accounts outweigh the others, so there is no score';
}

/** How a score moved, without the score: "up 6 on last quarter; can't tell yet whether that is real". */
export function changeWords(
  score: number,
  { last, change, name }: { last: Nps; change: NpsChange; name: string },
  voters: string,
): string {
  if (last.reporting === 'none' || change.reporting === 'none')
    return `${name} had too few ${voters} to compare (n=${last.n.toLocaleString('en-US')})`;
  const points = wholePoints(score) - wholePoints(last.score);
  const how = points > 0 ? `up ${points} on` : points < 0 ? `down ${-points} on` : 'the same as';
  switch (change.verdict) {
    case 'cannot_tell':
      return points === 0
        ? `${how} ${name}; can't tell yet whether it moved`
        : `${how} ${name}; can't tell yet whether that is real`;
    case 'up':
    case 'down':
      return points === 0
        ? `${change.verdict} less than a point on ${name}, a real change`
        : `${how} ${name}, a real change`;
  }
}

function plural(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}
