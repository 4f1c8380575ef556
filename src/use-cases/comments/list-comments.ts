import type { EntityManager } from 'typeorm';

/** Puts answers of an import on the list of comments to annotate: reading them one by one would slow it down many times over. */
export async function listComments(
  tx: EntityManager,
  answers: readonly { id: string; comment: string | null }[],
): Promise<void> {
  const ids = answers.filter(({ comment }) => comment !== null).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.query(
    `INSERT INTO comments_to_annotate (response_id, answered_at)
     SELECT id, answered_at FROM responses WHERE id = ANY($1::uuid[]) ON CONFLICT DO NOTHING`,
    [ids],
  );
}
