import type { Deps } from '../deps';
import { instantsOfMonths, type Month } from '../domain/numbers/month-span';
import { unreadIn } from '../queries/committee/reports';
import { countedZone } from '../queries/numbers/answer-counts';

/** Comments of the month are waited for so long (the machine's time), then the report says that they are not read. */
const PATIENCE_MS = 600_000;
const waitingSince = new WeakMap<Deps, { month: Month; ms: number }>();

/** Whether a month's report is to wait a little, because comments of the month are still being read. */
export async function waitsForComments(deps: Deps, month: Month): Promise<boolean> {
  const unread = await unreadIn(deps.db, instantsOfMonths(await countedZone(deps.db), month));
  if (unread === 0) return false;
  const now = deps.realNow().getTime();
  const since = waitingSince.get(deps);
  if (since?.month !== month) waitingSince.set(deps, { month, ms: now });
  return since?.month !== month || now - since.ms < PATIENCE_MS;
}
