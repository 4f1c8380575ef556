import type { Deps } from '../../deps';
import type { Month } from '../../domain/numbers/month-span';
import { authorizeCommittee } from '../authorize';

/** The committee says what the score should become by the end of a month, or (null) that it has no target. Throws AccessRefused. */
export async function setTarget(
  deps: Pick<Deps, 'db' | 'directory' | 'now' | 'log'>,
  { by, target }: { by: string; target: { score: number; by: Month } | null },
): Promise<void> {
  await authorizeCommittee(deps, by);
  await deps.db.query('INSERT INTO targets (set_at, set_by, score, by_month) VALUES ($1, $2, $3, $4)', [
    deps.now(),
    by,
    target?.score ?? null,
    target ? `${target.by}-01` : null,
  ]);
  deps.log.info({ by, target }, 'the target was set');
}
