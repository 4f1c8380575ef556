import { type Month, monthsLater } from '../../domain/numbers/month-span';
import { SCORE_FROM } from '../../domain/numbers/nps';
import { quarterStart } from '../../domain/numbers/quarters';
import { type Compared, quarterPeriod, untilNow } from './periods';
import { scoresOf } from './scores';

/** The quarter that is on and the one before it. One that has only begun says nothing yet: then the two before that. */
export async function comparedQuarters(
  deps: Parameters<typeof scoresOf>[0],
  thisMonth: Month,
): Promise<Compared> {
  const start = quarterStart(thisMonth);
  const [soFar] = await scoresOf(deps, [quarterPeriod(start).span], 'respondents');
  const back = soFar!.nps.n < SCORE_FROM ? 3 : 0;
  return {
    now: untilNow(quarterPeriod(monthsLater(start, -back)), thisMonth),
    last: quarterPeriod(monthsLater(start, -back - 3)),
  };
}
