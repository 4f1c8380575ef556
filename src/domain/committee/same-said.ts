import type { BandCounts, Movement } from '../themes/theme-figures';
import { isBySure, type ReportFigures, type ReportTheme } from './report';
import { sureCost, type WeighedTheme } from './weighing';

/**
 * Whether a report that is kept shows what customers say by the figures of now. Of one that was made before sure answers
 * were counted, that alone is no difference: the themes that both name are compared, by what it tells of them.
 */
export function sameSaid(kept: ReportFigures, now: ReportFigures): boolean {
  const bySure = kept.themes.length === 0 || isBySure(kept.themes);
  const said = bySure ? surelySaid : saidEarlier;
  if (kept.weighed && now.weighed && weights(kept.weighed) !== weights(now.weighed)) return false;
  return JSON.stringify(said(kept, now)) === JSON.stringify(said(now, kept));
}

function surelySaid(one: ReportFigures) {
  return [...answered(one), one.themes.map((theme) => [...counted(theme), ...sure(theme)])];
}

function saidEarlier(one: ReportFigures, other: ReportFigures) {
  const ids = other.themes.map(({ themeId }) => themeId);
  const both = one.themes.filter(({ themeId }) => ids.includes(themeId));
  return [...answered(one), both.map(counted).sort()];
}

const answered = ({ scores, invited, comments }: ReportFigures) => [scores, invited, comments.themed];

const counted = ({ themeId, n, bands, sides }: ReportTheme) => [
  themeId,
  n,
  ...inOrder(bands),
  sides.positive,
  sides.neutral,
  sides.negative,
];

const weights = (all: readonly WeighedTheme[]) =>
  JSON.stringify(all.map(({ themeId, n, sure: surely, ...one }) => [themeId, n, surely, sureCost(one)]));

const sure = ({ sure: n, sureBands, movement }: ReportTheme) => [
  n,
  sureBands && inOrder(sureBands),
  moved(movement),
];

const inOrder = ({ promoter, passive, detractor }: BandCounts) => [promoter, passive, detractor];

// As far as it is shown: a late answer of the month before that moves no percent is no reason.
function moved(movement: Movement) {
  const { kind } = movement;
  if (kind === 'too_few') return [kind, movement.beforeN];
  return [kind, ...[movement.before, movement.now ?? 0].map((share) => Math.round(100 * share))];
}
