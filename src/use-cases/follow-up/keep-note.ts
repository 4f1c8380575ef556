import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';

/** Keeps words that a person wrote in a row of their own, so that they can be erased without touching history. */
export async function keepNote(
  deps: Pick<Deps, 'newId' | 'now'>,
  tx: EntityManager,
  note: { body: string | null; by: string },
): Promise<string | null> {
  // PostgreSQL keeps neither a NUL nor half of a surrogate pair; a pasted one must not cost the whole note.
  const body = note.body?.replace(/\0|\p{Surrogate}/gu, '\uFFFD').trim();
  if (!body) return null;
  const id = deps.newId();
  await tx.query('INSERT INTO notes (id, body, by_id, at) VALUES ($1, $2, $3, $4)', [
    id,
    body,
    note.by,
    deps.now(),
  ]);
  return id;
}
