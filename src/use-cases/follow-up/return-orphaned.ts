import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { FollowUp } from '../../entities/follow-up';
import { settleNudges } from '../promises/settle-nudges';
import { endWait } from '../promises/waits';
import { patiently } from '../transaction';
import { appendHistory } from './append-history';
import { oweCard } from './owe-card';
import { returnToTeam } from './return-to-team';

/** Returns the unresolved work of everybody who was deactivated to its teams; returns how many follow-ups. */
export async function returnOrphaned(deps: Deps): Promise<number> {
  const rows: { id: string }[] = await deps.db.query(
    'SELECT DISTINCT owner_id AS id FROM follow_ups WHERE owner_id IS NOT NULL AND resolved_at IS NULL',
  );
  let returned = 0;
  for (const { id } of rows) returned += await returnWorkOf(deps, id);
  return returned;
}

/** The same for one person, at once: nothing happens unless Slack says that they are deactivated. */
export async function returnWorkOf(deps: Deps, userId: string): Promise<number> {
  if ((await deps.directory.person(userId, { patiently: true }))?.kind !== 'deactivated') return 0;
  const returned = await patiently(deps, async (tx) => {
    const work = await tx
      .createQueryBuilder(FollowUp, 'f')
      .where('f.ownerId = :userId AND f.resolvedAt IS NULL', { userId })
      .orderBy('f.id')
      .setLock('pessimistic_write')
      .getMany();
    for (const followUp of work) await returnOne(deps, tx, followUp);
    return work.length;
  });
  if (returned > 0) deps.wake();
  return returned;
}

async function returnOne(deps: Deps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  const at = deps.now();
  const line = returnToTeam(followUp, { at, because: 'deactivated' });
  await endWait(tx, followUp.id, at);
  await tx.save(FollowUp, followUp);
  await appendHistory(tx, line);
  await settleNudges(tx, followUp.id);
  await oweCard(deps, tx, followUp);
}
