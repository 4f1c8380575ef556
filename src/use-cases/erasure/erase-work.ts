import type { EntityManager } from 'typeorm';

/**
 * Removes follow-ups with every word that anybody wrote about them. History and promises stay as ids, codes and figures;
 * a promise that was not due yet leaves the rate, because nobody can keep it any more. Returns how many notes went.
 */
export async function eraseWork(tx: EntityManager, followUpIds: string[], at: Date): Promise<number> {
  if (followUpIds.length === 0) return 0;
  const noteRows: { id: string }[] = await tx.query(
    `SELECT note_id AS id FROM contacts WHERE follow_up_id = ANY($1::uuid[]) AND note_id IS NOT NULL
     UNION SELECT note_id FROM waits WHERE follow_up_id = ANY($1::uuid[]) AND note_id IS NOT NULL
     UNION SELECT without_contact_note_id FROM follow_ups WHERE id = ANY($1::uuid[]) AND without_contact_note_id IS NOT NULL
     UNION SELECT note_id FROM history WHERE follow_up_id = ANY($1::uuid[]) AND note_id IS NOT NULL
     UNION SELECT (detail ->> 'reasonNoteId')::uuid FROM history
            WHERE follow_up_id = ANY($1::uuid[]) AND detail ->> 'reasonNoteId' IS NOT NULL`,
    [followUpIds],
  );
  await tx.query(
    `UPDATE promises SET voided_at = $2
      WHERE follow_up_id = ANY($1::uuid[]) AND contacted_at IS NULL AND voided_at IS NULL AND due_at > $2`,
    [followUpIds, at],
  );
  for (const table of ['replies', 'offers', 'contacts', 'waits', 'nudges', 'rung_events', 'joined_answers'])
    await tx.query(`DELETE FROM ${table} WHERE follow_up_id = ANY($1::uuid[])`, [followUpIds]);
  await tx.query('DELETE FROM follow_ups WHERE id = ANY($1::uuid[])', [followUpIds]);
  const [, notes]: [unknown, number] = await tx.query('DELETE FROM notes WHERE id = ANY($1::uuid[])', [
    noteRows.map(({ id }) => id),
  ]);
  return notes;
}
