import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { Month } from '../../domain/numbers/month-span';
import { oweEdit } from '../outbox';
import { POSTED_WITHOUT_PAGE } from '../posted-reports';

type Db = Pick<EntityManager, 'query'>;

/** The canvas of a month's report that this process has for now. */
export interface HeldCanvas {
  month: Month;
  state: 'wanted' | 'asked' | 'made' | 'shown' | 'refused';
  canvasId: string | null;
  /** When Slack was asked to make it; null before. */
  askedAt: Date | null;
  attempts: number;
  /** Of this process alone, until somebody else takes it. */
  lease: string;
  /** Where the report stands, and which revision of its message is wanted. */
  channelId: string;
  revision: number;
}

/** A row for each posted report that has neither a canvas nor a file, before either is made. */
export async function wantCanvases({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  await db.query(
    `INSERT INTO report_canvases (month, state)
     SELECT r.month, 'wanted' ${POSTED_WITHOUT_PAGE}
     ON CONFLICT DO NOTHING`,
    [now()],
  );
}

/** Takes the canvases that are owed something, for so long that whatever Slack still does late is done by then. */
export async function holdCanvases(db: Db, leaseMs: number): Promise<HeldCanvas[]> {
  const [rows]: [HeldCanvas[]] = (await db.query(
    `UPDATE report_canvases c SET next_at = clock_timestamp() + $1 * interval '1 millisecond'
       FROM outbox o
      WHERE o.key = 'report:' || c.month AND c.month IN (
              SELECT d.month FROM report_canvases d JOIN outbox p ON p.key = 'report:' || d.month
               WHERE d.next_at <= clock_timestamp()
                 AND (d.state IN ('wanted', 'asked', 'made') OR d.state = 'refused' AND d.canvas_id IS NOT NULL
                      OR d.state = 'shown' AND d.shown_revision < p.revision)
               ORDER BY d.month FOR UPDATE OF d SKIP LOCKED)
     RETURNING c.month, c.state, c.canvas_id AS "canvasId", c.asked_at AS "askedAt", c.attempts,
               c.next_at::text AS lease, o.channel_id AS "channelId", o.revision`,
    [leaseMs],
  )) as unknown as [HeldCanvas[]];
  return rows;
}

/** What a process that was held up notes late, when somebody else has taken the canvas, changes nothing. */
const OURS = `month = $1 AND next_at::text = $2`;

type Ours = Pick<HeldCanvas, 'month' | 'lease'>;

/** Whether it is still this process's, and for so long that nothing it does now can come after somebody else's turn. */
export async function isHeld(db: Db, { month, lease }: Ours, lateMs: number): Promise<boolean> {
  const rows: unknown[] = await db.query(
    `SELECT FROM report_canvases WHERE ${OURS}
        AND next_at > clock_timestamp() + $3 * interval '1 millisecond'`,
    [month, lease, lateMs],
  );
  return rows.length > 0;
}

/** Noted before the call, so that a process that dies leaves no canvas that nobody looks for. False: it is somebody else's. */
export async function noteAsked(db: Db, { month, lease }: Ours): Promise<boolean> {
  const [rows]: [unknown[]] = await db.query(
    `UPDATE report_canvases SET state = 'asked', asked_at = clock_timestamp(), attempts = attempts + 1
      WHERE ${OURS} RETURNING month`,
    [month, lease],
  );
  return rows.length > 0;
}

/** Slack has it; the next look writes it. */
export async function noteMade(db: Db, { month, lease }: Ours, canvasId: string): Promise<void> {
  await db.query(
    `UPDATE report_canvases SET state = 'made', canvas_id = $3, attempts = 0, next_at = clock_timestamp() WHERE ${OURS}`,
    [month, lease, canvasId],
  );
}

/** Slack did not make it, and is to be asked again after a pause. */
export async function noteWanted(db: Db, { month, lease }: Ours, pauseMs: number): Promise<void> {
  await db.query(
    `UPDATE report_canvases SET state = 'wanted', next_at = clock_timestamp() + $3 * interval '1 millisecond' WHERE ${OURS}`,
    [month, lease, pauseMs],
  );
}

/** The same call again, after a pause. */
export async function noteLater(
  db: Db,
  { month, lease }: Ours,
  { pauseMs, failed }: { pauseMs: number; failed: boolean },
) {
  await db.query(
    `UPDATE report_canvases SET next_at = clock_timestamp() + $3 * interval '1 millisecond', attempts = attempts + $4::int
      WHERE ${OURS}`,
    [month, lease, pauseMs, failed ? 1 : 0],
  );
}

/** It shows the report as its message is to show it; the message is owed the way to it when it had none. */
export async function noteShown(deps: Pick<Deps, 'db' | 'wake'>, held: HeldCanvas): Promise<void> {
  const { month, lease, state, revision } = held;
  await deps.db.transaction(async (tx) => {
    const [rows]: [unknown[]] = await tx.query(
      `UPDATE report_canvases SET state = 'shown', shown_revision = $3, attempts = 0, next_at = clock_timestamp()
        WHERE ${OURS} RETURNING month`,
      [month, lease, revision],
    );
    if (rows.length === 0 || state !== 'made') return;
    await oweEdit(tx, `report:${month}`);
    // The way to it is no news to the canvas itself.
    await tx.query(
      `UPDATE report_canvases SET shown_revision = o.revision FROM outbox o
        WHERE month = $1 AND o.key = 'report:' || month AND o.revision = $2::int + 1`,
      [month, revision],
    );
  });
  deps.wake();
}

/** A file serves instead. `canvasId`: still to be taken away. The message loses its way to the canvas. */
export async function noteRefused(
  deps: Pick<Deps, 'db' | 'wake'>,
  { month, lease, state }: HeldCanvas,
  { refusal, canvasId }: { refusal: string; canvasId: string | null },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const [rows]: [unknown[]] = await tx.query(
      `UPDATE report_canvases SET state = 'refused', refusal = $3, canvas_id = $4, next_at = clock_timestamp()
        WHERE ${OURS} RETURNING month`,
      [month, lease, refusal, canvasId],
    );
    if (rows.length > 0 && state === 'shown') await oweEdit(tx, `report:${month}`);
  });
  deps.wake();
}

/** It is gone from Slack. */
export async function noteGone(db: Db, month: Month): Promise<void> {
  await db.query('UPDATE report_canvases SET canvas_id = NULL WHERE month = $1', [month]);
}
