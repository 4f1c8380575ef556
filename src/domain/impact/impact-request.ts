import { nearest } from '../nearest';
import { MONTHS_MAX } from '../numbers/month-span';
import { TREND_MONTHS, type UnknownWord } from '../numbers/numbers-words';

/** Said around the number. */
const FILLERS = ['last', 'the', 'past', 'month', 'months', 'of'];

/** Reads what was typed after `/rnps impact`: how many months, up to and with this one, in which people answered again. */
export function readImpactWords(typed: string): { months: number } | UnknownWord {
  let months = TREND_MONTHS;
  const words = typed
    .toLowerCase()
    .replace(/(\d) +years?\b/g, '$1y')
    .split(/[\s,]+/);
  for (const word of words.filter(Boolean)) {
    const read = /^(\d{1,3})(m|months?|y|years?)?$/.exec(word);
    if (read) months = within(Number(read[1]) * (read[2]?.startsWith('y') ? 12 : 1));
    else if (!FILLERS.includes(word)) return { word, meant: nearest(word, ['months', 'year']) };
  }
  return { months };
}

function within(months: number): number {
  return Math.min(MONTHS_MAX, Math.max(1, months));
}
