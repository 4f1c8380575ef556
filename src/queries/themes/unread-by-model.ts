import type { EntityManager } from 'typeorm';

/** Of which comments a list for the model is made: `$1` since when, `$2` the version of the question to it. */
export const NOT_READ_BY_MODEL = `
  FROM responses r JOIN annotations a ON a.response_id = r.id LEFT JOIN model_readings m ON m.response_id = r.id
 WHERE r.comment IS NOT NULL AND a.made_by <> 'person' AND ($1::timestamptz IS NULL OR r.answered_at >= $1)
   AND (a.made_by = 'local' OR m.prompt_version < $2 OR m.taxonomy_version < (SELECT max(version) FROM taxonomies))`;

/** How many comments a model has not read since then, and how many bytes of each it would be sent in all. */
export async function unreadByModel(
  db: Pick<EntityManager, 'query'>,
  { since, promptVersion }: { since: Date | null; promptVersion: number },
): Promise<{ comments: number; bytes: number }> {
  const rows: { n: string; bytes: string | null }[] = await db.query(
    `SELECT count(*) AS n, sum(octet_length(left(r.comment, 4000))) AS bytes ${NOT_READ_BY_MODEL}`,
    [since, promptVersion],
  );
  return { comments: Number(rows[0]!.n), bytes: Number(rows[0]!.bytes ?? 0) };
}
