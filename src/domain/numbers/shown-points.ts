/** How many decimals points are shown with. */
export type Digits = 0 | 1;

/** Halves away from zero, and never minus zero. */
export function rounded(points: number, digits: Digits = 0): number {
  const step = digits === 0 ? 1 : 10;
  return (Math.sign(points) * Math.round(Math.abs(points) * step)) / step + 0;
}

/** Two scores and the move between them, as they are shown. */
export interface ShownMove {
  before: number;
  after: number;
  change: number;
}

/**
 * The decimals with which scores are shown next to their moves, each pair before and after. Whole points where the move,
 * rounded from the exact difference, is also what a reader gets who subtracts the whole scores; else tenths for all of
 * them: of 28.5 and 30.7 neither "29 to 31, up 2" nor "up 3" may stand beside "2.2".
 */
export function digitsOfMoves(moves: readonly (readonly [before: number, after: number])[]): Digits {
  const addUp = moves.every(
    ([before, after]) => rounded(after) - rounded(before) === rounded(after - before),
  );
  return addUp ? 0 : 1;
}

/** The move is that of the shown scores, so that they add up; in tenths it is less than a tenth off the exact one. */
export function shownMove(before: number, after: number, digits: Digits): ShownMove {
  const [from, to] = [rounded(before, digits), rounded(after, digits)];
  return { before: from, after: to, change: rounded(to - from, digits) };
}

/** Parts of a total in tenths that add up to it: rounded, and what is missing or too much goes to those nearest to it. */
export function sharedOut(total: number, parts: readonly number[]): number[] {
  const tenths = parts.map((part) => Math.round(part * 10));
  const left = () => Math.round(total * 10) - tenths.reduce((sum, one) => sum + one, 0);
  for (let gap = left(); gap !== 0 && tenths.length > 0; gap = left()) {
    const step = Math.sign(gap);
    const lack = parts.map((part, i) => step * (part * 10 - tenths[i]!));
    tenths[lack.indexOf(Math.max(...lack))]! += step;
  }
  return tenths.map((one) => one / 10 + 0);
}

interface Effect {
  rate: number;
  mix: number;
}

/** What moved a score, in tenths that add up: each row to its sum, each column to its own, and all to the move. */
export interface ShownSplit<T extends Effect> extends ShownMove, Effect {
  effects: (T & { total: number })[];
}

/** Rate and mix as they are shown beside the two scores; less than two tenths off the exact ones, with few parts. */
export function shownSplit<T extends Effect>(
  before: number,
  after: number,
  effects: readonly T[],
): ShownSplit<T> {
  const move = shownMove(before, after, 1);
  const exact = (of: keyof Effect) => effects.map((effect) => effect[of]);
  const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);
  const [rate, mix] = sharedOut(move.change, [sum(exact('rate')), sum(exact('mix'))]) as [number, number];
  const [rates, mixes] = [sharedOut(rate, exact('rate')), sharedOut(mix, exact('mix'))];
  return {
    ...move,
    rate,
    mix,
    effects: effects.map((effect, i) => {
      const [ownRate, ownMix] = [rates[i]!, mixes[i]!];
      return { ...effect, rate: ownRate, mix: ownMix, total: rounded(ownRate + ownMix, 1) };
    }),
  };
}
