import { bandOf } from '../../src/domain/bands';

/** Promoters minus detractors in points; NaN of nobody. */
export function npsOf(responses: readonly { score: number }[]): number {
  const count = (band: string) => responses.filter(({ score }) => bandOf(score) === band).length;
  return (100 * (count('promoter') - count('detractor'))) / responses.length;
}
