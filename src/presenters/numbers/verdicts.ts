import { CONFIDENCE } from '../../domain/numbers/distributions';
import { holm } from '../../domain/numbers/holm';
import type { NpsChange, Verdict } from '../../domain/numbers/nps-change';

/**
 * What may be said of several changes that are shown at once: so many of them, so many chances to see a move that is
 * none (Holm). Null where there is too little to compare.
 */
export function verdictsOf(changes: readonly NpsChange[]): (Verdict | null)[] {
  const tested = changes.filter((change) => change.reporting !== 'none');
  const corrected = holm(tested.map(({ p }) => p));
  return changes.map((change) => {
    if (change.reporting === 'none') return null;
    return corrected[tested.indexOf(change)]! < 1 - CONFIDENCE ? change.verdict : 'cannot_tell';
  });
}
