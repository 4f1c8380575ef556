import { type FoundTheme, GENERAL } from './annotation';
import type { Candidate } from './choose-themes';
import { share } from './learner';

/** What is called sure is right this often. */
export const SURE = 0.85;

/** How likely the first theme is right, from 0 to 1: by how clearly it is said, and how far the next one is. */
export function confidenceOf(candidates: readonly Candidate[], found: readonly FoundTheme[]): number {
  const first = found[0]!.id;
  if (first === GENERAL) return 0.6;
  const [top, next] = candidates;
  return share(-0.5 + 0.4 * Math.min(top!.logit, 5) + 0.3 * Math.min(top!.logit - (next?.logit ?? -2), 5));
}
