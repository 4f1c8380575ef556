import type { ReportTheme } from './report';

/** A theme as far as its weight is told, whether it is among the five or not. */
export type WeighedTheme = Pick<
  ReportTheme,
  'themeId' | 'name' | 'n' | 'sure' | 'sureBands' | 'impact' | 'stakes'
>;

/** By how many more detractors than promoters are sure to speak of it; nothing where that was not counted. */
export function sureCost({ sureBands }: Pick<WeighedTheme, 'sureBands'>): number {
  return sureBands ? sureBands.detractor - sureBands.promoter : 0;
}

/** Themes that the committee may want to decide about, what surely costs the score most first. */
export function weighing<T extends WeighedTheme>(all: readonly T[]): T[] {
  return all
    .filter((theme) => sureCost(theme) > 0)
    .sort((a, b) => sureCost(b) - sureCost(a) || (a.impact ?? 0) - (b.impact ?? 0));
}
