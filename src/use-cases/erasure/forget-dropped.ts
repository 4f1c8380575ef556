import type { EntityManager } from 'typeorm';
import { oweEdit } from '../../delivery/outbox';
import type { Deps } from '../../deps';

const NOBODY_SAID = 'Nobody said in time how to read it, so I stopped waiting. Drop it again to import it.';

/** What is being shown at this moment may be there so much later; deleted before, Slack would not know it yet. */
const LATE_SECONDS = 35;

/**
 * Owes the deletion of files with rejected rows in Slack: nobody knows who stands in them, so an erasure takes back all
 * that there are, and age those from before `before`. Returns how many.
 */
export async function forgetRejects(
  tx: Pick<EntityManager, 'query'>,
  because: { kind: 'erasure' } | { kind: 'age'; before: Date; age: string },
): Promise<number> {
  const [, count]: [unknown, number] = await tx.query(
    `UPDATE dropped_files SET state = 'forgetting', forget_because = $1, attempts = 0, lease = NULL, lease_until = NULL,
            not_before = CASE WHEN state = 'sharing'
                              THEN greatest(clock_timestamp(), sharing_since + interval '${LATE_SECONDS} seconds')
                              ELSE clock_timestamp() END
      WHERE rejects_file_id IS NOT NULL AND state IN ('sharing', 'done')
        AND ($2::timestamptz IS NULL OR created_at < $2::timestamptz - $3::interval)`,
    [
      because.kind,
      because.kind === 'age' ? because.before : null,
      because.kind === 'age' ? because.age : null,
    ],
  );
  return count;
}

/** Clears what is kept of files that were dropped so long ago; what their messages still quote is taken out first. */
export async function clearDropped(deps: Pick<Deps, 'db' | 'now'>, age: string): Promise<number> {
  const limits = [deps.now(), age];
  const old = 'created_at < $1::timestamptz - $2::interval';
  return deps.db.transaction(async (tx) => {
    const forgotten = await forgetRejects(tx, { kind: 'age', before: deps.now(), age });
    const [waiting]: [{ id: string }[], number] = await tx.query(
      `UPDATE dropped_files SET state = 'failed', question = NULL, outcome = $3::jsonb
        WHERE state = 'asking' AND ${old} RETURNING id`,
      [...limits, JSON.stringify({ lines: [NOBODY_SAID], rejected: 0, rejects: 'none' })],
    );
    for (const { id } of waiting) await oweEdit(tx, `dropped_file:${id}`);
    const [gone]: [{ id: string }[], number] = await tx.query(
      `DELETE FROM dropped_files d WHERE state IN ('done', 'failed') AND rejects_file_id IS NULL AND ${old}
          AND NOT EXISTS (SELECT FROM outbox o WHERE o.key = 'dropped_file:' || d.id AND o.state <> 'dead'
                             AND o.sent_revision < o.revision) RETURNING id`,
      limits,
    );
    await tx.query('DELETE FROM outbox WHERE key = ANY($1)', [gone.map(({ id }) => `dropped_file:${id}`)]);
    return forgotten + waiting.length + gone.length;
  });
}
