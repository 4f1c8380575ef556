import type { Deps } from '../../deps';
import { UserError } from '../../domain/errors';
import { type Month, monthName, monthsLater } from '../../domain/numbers/month-span';
import { answerCounts } from '../../queries/numbers/answer-counts';
import { authorizeCommittee } from '../authorize';

/**
 * The committee says how many were invited to answer in a month, or (null) that nobody knows. Throws AccessRefused, and UserError
 * when more have answered than that.
 */
export async function setInvited(
  deps: Pick<Deps, 'db' | 'directory' | 'now' | 'log'>,
  { by, month, people }: { by: string; month: Month; people: number | null },
): Promise<void> {
  await authorizeCommittee(deps, by);
  const from = `${month}-01`;
  const spans = [{ from, to: `${monthsLater(month, 1)}-01` }];
  const [found] = await answerCounts(deps.db, { spans, segment: null });
  const answers = found ? found.counts.reduce((sum, n) => sum + n, 0) : 0;
  if (people !== null && people < answers)
    throw new UserError(
      `${answers.toLocaleString('en-US')} answered in ${monthName(month)}, so more than ${people.toLocaleString('en-US')} were invited. Nothing was changed.`,
    );
  await deps.db.query('INSERT INTO invited (set_at, set_by, month, people) VALUES ($1, $2, $3, $4)', [
    deps.now(),
    by,
    from,
    people,
  ]);
  deps.log.info({ by, month, people }, 'how many were invited was told');
}
