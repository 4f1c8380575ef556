import type { EntityManager } from 'typeorm';
import type { HistoryVerb } from '../../domain/history';

/** One line of history with the words that people wrote beside it. */
export interface HistoryLine {
  id: string;
  followUpId: string;
  at: Date;
  by: string;
  verb: HistoryVerb;
  from: string | null;
  to: string | null;
  detail: Record<string, string | number | boolean | null>;
  note: string | null;
  /** For a resolution without contact: the reason that the lead sees. */
  reason: string | null;
}

const SELECT = `SELECT h.id, h.follow_up_id AS "followUpId", h.at, h.by_id AS by, h.verb, h.from_code AS "from", h.to_code AS "to",
       h.detail, n.body AS note, reason.body AS reason
  FROM history h
  LEFT JOIN notes n ON n.id = h.note_id
  LEFT JOIN notes reason ON reason.id = (h.detail ->> 'reasonNoteId')::uuid`;

/** All lines of one follow-up, first to last. */
export function historyOf(db: Pick<EntityManager, 'query'>, followUpId: string): Promise<HistoryLine[]> {
  return db.query(`${SELECT} WHERE h.follow_up_id = $1 ORDER BY h.id`, [followUpId]);
}

/** One line; null when there is none with that id. */
export async function historyLine(db: Pick<EntityManager, 'query'>, id: string): Promise<HistoryLine | null> {
  const rows: HistoryLine[] = await db.query(`${SELECT} WHERE h.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Why a follow-up was resolved without contact, in the resolver's words; null when it was not, or they were erased. */
export async function resolutionReason(
  db: Pick<EntityManager, 'query'>,
  followUpId: string,
): Promise<string | null> {
  const rows: { body: string }[] = await db.query(
    'SELECT n.body FROM follow_ups f JOIN notes n ON n.id = f.without_contact_note_id WHERE f.id = $1',
    [followUpId],
  );
  return rows[0]?.body ?? null;
}
