import { committeeCalendar } from '../../config/team-calendar';
import { tryBounded } from '../../delivery/stuck-work';
import type { Deps } from '../../deps';
import { digestDueAt, latestDigestDue } from '../../domain/committee/digest-day';
import { type Month, monthsLater } from '../../domain/numbers/month-span';
import { THE_APP } from '../follow-up/append-history';
import { patiently } from '../transaction';
import { commentsToRead } from './comments-to-read';
import { draftDigest, draftingOf } from './draft-digest';

/** So many months that were missed are made up. */
const MISSED_MAX = 6;

/**
 * Drafts the digest of each month whose day has come, once ever; where nothing was delivered, nothing is said. A month
 * whose digest somebody drafted before has one. Returns how many were drafted.
 */
export async function draftMonthlyDigest(deps: Deps): Promise<number> {
  let drafted = 0;
  for (const month of await owedMonths(deps)) {
    // What fails in our own code keeps no other month waiting.
    const outcome = await tryBounded(deps, draftingOf(month), () => draftMonth(deps, month), {
      isDone: (came) => came !== 'reading',
    });
    // A month waits until it is known who raised what; the next tick looks again.
    if (outcome === 'reading') break;
    if (outcome === 'drafted') drafted += 1;
  }
  if (drafted > 0) deps.wake();
  return drafted;
}

async function draftMonth(deps: Deps, month: Month): Promise<'drafted' | 'nothing' | 'reading'> {
  if ((await commentsToRead(deps, month)) > 0) return 'reading';
  return patiently(deps, async (tx) => {
    const ours: unknown[] = await tx.query(
      'INSERT INTO digest_months (month, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING month',
      [month, deps.now()],
    );
    if (ours.length === 0) return 'nothing';
    const known: unknown[] = await tx.query('SELECT FROM digests WHERE period = $1', [month]);
    if (known.length > 0) return 'nothing';
    return (await draftDigest(deps, tx, { by: THE_APP, period: month })) === null ? 'nothing' : 'drafted';
  });
}

// Of months before the first that was looked at nothing is drafted unasked. What failed is owed until it is done.
async function owedMonths(deps: Pick<Deps, 'db' | 'config' | 'now'>): Promise<Month[]> {
  const latest = latestDigestDue(committeeCalendar(deps.config), deps.now());
  const rows: { last: Month | null; failed: Month[] }[] = await deps.db.query(
    `SELECT max(month) AS last,
            ARRAY(SELECT substr(topic, 14) FROM stuck_work WHERE topic LIKE 'digest_draft:%') AS failed
       FROM digest_months`,
  );
  const { last, failed } = rows[0]!;
  const months = Array.from({ length: MISSED_MAX }, (_, n) => monthsLater(latest, n + 1 - MISSED_MAX));
  const owed = last === null ? [latest] : months.filter((month) => month > last);
  return [...new Set([...owed, ...failed])].sort();
}

/** When the next one is due. */
export async function nextDigestDue(deps: Pick<Deps, 'db' | 'config' | 'now'>): Promise<Date> {
  const calendar = committeeCalendar(deps.config);
  return digestDueAt(calendar, monthsLater(latestDigestDue(calendar, deps.now()), 1));
}
