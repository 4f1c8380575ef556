export const BANDS = ['detractor', 'passive', 'promoter'] as const;
export type Band = (typeof BANDS)[number];

/** Band of a whole score from 0 to 10: promoter 9-10, passive 7-8, detractor 0-6 (Reichheld 2003). */
export function bandOf(score: number): Band {
  if (!isScore(score)) throw new RangeError(`An NPS score is a whole number from 0 to 10, not ${score}.`);
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}

/** The scores of a band, lowest first. */
function scoresOf(band: Band): number[] {
  return Array.from({ length: 11 }, (_, score) => score).filter((score) => bandOf(score) === band);
}

export const DETRACTOR_SCORES: readonly number[] = scoresOf('detractor');

/** True for the whole numbers 0 to 10 and nothing else: "7", 7.5, NaN and true are not scores. */
export function isScore(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10;
}

/** True when the second band is the worse one. */
export function isWorse(from: Band, to: Band): boolean {
  return BANDS.indexOf(to) < BANDS.indexOf(from);
}

/** Promoters are thanked, never chased: only detractors and passives carry the 48-hour promise. */
export function hasSla(band: Band): boolean {
  return band !== 'promoter';
}
