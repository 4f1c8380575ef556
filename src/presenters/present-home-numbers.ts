import { houseZone } from '../config/team-calendar';
import type { Deps } from '../deps';
import { monthAt, monthsLater, startOfMonth } from '../domain/numbers/month-span';
import { TREND_MONTHS } from '../domain/numbers/numbers-words';
import { sumOf } from '../domain/numbers/sla-rate';
import { loopClosure, loopTotals } from '../queries/numbers/loop-closure';
import { promiseCounts } from '../queries/numbers/sla-rate';
import type { HomeNumbers } from '../views/numbers/home-numbers';
import { NO_CHART } from '../views/numbers/numbers-parts';
import { answerTrend } from './numbers/answer-trend';
import type { NumbersAnswer } from './numbers/numbers-answer';

const LOOP_DAYS = 90;
const DAY_MS = 86_400_000;

interface Counted {
  numbers: HomeNumbers;
  trend: NumbersAnswer;
}

/** People who look at their work all day must not have all answers counted each time. */
const FRESH_MS = 30_000;
const counted = new WeakMap<object, { realMs: number; businessMs: number; found: Promise<Counted> }>();

/** The numbers of App Home, the same for everybody and at most half a minute old, and what draws their picture. */
export function homeNumbers(deps: Pick<Deps, 'db' | 'now' | 'realNow' | 'config'>): Promise<Counted> {
  const [realMs, businessMs] = [deps.realNow().getTime(), deps.now().getTime()];
  const last = counted.get(deps.config);
  const isFresh = last && realMs - last.realMs < FRESH_MS && businessMs - last.businessMs < 2 * FRESH_MS;
  if (isFresh) return last.found;
  const found = count(deps);
  counted.set(deps.config, { realMs, businessMs, found });
  found.catch(() => counted.delete(deps.config));
  return found;
}

async function count(deps: Pick<Deps, 'db' | 'now' | 'config'>): Promise<Counted> {
  const now = deps.now();
  const zone = houseZone(deps.config);
  const month = monthAt(zone, now);
  const span = { from: startOfMonth(zone, month), to: startOfMonth(zone, monthsLater(month, 1)) };
  const [trend, promises, loops] = await Promise.all([
    answerTrend(deps, { months: TREND_MONTHS, segment: null, view: 'respondents' }),
    promiseCounts(deps.db, { spans: [span], team: null, now }),
    loopClosure(deps.db, { from: new Date(now.getTime() - LOOP_DAYS * DAY_MS), to: now }),
  ]);
  const numbers = {
    finding: trend.finding,
    chart: NO_CHART,
    alt: `${trend.finding}. NPS of the last ${TREND_MONTHS} months with its 95% interval.`,
    promises: sumOf(promises),
    loop: loopTotals(loops),
  };
  return { numbers, trend };
}
