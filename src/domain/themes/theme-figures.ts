import { type Band, bandOf } from '../bands';
import { CONFIDENCE } from '../numbers/distributions';
import { fisherP, type Part } from '../numbers/fisher';
import type { Polarity } from './annotation';

/** Answers of one theme with one score and one side. */
export interface ThemeCell {
  themeId: string;
  score: number;
  polarity: Polarity;
  n: number;
  /** Of these, the readings that can be taken as they are. */
  sure: number;
}

export type BandCounts = Record<Band, number>;

export interface ThemeFigures {
  themeId: string;
  /** Answers whose comment is about it. */
  n: number;
  /** Of these, the readings that can be taken as they are; missing in reports that were made before it was counted. */
  sure?: number;
  bands: BandCounts;
  /** The same of the sure ones; missing likewise. */
  sureBands?: BandCounts;
  sides: Record<Polarity, number>;
  /** Of the themed answers, from 0 to 1. */
  share: number;
  /** Points by which the NPS would be another without its answers: below zero, it would be higher. Null below ten. */
  impact: number | null;
  movement: Movement;
}

/**
 * Of the share that its sure readings have of the themed answers, since the period before: said only where it is more than
 * chance would do (95%). `now` is missing in reports that were made when it was the share of all of them.
 */
export type Movement =
  | { kind: 'more' | 'less' | 'cant_tell'; before: number; beforeN: number; now?: number }
  /** `counts` is missing in reports that were made before both periods were told. */
  | { kind: 'too_few'; beforeN: number; counts?: { now: Part; before: Part } };

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

/** Of fewer sure answers of a theme, in both periods together, no change is called real. */
const MOVED_FROM = 5;

/**
 * Two shares compared by Fisher's exact test, where each side has ten answers that are themed and the theme has five in
 * both together.
 */
export function movementOf(now: Part, before: Part): Movement {
  if (now.of < FIGURES_FROM || before.of < FIGURES_FROM || now.n + before.n < MOVED_FROM)
    return { kind: 'too_few', beforeN: before.n, counts: { now, before } };
  const [p, q] = [now.n / now.of, before.n / before.of];
  const real = fisherP(now, before) < 1 - CONFIDENCE;
  const kind = real ? (p > q ? 'more' : 'less') : 'cant_tell';
  return { kind, before: q, beforeN: before.n, now: p };
}

/**
 * The figures of each theme, that of the most sure readings first, and of as many the most frequent. Counts, share and
 * impact are of all that may be about it, the movement of what is sure. `all`: of every answer of the period, with a
 * comment or without.
 */
export function themeFigures(input: {
  all: BandCounts;
  cells: readonly ThemeCell[];
  themed: number;
  before: { cells: readonly ThemeCell[]; themed: number };
}): ThemeFigures[] {
  const ids = [...new Set(input.cells.map(({ themeId }) => themeId))];
  const sureBefore = (id: string) =>
    totalOf(
      input.before.cells.filter(({ themeId }) => themeId === id),
      'sure',
    );
  return ids
    .map((themeId) => {
      const own = input.cells.filter((cell) => cell.themeId === themeId);
      const bands = bandsOf(own);
      const [n, sure] = [totalOf(own, 'n'), totalOf(own, 'sure')];
      const side = (polarity: Polarity) =>
        totalOf(
          own.filter((cell) => cell.polarity === polarity),
          'n',
        );
      return {
        themeId,
        n,
        sure,
        bands,
        sureBands: bandsOf(own.map((cell) => ({ score: cell.score, n: cell.sure }))),
        sides: { positive: side('positive'), neutral: side('neutral'), negative: side('negative') },
        share: n / input.themed,
        impact: npsImpact(input.all, bands),
        movement: movementOf(
          { n: sure, of: input.themed },
          { n: sureBefore(themeId), of: input.before.themed },
        ),
      };
    })
    .sort((a, b) => b.sure - a.sure || b.n - a.n || (a.themeId < b.themeId ? -1 : 1));
}

function totalOf(cells: readonly ThemeCell[], what: 'n' | 'sure'): number {
  return cells.reduce((all, cell) => all + cell[what], 0);
}
