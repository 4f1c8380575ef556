import { houseZone } from '../config/team-calendar';
import type { Deps } from '../deps';
import { type MonthSpan, monthAt, readMonthSpan } from '../domain/numbers/month-span';

/** The end of what was typed as a span of months in the house's zone; `rest` is what stands before it. */
export function readSpan(
  { config, now }: Pick<Deps, 'config' | 'now'>,
  typed: string,
): { span: MonthSpan; rest: string } {
  return readMonthSpan(typed, monthAt(houseZone(config), now()));
}
