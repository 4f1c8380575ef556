import type { EntityManager } from 'typeorm';

/** Teams that are none of these and still have work that is not resolved: they left the configuration. */
export async function goneTeams(db: Pick<EntityManager, 'query'>, known: string[]): Promise<string[]> {
  // From team to team through the index: the work itself may be a hundred thousand rows.
  const next = (after: string) =>
    `SELECT min(team) FROM follow_ups WHERE resolved_at IS NULL${after && ` AND team > ${after}`}`;
  const rows: { team: string }[] = await db.query(
    `WITH RECURSIVE of (team) AS (${next('')} UNION ALL SELECT (${next('of.team')}) FROM of WHERE team IS NOT NULL)
     SELECT team FROM of WHERE team <> ALL($1::text[])`,
    [known],
  );
  return rows.map(({ team }) => team);
}
