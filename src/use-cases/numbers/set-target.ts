import type { Deps } from '../../deps';
import type { Month } from '../../domain/numbers/month-span';
import { currentTarget, type Target } from '../../queries/numbers/target';
import { authorizeCommittee } from '../authorize';

/**
 * The committee says what the score should become by the end of a month, or (null) that it has no target. Gives the
 * target that it replaces, so that nobody's is lost without a word. Throws AccessRefused.
 */
export async function setTarget(
  deps: Pick<Deps, 'db' | 'directory' | 'now' | 'log'>,
  { by, target }: { by: string; target: { score: number; by: Month } | null },
): Promise<Target | null> {
  await authorizeCommittee(deps, by);
  const replaced = await currentTarget(deps.db);
  await deps.db.query('INSERT INTO targets (set_at, set_by, score, by_month) VALUES ($1, $2, $3, $4)', [
    deps.now(),
    by,
    target?.score ?? null,
    target ? `${target.by}-01` : null,
  ]);
  deps.log.info({ by, target }, 'the target was set');
  return replaced;
}
