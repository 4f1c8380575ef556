import type { EntityManager } from 'typeorm';
import { enqueue } from '../delivery/outbox';
import type { HistoryVerb } from '../domain/history';

/** Who did it when nobody clicked: the app itself. */
export const THE_APP = 'app';

export interface HistoryEntry {
  followUpId: string;
  at: Date;
  by: string;
  verb: HistoryVerb;
  from?: string | null;
  to?: string | null;
  /** Ids, codes and instants only: words live in rows that can be erased. */
  detail?: Record<string, string | number | boolean | null>;
  noteId?: string | null;
  /** False: kept, but not told in the thread (the card itself says it, or a nudge does). */
  toThread?: boolean;
}

/** Appends one line and owes it to the card's thread; returns its id. */
export async function appendHistory(tx: EntityManager, entry: HistoryEntry): Promise<string> {
  const rows: { id: string }[] = await tx.query(
    `INSERT INTO history (follow_up_id, at, by_id, verb, from_code, to_code, detail, note_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      entry.followUpId,
      entry.at,
      entry.by,
      entry.verb,
      entry.from ?? null,
      entry.to ?? null,
      JSON.stringify(entry.detail ?? {}),
      entry.noteId ?? null,
    ],
  );
  const id = rows[0]!.id;
  if (entry.toThread !== false)
    await enqueue(tx, { kind: 'history', historyId: id, followUpId: entry.followUpId });
  return id;
}
