import { type Nps, SCORE_FROM } from './nps';
import type { NpsChange } from './nps-change';
import { type Digits, digitsOfMoves, rounded, shownMove } from './shown-points';

interface Voters {
  heard: number;
  effectiveN?: number;
}

/** A whole number, halves away from zero, and never minus zero: how points are shown. */
export function wholePoints(points: number): number {
  return rounded(points);
}

/** "31", "−8", or to a tenth "30.7", "−8.0": with a true minus sign. */
export function pointsWords(points: number, digits: Digits = 0): string {
  const shown = rounded(points, digits);
  return `${shown < 0 ? '\u2212' : ''}${Math.abs(shown).toFixed(digits)}`;
}

/** "+4", "−2", "0", or to a tenth "+4.0", "−2.5", "0": how points moved. */
export function signedPoints(points: number, digits: Digits = 0): string {
  const shown = rounded(points, digits);
  if (shown === 0) return '0';
  return shown > 0 ? `+${pointsWords(shown, digits)}` : pointsWords(shown, digits);
}

interface Compared {
  last: Nps;
  change: NpsChange;
  name: string;
}

/** The decimals that a score and what it is compared with are shown with, so that they and the move add up. */
export function digitsOf(now: Nps, last: Nps): Digits {
  return now.reporting === 'none' || last.reporting === 'none' ? 0 : digitsOfMoves([[last.score, now.score]]);
}

/**
 * A score and how it moved, in a line: "31 (25 to 37, n=412): up 6 on last quarter; can't tell yet whether that is
 * real". `last` is what it is compared with, and `name` how a sentence calls that.
 *
 * Readers have both scores before them and subtract, so the move is what they get, in whole points where that is also
 * the exact difference rounded, else all in tenths (`digitsOf`). Rounding never turns a rise into a fall, so the sign
 * cannot contradict the verdict; a move that is real but vanishes is "less than a point". `accounts`: how many had a say,
 * where accounts vote, and by revenue as how many of equal weight. `digits`: where parts of the move stand beside it.
 */
export function npsWords(
  now: Nps,
  compared?: Compared,
  { accounts = null, digits }: { accounts?: Voters | null; digits?: Digits } = {},
): string {
  const shownWith = digits ?? (compared ? digitsOf(now, compared.last) : 0);
  const score = scoreWords(now, { accounts, digits: shownWith });
  if (!compared || now.reporting === 'none') return score;
  return `${score}: ${changeWords(now.score, compared, { voters: accounts ? 'accounts' : 'answers', digits: shownWith })}`;
}

/** "31 (25 to 37, n=412)", "31 (20 to 42, n=412 of 96 accounts that weigh as 40)"; below ten answers, or accounts, the counts. */
export function scoreWords(
  nps: Nps,
  { accounts = null, digits = 0 }: { accounts?: Voters | null; digits?: Digits } = {},
): string {
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
  const range =
    low === high ? 'everybody answered' : `${pointsWords(low, digits)} to ${pointsWords(high, digits)}`;
  const warning = nps.reporting === 'low' ? ', low data' : '';
  return `${pointsWords(nps.score, digits)} (${range}, n=${nps.n.toLocaleString('en-US')}${of}${warning})`;
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
  { last, change, name }: Compared,
  { voters = 'answers', digits }: { voters?: string; digits: Digits },
): string {
  if (last.reporting === 'none' || change.reporting === 'none')
    return `${name} had too few ${voters} to compare (n=${last.n.toLocaleString('en-US')})`;
  const { change: points } = shownMove(last.score, score, digits);
  const size = pointsWords(Math.abs(points), digits);
  const how = points > 0 ? `up ${size} on` : points < 0 ? `down ${size} on` : 'the same as';
  switch (change.verdict) {
    case 'cannot_tell':
      return points === 0
        ? `${how} ${name}; can't tell yet whether it moved`
        : `${how} ${name}; can't tell yet whether that is real`;
    case 'up':
    case 'down':
      return points === 0
        ? `${change.verdict} less than a ${digits === 0 ? 'point' : 'tenth of a point'} on ${name}, a real change`
        : `${how} ${name}, a real change`;
  }
}

function plural(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}
