import { type Nps, SCORE_FROM } from './nps';
import type { Verdict } from './nps-change';
import { pointsWords } from './nps-words';
import { type Digits, shownMove } from './shown-points';

/** One part of all answers in two periods. `verdict`: corrected for how many parts there are; null where too few answered to compare. */
export interface MovedPart {
  name: string;
  before: Nps;
  after: Nps;
  verdict: Verdict | null;
}

const NAMED_MAX = 3;

/**
 * Which parts moved by more than chance, in the order given (the largest first), or that none did: "By plan, Q4 2026
 * on Q3 2026: enterprise up 12 (n=85, then 90), a real change; no other part moved more than chance would".
 */
export function partsWords(
  parts: readonly MovedPart[],
  { by, now, last, digits }: { by: string; now: string; last: string; digits: Digits },
): string {
  const compared = parts.filter(({ verdict }) => verdict !== null);
  const moved = compared.filter(({ verdict }) => verdict !== 'cannot_tell');
  const head = `By ${by}, ${now} on ${last}`;
  const n = ofBoth(parts);
  if (compared.length === 0)
    return `${head}: no part has the ${SCORE_FROM} answers in each that a score takes (${n})`;
  if (moved.length === 0)
    return `${head}: no part moved more than chance would (${compared.length} of ${parts.length} compared, ${n})`;
  const named = moved.slice(0, NAMED_MAX).map((part) => movedWords(part, digits));
  const rest = moved.length - named.length;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  const others = compared.length > moved.length ? '; no other part moved more than chance would' : '';
  return `${head}: ${[...named, ...more].join(', ')}, ${moved.length === 1 ? 'a real change' : 'real changes'}${others}`;
}

function movedWords({ name, before, after }: MovedPart, digits: Digits): string {
  if (before.reporting === 'none' || after.reporting === 'none') return name;
  const { change } = shownMove(before.score, after.score, digits);
  const size = change === 0 ? 'by less than a point' : pointsWords(Math.abs(change), digits);
  return `${name} ${after.score > before.score ? 'up' : 'down'} ${size} (${ofBoth([{ before, after }])})`;
}

/** "n=398, then 412": no arrow, which the letters of the pictures do not have. */
function ofBoth(parts: readonly Pick<MovedPart, 'before' | 'after'>[]): string {
  const n = (of: 'before' | 'after') =>
    parts.reduce((sum, part) => sum + part[of].n, 0).toLocaleString('en-US');
  return `n=${n('before')}, then ${n('after')}`;
}
