import type { EntityManager } from 'typeorm';
import type { TellingCounts } from '../../domain/tellings/telling';
import { COUNTS, SHOWN, whose } from './tellings';

type Db = Pick<EntityManager, 'query'>;

/** What became of those who asked for an initiative, by who tells them; `ownerId` null: those of nobody. */
export function countsByTeller(
  db: Db,
  initiativeId: string,
): Promise<(TellingCounts & { ownerId: string | null; ownerName: string | null })[]> {
  return db.query(
    `SELECT t.owner_id AS "ownerId", min(o.facts ->> 'name') AS "ownerName", ${COUNTS}
       FROM tellings t LEFT JOIN profiles o ON o.user_id = t.owner_id
      WHERE t.initiative_id = $1 AND t.listed_at IS NOT NULL AND ${SHOWN}
      GROUP BY t.owner_id ORDER BY "notTold" DESC, asked DESC, 1`,
    [initiativeId],
  );
}

/** Every delivered initiative with what became of those who asked, the latest first. */
export function countsByInitiative(
  db: Db,
): Promise<(TellingCounts & { initiativeId: string; title: string; deliveredSince: string })[]> {
  return db.query(
    `SELECT i.id AS "initiativeId", i.title, i.delivered_since::text AS "deliveredSince",
            coalesce(c.asked, 0) AS asked, coalesce(c.accounts, 0) AS accounts, coalesce(c.spoke, 0) AS spoke,
            coalesce(c.told, 0) AS told, coalesce(c."notNeeded", 0) AS "notNeeded",
            coalesce(c."notTold", 0) AS "notTold", coalesce(c."byTheme", 0) AS "byTheme",
            coalesce(c.late, 0) AS late
       FROM initiatives i
       LEFT JOIN LATERAL (SELECT ${COUNTS} FROM tellings t
                           WHERE t.initiative_id = i.id AND t.listed_at IS NOT NULL AND ${SHOWN}) c ON true
      WHERE i.status = 'delivered' ORDER BY i.closed_at DESC, i.id`,
  );
}

/** SQL of our own: somebody `t` who is not told of what was delivered, `i`. */
const UNTOLD = `t.state = 'not_told' AND t.listed_at IS NOT NULL AND i.status = 'delivered' AND ${SHOWN}`;

/** How many of somebody's people are not told, of each initiative where any are, the one delivered last first. */
export function untoldOf(
  db: Db,
  ownerId: string,
): Promise<{ initiativeId: string; title: string; notTold: number }[]> {
  return db.query(
    `SELECT i.id AS "initiativeId", i.title, count(*)::integer AS "notTold"
       FROM tellings t JOIN initiatives i ON i.id = t.initiative_id
      WHERE t.owner_id = $1 AND ${UNTOLD} GROUP BY i.id ORDER BY i.closed_at DESC, i.id`,
    [ownerId],
  );
}

/** How many of everybody's people are not told. */
export async function untoldCount(db: Db): Promise<number> {
  const rows: { n: number }[] = await db.query(
    `SELECT count(*)::integer AS n FROM tellings t JOIN initiatives i ON i.id = t.initiative_id WHERE ${UNTOLD}`,
  );
  return rows[0]!.n;
}

/** What somebody was reminded of on a day: how many of each initiative are not told now. */
export function remindedTellings(
  db: Db,
  { to, day }: { to: string; day: string },
): Promise<{ initiativeId: string; title: string; notTold: number }[]> {
  return db.query(
    `SELECT i.id AS "initiativeId", i.title,
            (SELECT count(*)::integer FROM tellings t WHERE t.initiative_id = i.id AND i.status = 'delivered'
                AND t.state = 'not_told' AND ${whose(1)} AND ${SHOWN}) AS "notTold"
       FROM initiatives i
      WHERE i.id IN (SELECT r.initiative_id FROM telling_reminders r
                      WHERE r.to_id = $1 AND r.day = $2 AND r.spoken AND r.rung <> 'over')
      ORDER BY i.closed_at, i.id`,
    [to, day],
  );
}
