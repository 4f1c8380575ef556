import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { stateOf } from '../../domain/follow-up';
import { FollowUp } from '../../entities/follow-up';
import { settleNudges } from '../promises/settle-nudges';
import { endWait } from '../promises/waits';
import { inTransaction } from '../transaction';
import { appendHistory, THE_APP } from './append-history';
import { oweCard } from './owe-card';

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
  const returned = await inTransaction(
    deps,
    async (tx) => {
      const work = await tx
        .createQueryBuilder(FollowUp, 'f')
        .where('f.ownerId = :userId AND f.resolvedAt IS NULL', { userId })
        .orderBy('f.id')
        .setLock('pessimistic_write')
        .getMany();
      for (const followUp of work) await returnOne(deps, tx, followUp);
      return work.length;
    },
    10_000,
  );
  if (returned > 0) deps.wake();
  return returned;
}

async function returnOne(deps: Deps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  const at = deps.now();
  const [from, formerOwner] = [stateOf(followUp).kind, followUp.ownerId];
  Object.assign(followUp, { ownerId: null, claimedAt: null });
  await endWait(tx, followUp.id, at);
  await tx.save(FollowUp, followUp);
  await appendHistory(tx, {
    followUpId: followUp.id,
    at,
    by: THE_APP,
    verb: 'returned',
    from,
    to: stateOf(followUp).kind,
    detail: { formerOwner, because: 'deactivated' },
  });
  await settleNudges(tx, followUp.id);
  await oweCard(deps, tx, followUp);
}
