import type { EntityManager } from 'typeorm';
import type { TellingFacts } from '../../domain/tellings/telling';

/** A row as it is locked. */
export interface LockedTelling extends TellingFacts {
  id: string;
  initiativeId: string;
  respondentId: string;
  /** Slack id of who tells them; null: nobody is known. */
  owner: string | null;
}

/** Locks rows `t` in the order of their ids; `where` is SQL of our own. */
export function lockTellings(
  tx: EntityManager,
  where: string,
  params: readonly string[],
): Promise<LockedTelling[]> {
  return tx.query(
    `SELECT t.id, t.state, t.told_by AS by, t.told_at AS at, t.initiative_id AS "initiativeId",
            t.respondent_id AS "respondentId", t.owner_id AS owner, i.status = 'delivered' AS delivered
       FROM tellings t JOIN initiatives i ON i.id = t.initiative_id
      WHERE ${where} ORDER BY t.id FOR UPDATE OF t`,
    [...params],
  );
}
