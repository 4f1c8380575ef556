import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { FollowUp } from '../../entities/follow-up';
import { oweCard } from '../follow-up/owe-card';
import { inRounds } from '../in-rounds';
import { patiently } from '../transaction';

const BATCH = 100;

/** Snoozes and waits end by themselves; their cards are owed an edit that no longer tells of them. Returns how many. */
export function endPauses(deps: Deps): Promise<number> {
  return inRounds(deps, async () => {
    const ended = await patiently(deps, (tx) => batch(deps, tx));
    return { done: ended, isLast: ended < BATCH };
  });
}

async function batch(deps: Deps, tx: EntityManager): Promise<number> {
  const over = await tx
    .createQueryBuilder(FollowUp, 'f')
    .where(
      `f.id IN (SELECT id FROM follow_ups WHERE snoozed_until <= :now
                UNION ALL SELECT follow_up_id FROM waits WHERE ended_at IS NULL AND until <= :now)`,
      { now: deps.now() },
    )
    .orderBy('f.id')
    .limit(BATCH)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  if (over.length === 0) return 0;
  const ids = over.map(({ id }) => id);
  await tx.query(
    'UPDATE follow_ups SET snoozed_until = NULL WHERE id = ANY($1::uuid[]) AND snoozed_until <= $2',
    [ids, deps.now()],
  );
  await tx.query(
    'UPDATE waits SET ended_at = until WHERE follow_up_id = ANY($1::uuid[]) AND ended_at IS NULL AND until <= $2',
    [ids, deps.now()],
  );
  for (const followUp of over) await oweCard(deps, tx, followUp);
  return over.length;
}
