import type { EntityManager } from 'typeorm';
import type {
  Initiative,
  InitiativeFacts,
  InitiativeVerb,
  MadeFrom,
} from '../../domain/committee/initiative';
import { currentId, idsOf, type Taxonomy } from '../../domain/themes/taxonomy';
import { currentTaxonomy } from '../themes/current-taxonomy';

type Db = Pick<EntityManager, 'query'>;

/** An initiative with all that its message shows. */
export interface InitiativeDetail extends Initiative, InitiativeFacts {
  themeName: string;
  madeFrom: MadeFrom;
  /** Since when it is delivered, YYYY-MM-DD. */
  deliveredSince: string | null;
  /** Its message in the committee's channel. */
  posted: { channelId: string; ts: string } | null;
}

interface Row extends Omit<InitiativeDetail, 'themeName' | 'reason' | 'delivered' | 'posted'> {
  note: string | null;
  channelId: string | null;
  ts: string | null;
}

const ROWS = `
  SELECT i.id, i.theme, i.month, i.title, i.owner_id AS owner, i.due_on::text AS "dueOn", i.first_step AS "firstStep",
         i.first_step_done_at AS "firstStepDoneAt", i.status, i.revision, i.decided_by AS "decidedBy",
         i.decided_at AS "decidedAt", i.closed_by AS "closedBy", i.closed_at AS "closedAt", n.body AS note,
         i.delivered_since::text AS "deliveredSince", m.channel_id AS "channelId", m.message_ts AS ts,
         CASE WHEN EXISTS (SELECT FROM initiative_history h
                            WHERE h.initiative_id = i.id AND h.verb IN ('made', 'theme_declined') AND h.detail ->> 'from' = 'themes')
              THEN 'themes' ELSE 'report' END AS "madeFrom"
    FROM initiatives i
    LEFT JOIN notes n ON n.id = i.closing_note_id
    LEFT JOIN outbox m ON m.key = 'initiative:' || i.id`;

/** Reads rows of initiatives: `rest` follows FROM, and may speak of `i`. */
export async function readInitiatives(
  db: Db,
  rest: string,
  params: unknown[],
  taxonomy?: Taxonomy,
): Promise<InitiativeDetail[]> {
  const rows: Row[] = await db.query(`${ROWS} ${rest}`, params);
  if (rows.length === 0) return [];
  const known = taxonomy ?? (await currentTaxonomy(db));
  return rows.map((row) => detailOf(row, known));
}

function detailOf({ note, channelId, ts, ...row }: Row, taxonomy: Taxonomy): InitiativeDetail {
  const theme = currentId(taxonomy, row.theme);
  return {
    ...row,
    theme,
    themeName: taxonomy.themes.find(({ id }) => id === theme)?.name ?? theme,
    reason: row.status === 'declined' ? note : null,
    delivered: row.status === 'delivered' ? note : null,
    posted: channelId && ts ? { channelId, ts } : null,
  };
}

/** One initiative; null when there is none. */
export async function initiativeById(
  db: Db,
  id: string,
  taxonomy?: Taxonomy,
): Promise<InitiativeDetail | null> {
  return (await readInitiatives(db, 'WHERE i.id = $1', [id], taxonomy))[0] ?? null;
}

/** What was decided about a theme last: the open one, else the latest. Themes that were merged into it count. */
export async function latestOfTheme(
  db: Db,
  { theme, taxonomy }: { theme: string; taxonomy: Taxonomy },
): Promise<InitiativeDetail | null> {
  const found = await readInitiatives(
    db,
    `WHERE i.theme = ANY($1) ORDER BY i.status = 'open' DESC, i.decided_at DESC, i.id LIMIT 1`,
    [idsOf(taxonomy, theme)],
    taxonomy,
  );
  return found[0] ?? null;
}

/** What was decided last about each theme, by its id of now: the open one, else the latest. */
export async function latestOfThemes(db: Db): Promise<Map<string, InitiativeDetail>> {
  const found = await readInitiatives(
    db,
    `WHERE i.id IN (SELECT DISTINCT ON (theme) id FROM initiatives
                     ORDER BY theme, status = 'open' DESC, decided_at DESC, id)
     ORDER BY i.status = 'open', i.decided_at, i.id DESC`,
    [],
  );
  return new Map(found.map((one) => [one.theme, one]));
}

/** Open ones of one person, the first that is due first, and how many there are. */
export async function initiativesOf(
  db: Db,
  owner: string,
  limit: number,
): Promise<{ items: InitiativeDetail[]; total: number }> {
  const counted: { n: string }[] = await db.query(
    `SELECT count(*) AS n FROM initiatives WHERE status = 'open' AND owner_id = $1`,
    [owner],
  );
  const total = Number(counted[0]!.n);
  if (total === 0) return { items: [], total };
  const items = await readInitiatives(
    db,
    `WHERE i.status = 'open' AND i.owner_id = $1 ORDER BY i.due_on, i.id LIMIT $2`,
    [owner, limit],
  );
  return { items, total };
}

/** A page of all: open ones by due date, then the others, the latest first. */
export async function initiativesPage(
  db: Db,
  { limit, skip }: { limit: number; skip: number },
): Promise<{ items: InitiativeDetail[]; total: number; open: number }> {
  const counted: { total: string; open: string }[] = await db.query(
    `SELECT count(*) AS total, count(*) FILTER (WHERE status = 'open') AS open FROM initiatives`,
  );
  const items = await readInitiatives(
    db,
    `ORDER BY i.status <> 'open', CASE WHEN i.status = 'open' THEN i.due_on END, i.closed_at DESC, i.id
     LIMIT $1 OFFSET $2`,
    [limit, skip],
  );
  return { items, total: Number(counted[0]!.total), open: Number(counted[0]!.open) };
}

/** Those of which somebody was reminded on a day; `to`: a Slack id, or `committee`. */
export function remindedOf(db: Db, { to, day }: { to: string; day: string }): Promise<InitiativeDetail[]> {
  return readInitiatives(
    db,
    `WHERE i.id IN (SELECT r.initiative_id FROM initiative_reminders r WHERE r.to_id = $1 AND r.day = $2 AND r.spoken)
     ORDER BY i.due_on, i.id`,
    [to, day],
  );
}

/** How many open ones were due before today (YYYY-MM-DD). */
export async function overdueCount(db: Db, today: string): Promise<number> {
  const rows: { n: string }[] = await db.query(
    `SELECT count(*) AS n FROM initiatives WHERE status = 'open' AND due_on < $1`,
    [today],
  );
  return Number(rows[0]!.n);
}

/** One line of an initiative's history, with the words that a person wrote beside it. */
export interface InitiativeHistoryLine {
  initiativeId: string;
  at: Date;
  by: string;
  verb: InitiativeVerb;
  detail: Record<string, string | boolean | null>;
  note: string | null;
}

/** Null when there is none. */
export async function initiativeHistoryLine(db: Db, id: string): Promise<InitiativeHistoryLine | null> {
  const rows: InitiativeHistoryLine[] = await db.query(
    `SELECT h.initiative_id AS "initiativeId", h.at, h.by_id AS by, h.verb, h.detail, n.body AS note
       FROM initiative_history h LEFT JOIN notes n ON n.id = h.note_id WHERE h.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}
