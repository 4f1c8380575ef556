import { type Band, bandOf } from '../bands';
import type { Polarity } from './annotation';

/** Answers of one theme with one score and one side. */
export interface ThemeCell {
  themeId: string;
  score: number;
  polarity: Polarity;
  n: number;
}

export type BandCounts = Record<Band, number>;

export interface ThemeFigures {
  themeId: string;
  /** Answers whose comment is about it. */
  n: number;
  bands: BandCounts;
  sides: Record<Polarity, number>;
  /** Of the themed answers, from 0 to 1. */
  share: number;
  /** Points by which the NPS would be another without its answers: below zero, it would be higher. Null below ten. */
  impact: number | null;
  movement: Movement;
}

/** Of its share since the period before: said only where it is more than chance would do (95%). */
export type Movement =
  | { kind: 'more' | 'less' | 'cant_tell'; before: number; beforeN: number }
  | { kind: 'too_few'; beforeN: number };

/** Below so many answers counts alone are shown. */
export const FIGURES_FROM = 10;

/** Net Promoter Score of counts by band, from -100 to 100; null of nothing. */
export function npsOf({ promoter, passive, detractor }: BandCounts): number | null {
  const n = promoter + passive + detractor;
  return n === 0 ? null : (100 * (promoter - detractor)) / n;
}

/** Counts of scores as counts of bands. */
export function bandsOf(scores: readonly { score: number; n: number }[]): BandCounts {
  const bands: BandCounts = { promoter: 0, passive: 0, detractor: 0 };
  for (const { score, n } of scores) bands[bandOf(score)] += n;
  return bands;
}

const sum = (bands: BandCounts) => bands.promoter + bands.passive + bands.detractor;

/** The score of all less the score of all but these; null when either these or the others are fewer than ten. */
export function npsImpact(all: BandCounts, these: BandCounts): number | null {
  const others: BandCounts = {
    promoter: all.promoter - these.promoter,
    passive: all.passive - these.passive,
    detractor: all.detractor - these.detractor,
  };
  if (sum(these) < FIGURES_FROM || sum(others) < FIGURES_FROM) return null;
  return npsOf(all)! - npsOf(others)!;
}

const SURE = 1.96;

/** Two shares compared by the two-proportion z-test (pooled), where each side has ten answers that are themed. */
export function movementOf(now: { n: number; of: number }, before: { n: number; of: number }): Movement {
  if (now.of < FIGURES_FROM || before.of < FIGURES_FROM) return { kind: 'too_few', beforeN: before.n };
  const [p, q] = [now.n / now.of, before.n / before.of];
  const pooled = (now.n + before.n) / (now.of + before.of);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / now.of + 1 / before.of));
  const z = error === 0 ? 0 : (p - q) / error;
  const kind = z > SURE ? 'more' : z < -SURE ? 'less' : 'cant_tell';
  return { kind, before: q, beforeN: before.n };
}

/** The figures of each theme, the most frequent first. `all`: of every answer of the period, with a comment or without. */
export function themeFigures(input: {
  all: BandCounts;
  cells: readonly ThemeCell[];
  themed: number;
  before: { cells: readonly ThemeCell[]; themed: number };
}): ThemeFigures[] {
  const ids = [...new Set(input.cells.map(({ themeId }) => themeId))];
  const nBefore = (id: string) => total(input.before.cells.filter(({ themeId }) => themeId === id));
  return ids
    .map((themeId) => {
      const own = input.cells.filter((cell) => cell.themeId === themeId);
      const bands = bandsOf(own);
      const n = total(own);
      const side = (polarity: Polarity) => total(own.filter((cell) => cell.polarity === polarity));
      return {
        themeId,
        n,
        bands,
        sides: { positive: side('positive'), neutral: side('neutral'), negative: side('negative') },
        share: n / input.themed,
        impact: npsImpact(input.all, bands),
        movement: movementOf({ n, of: input.themed }, { n: nBefore(themeId), of: input.before.themed }),
      };
    })
    .sort((a, b) => b.n - a.n || (a.themeId < b.themeId ? -1 : 1));
}

function total(cells: readonly { n: number }[]): number {
  return cells.reduce((all, { n }) => all + n, 0);
}
