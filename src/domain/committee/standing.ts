import { epochDayOf, instantOfWall, MS_PER_DAY } from '../sla/calendar-zone';
import type { Initiative } from './initiative';

/** A decision, as far as a report names it beneath its theme. */
export type Decided = Pick<
  Initiative,
  'id' | 'theme' | 'month' | 'title' | 'status' | 'reason' | 'closedAt'
> & {
  /** YYYY-MM-DD */
  deliveredSince: string | null;
};

/** What answers of a report's month said of a theme after what was delivered. */
export interface SaidSince {
  n: number;
  /** Of these, whose side is against it, and of how many of them one can be sure. */
  criticised: number;
  sure: number;
}

/** What was decided about a theme, as it stands over a month's report. */
export interface Standing<T extends Decided = Decided> {
  decision: T;
  /** Null unless it is delivered. */
  since: SaidSince | null;
  /** It leaves nothing to decide. */
  isSettled: boolean;
}

/** Decisions by their theme: of several the open one, else one over this report (YYYY-MM), else the latest. */
export function standingOver<T extends Decided>(
  decisions: readonly T[],
  month: string,
  said: ReadonlyMap<string, SaidSince>,
): Map<string, Standing<T>> {
  const rank = (one: T) => (one.status === 'open' ? 2 : one.month === month ? 1 : 0);
  const closed = (one: T) => one.closedAt?.getTime() ?? 0;
  const last = decisions.toSorted((a, b) => rank(a) - rank(b) || closed(a) - closed(b));
  return new Map(last.map((one) => [one.theme, standingOf(one, month, said.get(one.id))]));
}

// What was declined over an earlier report may be asked again by the answers of a new month; what was delivered only
// by answers that came after it and surely criticise it.
function standingOf<T extends Decided>(
  decision: T,
  month: string,
  said: SaidSince = { n: 0, criticised: 0, sure: 0 },
): Standing<T> {
  const { status } = decision;
  const isDelivered = status === 'delivered';
  return {
    decision,
    since: isDelivered ? said : null,
    isSettled: status === 'open' || decision.month === month || (isDelivered && said.sure === 0),
  };
}

/** The first instant after a day (YYYY-MM-DD) on a zone's wall clock: what came on the day itself may have come before. */
export function afterDay(zone: string, day: string): Date {
  return new Date(instantOfWall(zone, (epochDayOf(day) + 1) * MS_PER_DAY));
}
