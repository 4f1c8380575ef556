import { POLARITIES, type Polarity } from '../themes/annotation';
import type { BandCounts, Movement, ThemeFigures } from '../themes/theme-figures';
import { isBySure, type ReportFigures, type ReportSentiment } from './report';
import { sureCost, type WeighedTheme } from './weighing';

/**
 * Whether a report that is kept shows what customers say of its month by the figures of now. Of one that was made before
 * sure answers were counted, that alone is no difference: the themes that both name are compared, by what it tells of them.
 */
export function sameSaid(kept: ReportFigures, now: ReportFigures): boolean {
  if (kept.weighed && now.weighed && weights(kept.weighed) !== weights(now.weighed)) return false;
  return same([answered(kept), ...themesOf(kept, now)], [answered(now), ...themesOf(now, kept)], kept);
}

/**
 * The same of the quarter that the month ends: its comments by how they sound, and its themes by what is sure of them, so
 * that what somebody confirms in its first month counts as in its last. Of the quarter before, shares as they are shown.
 */
export function sameQuarter({ sentiment: kept }: ReportFigures, { sentiment: now }: ReportFigures): boolean {
  if (!kept || !now) return true;
  return same([sounds(kept), ...themesOf(kept, now)], [sounds(now), ...themesOf(now, kept)], kept);
}

interface Themed {
  themes: readonly ThemeFigures[];
}

/** What a part tells of its themes, once by what is sure and once for a comparison with one that was made earlier. */
function themesOf(one: Themed, other: Themed): [surely: unknown[], earlier: unknown[]] {
  const ids = other.themes.map(({ themeId }) => themeId);
  const both = one.themes.filter(({ themeId }) => ids.includes(themeId));
  return [one.themes.map((theme) => [...counted(theme), ...sure(theme)]), both.map(counted).sort()];
}

function same(
  [keptFigures, keptSurely, keptEarlier]: unknown[],
  [nowFigures, nowSurely, nowEarlier]: unknown[],
  kept: Themed,
): boolean {
  const bySure = kept.themes.length === 0 || isBySure(kept.themes);
  const [themes, themesNow] = bySure ? [keptSurely, nowSurely] : [keptEarlier, nowEarlier];
  return JSON.stringify([keptFigures, themes]) === JSON.stringify([nowFigures, themesNow]);
}

const answered = ({ scores, invited, comments }: ReportFigures) => [scores, invited, comments.themed];

const sounds = ({ months, last, themed }: ReportSentiment) => [
  months.map(({ sides }) => inSides(sides)),
  shares(last),
  themed,
];

const counted = ({ themeId, n, bands, sides }: ThemeFigures) => [
  themeId,
  n,
  ...inOrder(bands),
  ...inSides(sides),
];

const weights = (all: readonly WeighedTheme[]) =>
  JSON.stringify(all.map(({ themeId, n, sure: surely, ...one }) => [themeId, n, surely, sureCost(one)]));

const sure = ({ sure: n, sureBands, movement }: ThemeFigures) => [
  n,
  sureBands && inOrder(sureBands),
  moved(movement),
];

const inOrder = ({ promoter, passive, detractor }: BandCounts) => [promoter, passive, detractor];

const inSides = (sides: Record<Polarity, number>) => POLARITIES.map((side) => sides[side]);

function shares(sides: Record<Polarity, number>): number[] {
  const n = inSides(sides).reduce((sum, one) => sum + one, 0);
  return inSides(sides).map((one) => Math.round((100 * one) / Math.max(1, n)));
}

// As far as it is shown: a late answer of the month before that moves no percent is no reason.
function moved(movement: Movement) {
  const { kind } = movement;
  if (kind === 'too_few') return [kind, movement.beforeN];
  return [kind, ...[movement.before, movement.now ?? 0].map((share) => Math.round(100 * share))];
}
