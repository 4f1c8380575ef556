import type { EntityManager } from 'typeorm';
import type { ReportFigures } from '../../domain/committee/report';
import type { Month } from '../../domain/numbers/month-span';

type Db = Pick<EntityManager, 'query'>;

/** A sentence of the report, by what it is about. */
export interface Sentence {
  id: string;
  text: string;
  /** Of a point of the agenda: the theme to decide about; missing in reports that were made earlier. */
  theme?: string;
}

/** A month's report as it was made. */
export interface StoredReport {
  month: Month;
  revision: number;
  madeAt: Date;
  posted: boolean;
  figures: ReportFigures;
  words: { sentences: Sentence[]; note: string };
}

const COLUMNS = 'month, revision, made_at AS "madeAt", posted, figures, words';

/** The latest revisions of a month's report, the newest first; at most two. */
export function reportRevisions(db: Db, month: Month): Promise<StoredReport[]> {
  return db.query(`SELECT ${COLUMNS} FROM reports WHERE month = $1 ORDER BY revision DESC LIMIT 2`, [month]);
}

/** Months that have a report, the latest first. */
export async function reportedMonths(db: Db): Promise<Month[]> {
  const rows: { month: Month }[] = await db.query('SELECT DISTINCT month FROM reports ORDER BY month DESC');
  return rows.map(({ month }) => month);
}

/** Months whose report failed to be made in our own code; whether its next try has come. */
export async function failedReports(db: Db): Promise<Map<Month, boolean>> {
  const rows: { month: Month; due: boolean }[] = await db.query(
    `SELECT substr(topic, 8) AS month, parked_at IS NULL AND next_at <= clock_timestamp() AS due FROM stuck_work
      WHERE topic LIKE 'report:%' AND step = 'made'`,
  );
  return new Map(rows.map(({ month, due }) => [month, due]));
}

/** Where a report stands in Slack; null while it does not. */
export async function reportPlace(db: Db, month: Month): Promise<{ channelId: string; ts: string } | null> {
  const rows: { channelId: string; ts: string }[] = await db.query(
    `SELECT channel_id AS "channelId", message_ts AS ts FROM outbox
      WHERE key = 'report:' || $1 AND message_ts IS NOT NULL AND channel_id IS NOT NULL`,
    [month],
  );
  return rows[0] ?? null;
}

/** Months before this one that were missed when it was made: kept, and never posted. */
export async function missedBefore(db: Db, month: Month): Promise<Month[]> {
  const rows: { month: Month }[] = await db.query(
    `SELECT DISTINCT m.month FROM reports m JOIN reports r ON r.month = $1 AND r.revision = 1 AND r.posted
      WHERE NOT m.posted AND m.revision = 1 AND m.month < $1 AND m.made_at >= r.made_at - interval '10 minutes'
        AND m.made_at <= r.made_at
      ORDER BY m.month`,
    [month],
  );
  return rows.map((one) => one.month);
}

/** When the first answer reached this app, and the first that was ever given; null without any. */
export async function firstAnswers(db: Db): Promise<{ receivedAt: Date; answeredAt: Date } | null> {
  const rows: { receivedAt: Date | null; answeredAt: Date }[] = await db.query(
    'SELECT min(received_at) AS "receivedAt", min(answered_at) AS "answeredAt" FROM responses',
  );
  const { receivedAt, answeredAt } = rows[0]!;
  return receivedAt ? { receivedAt, answeredAt } : null;
}

/** Comments of a span that nobody and nothing has read yet. */
export async function unreadIn(db: Db, { from, to }: { from: Date; to: Date }): Promise<number> {
  const rows: { n: number }[] = await db.query(
    'SELECT count(*)::int AS n FROM comments_to_annotate WHERE answered_at >= $1 AND answered_at < $2',
    [from, to],
  );
  return rows[0]!.n;
}
