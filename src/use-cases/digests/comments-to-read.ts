import { houseZone } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { askedWindow } from '../../domain/committee/asked-window';
import { type DigestPeriod, instantsOfPeriod } from '../../domain/committee/digest-period';
import { deliveredCount } from '../../queries/committee/digest-source';
import { unreadIn } from '../../queries/committee/reports';

/** How many comments wait to be read that a period's digest would count; none where nothing was delivered. */
export async function commentsToRead(
  deps: Pick<Deps, 'db' | 'config'>,
  period: DigestPeriod,
): Promise<number> {
  const { from, to } = instantsOfPeriod(houseZone(deps.config), period);
  if ((await deliveredCount(deps.db, { from, to, period })) === 0) return 0;
  return unreadIn(deps.db, { from: askedWindow(from).from, to });
}
