import type { EntityManager } from 'typeorm';

/** How many comments are still to be annotated, or to be annotated again, and how many are. */
export async function annotationProgress(
  db: Pick<EntityManager, 'query'>,
): Promise<{ waiting: number; annotated: number }> {
  const rows: { waiting: string; annotated: string }[] = await db.query(
    `SELECT (SELECT count(*) FROM comments_to_annotate) AS waiting, (SELECT count(*) FROM annotations) AS annotated`,
  );
  return { waiting: Number(rows[0]!.waiting), annotated: Number(rows[0]!.annotated) };
}
