import type { EntityManager } from 'typeorm';
import type { DuePromise, Resolution } from '../domain/sla-rate';

type Db = Pick<EntityManager, 'query'>;

/** A span of time, its end not included, and the team, null for all. */
export interface SlaSpan {
  from: Date;
  to: Date;
  team: string | null;
}

/** Promises whose due instant lies in a span, of work that was erased since too; those that were voided are not among them. */
export function promisesDue(db: Db, { from, to, team }: SlaSpan): Promise<DuePromise[]> {
  return db.query(
    `SELECT p.team, p.started_at AS "startedAt", p.due_at AS "dueAt", p.contacted_at AS "contactedAt",
            p.worked_s AS "workedS", coalesce(f.resolved_at IS NULL AND f.sla_cycle = p.cycle, false) AS open
       FROM promises p LEFT JOIN follow_ups f ON f.id = p.follow_up_id
      WHERE p.voided_at IS NULL AND p.due_at >= $1 AND p.due_at < $2 AND ($3::text IS NULL OR p.team = $3)`,
    [from, to, team],
  );
}

/**
 * Follow-ups with a promise whose last resolution lies in a span, by the team that has them; a wait that nobody ended
 * ended by itself at its time.
 */
export function resolutionsIn(db: Db, { from, to, team }: SlaSpan): Promise<Resolution[]> {
  return db.query(
    `SELECT f.team, f.opened_at AS "openedAt", f.resolved_at AS "resolvedAt",
            coalesce((SELECT sum(greatest(0, extract(epoch FROM
                             least(coalesce(w.ended_at, w.until), f.resolved_at) - greatest(w.since, f.opened_at))))
                        FROM waits w WHERE w.follow_up_id = f.id), 0)::float8 AS "waitedS"
       FROM follow_ups f
      WHERE f.resolved_at >= $1 AND f.resolved_at < $2 AND ($3::text IS NULL OR f.team = $3)
        AND EXISTS (SELECT 1 FROM promises p WHERE p.follow_up_id = f.id AND p.voided_at IS NULL)`,
    [from, to, team],
  );
}
