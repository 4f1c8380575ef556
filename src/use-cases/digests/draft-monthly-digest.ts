import { committeeCalendar } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { digestDueAt, latestDigestDue } from '../../domain/committee/digest-day';
import { type Month, monthsLater } from '../../domain/numbers/month-span';
import { THE_APP } from '../follow-up/append-history';
import { patiently } from '../transaction';
import { commentsToRead } from './comments-to-read';
import { draftDigest } from './draft-digest';

/** So many months that were missed are made up. */
const MISSED_MAX = 6;

/**
 * Drafts the digest of each month whose day has come, once ever; where nothing was delivered, nothing is said. A month
 * whose digest somebody drafted before has one. Returns how many were drafted.
 */
export async function draftMonthlyDigest(deps: Deps): Promise<number> {
  let drafted = 0;
  for (const month of await owedMonths(deps)) {
    // A month waits until it is known who raised what; the next tick looks again.
    if ((await commentsToRead(deps, month)) > 0) break;
    drafted += await patiently(deps, async (tx) => {
      const ours: unknown[] = await tx.query(
        'INSERT INTO digest_months (month, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING month',
        [month, deps.now()],
      );
      if (ours.length === 0) return 0;
      const known: unknown[] = await tx.query('SELECT FROM digests WHERE period = $1', [month]);
      if (known.length > 0) return 0;
      return (await draftDigest(deps, tx, { by: THE_APP, period: month })) === null ? 0 : 1;
    });
  }
  if (drafted > 0) deps.wake();
  return drafted;
}

// Of months before the first that was looked at nothing is drafted unasked.
async function owedMonths(deps: Pick<Deps, 'db' | 'config' | 'now'>): Promise<Month[]> {
  const latest = latestDigestDue(committeeCalendar(deps.config), deps.now());
  const rows: { last: Month | null }[] = await deps.db.query('SELECT max(month) AS last FROM digest_months');
  const { last } = rows[0]!;
  if (last === null) return [latest];
  return Array.from({ length: MISSED_MAX }, (_, n) => monthsLater(latest, n + 1 - MISSED_MAX)).filter(
    (month) => month > last,
  );
}

/** When the next one is due. */
export async function nextDigestDue(deps: Pick<Deps, 'db' | 'config' | 'now'>): Promise<Date> {
  const calendar = committeeCalendar(deps.config);
  return digestDueAt(calendar, monthsLater(latestDigestDue(calendar, deps.now()), 1));
}
