import type { Deps } from '../../deps';
import { THE_APP } from '../follow-up/append-history';
import { patiently } from '../transaction';
import { tellInitiative } from './tell-initiative';

/** Takes the open initiatives of everybody who was deactivated from them, and tells the committee; returns how many. */
export async function orphanInitiatives(deps: Deps): Promise<number> {
  const rows: { id: string }[] = await deps.db.query(
    `SELECT DISTINCT owner_id AS id FROM initiatives WHERE owner_id IS NOT NULL AND status = 'open'`,
  );
  let orphaned = 0;
  for (const { id } of rows) orphaned += await orphanInitiativesOf(deps, id);
  return orphaned;
}

/** The same for one person, at once: nothing happens unless Slack says that they are deactivated. */
export async function orphanInitiativesOf(deps: Deps, userId: string): Promise<number> {
  if ((await deps.directory.person(userId, { patiently: true }))?.kind !== 'deactivated') return 0;
  const orphaned = await patiently(deps, async (tx) => {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM initiatives WHERE owner_id = $1 AND status = 'open' ORDER BY id FOR UPDATE`,
      [userId],
    );
    for (const { id } of rows) {
      await tx.query('UPDATE initiatives SET owner_id = NULL, revision = revision + 1 WHERE id = $1', [id]);
      const detail = { formerOwner: userId };
      await tellInitiative(deps, tx, {
        initiativeId: id,
        by: THE_APP,
        verb: 'orphaned',
        detail,
        newOwner: 'committee',
      });
    }
    return rows.length;
  });
  if (orphaned > 0) deps.wake();
  return orphaned;
}
