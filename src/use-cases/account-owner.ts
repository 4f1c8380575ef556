import type { EntityManager } from 'typeorm';

/** E-mail of the owner of a response's account, as it was when the response was received; null when nobody told it. */
export async function emailOfAccountOwner(tx: EntityManager, responseId: string): Promise<string | null> {
  const rows: { owner: string | null }[] = await tx.query(
    `SELECT account_facts ->> 'ownerEmail' AS owner FROM responses WHERE id = $1`,
    [responseId],
  );
  return rows[0]?.owner ?? null;
}
