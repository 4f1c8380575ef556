import type { Deps } from '../deps';
import { instantsOfMonths, type Month } from '../domain/numbers/month-span';
import { unreadIn } from '../queries/committee/reports';
import { countedZone } from '../queries/numbers/answer-counts';

/** Comments of the months are waited for so long (the machine's time), then the report says that they are not read. */
const PATIENCE_MS = 600_000;
const waitingSince = new WeakMap<Deps['config'], { month: Month; ms: number }>();

/** Whether the reports of the months from `first` to `month` are to wait a little, because their comments are still being read. */
export async function waitsForComments(
  deps: Deps,
  { first, month }: { first: Month; month: Month },
): Promise<boolean> {
  const zone = await countedZone(deps.db);
  const [{ from }, { to }] = [instantsOfMonths(zone, first), instantsOfMonths(zone, month)];
  if ((await unreadIn(deps.db, { from, to })) === 0) return false;
  const now = deps.realNow().getTime();
  const since = waitingSince.get(deps.config);
  if (since?.month !== month) waitingSince.set(deps.config, { month, ms: now });
  return since?.month !== month || now - since.ms < PATIENCE_MS;
}
