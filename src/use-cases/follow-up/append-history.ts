import type { EntityManager } from 'typeorm';
import { enqueueAll } from '../../delivery/outbox';
import type { HistoryVerb } from '../../domain/history';

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
  const [id] = await appendHistories(tx, [entry]);
  return id!;
}

/** The same for many, in the order given, with as few statements as for one; returns their ids. */
export async function appendHistories(
  tx: EntityManager,
  entries: readonly HistoryEntry[],
): Promise<string[]> {
  if (entries.length === 0) return [];
  const rows: { id: string }[] = await tx.query(
    `INSERT INTO history (follow_up_id, at, by_id, verb, from_code, to_code, detail, note_id)
     SELECT h.follow_up_id, h.at, h.by_id, h.verb, h.from_code, h.to_code, h.detail, h.note_id
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb)
                       AS (follow_up_id uuid, at timestamptz, by_id text, verb text, from_code text, to_code text,
                           detail jsonb, note_id uuid))
            WITH ORDINALITY AS h (follow_up_id, at, by_id, verb, from_code, to_code, detail, note_id, n)
      ORDER BY h.n RETURNING id`,
    [JSON.stringify(entries.map(rowOf))],
  );
  const told = entries.flatMap(({ followUpId, toThread }, n) =>
    toThread === false ? [] : [{ intent: { kind: 'history' as const, historyId: rows[n]!.id, followUpId } }],
  );
  await enqueueAll(tx, told);
  return rows.map(({ id }) => id);
}

function rowOf(entry: HistoryEntry) {
  return {
    follow_up_id: entry.followUpId,
    at: entry.at,
    by_id: entry.by,
    verb: entry.verb,
    from_code: entry.from ?? null,
    to_code: entry.to ?? null,
    detail: entry.detail ?? {},
    note_id: entry.noteId ?? null,
  };
}
