import type { EntityManager } from 'typeorm';
import type { HistoryVerb } from '../../domain/history';
import type { HistoryLine } from '../follow-ups/history-lines';

interface Row {
  replyId: string;
  title: string;
  personName: string | null;
  accountName: string | null;
  at: Date;
  verb: HistoryVerb;
  detail: HistoryLine['detail'];
  words: string | null;
}

/** What came of an e-mail to somebody without a follow-up, as a line of history; null when there is none with that id. */
export async function mailLine(
  db: Pick<EntityManager, 'query'>,
  id: string,
): Promise<(Pick<Row, 'replyId' | 'title' | 'personName' | 'accountName'> & { line: HistoryLine }) | null> {
  const rows: Row[] = await db.query(
    `SELECT l.reply_id AS "replyId", i.title, p.name AS "personName", a.name AS "accountName", l.at, l.verb, l.detail, l.words
       FROM reply_lines l JOIN replies m ON m.id = l.reply_id
       JOIN initiatives i ON i.id = m.initiative_id JOIN respondents p ON p.id = m.respondent_id
       LEFT JOIN tellings t ON t.respondent_id = m.respondent_id AND t.initiative_id = m.initiative_id
       LEFT JOIN accounts a ON a.id = coalesce(t.account_id, p.account_id)
      WHERE l.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { at, verb, detail, words, ...about } = row;
  const line = {
    id,
    followUpId: '',
    at,
    by: 'app',
    verb,
    from: null,
    to: null,
    detail,
    note: words,
    reason: null,
  };
  return { ...about, line };
}
