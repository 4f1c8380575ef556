import type { EntityManager } from 'typeorm';
import type { TellingCounts, TellingState, ToldVia } from '../../domain/tellings/telling';
import { quotedWords } from '../../domain/themes/annotation';
import { inConfidence } from '../follow-ups/in-confidence';

type Db = Pick<EntityManager, 'query'>;

/** Whose people are meant: one teller's (a Slack id), those of nobody (`committee`), or everybody (`all`). */
export type Whose = string;

/** Somebody who asked for what an initiative is about, with the latest answer in which they did. */
export interface Telling {
  id: string;
  initiativeId: string;
  ownerId: string | null;
  state: TellingState;
  by: string | null;
  at: Date | null;
  via: ToldVia | null;
  linkedBy: string | null;
  /** True: they used words that were looked for, or somebody linked them. A theme that they spoke of is no request. */
  asked: boolean;
  /** True: nobody is sure that they are about it, and nobody's duty is to tell them. */
  isMaybe: boolean;
  personName: string | null;
  personEmail: string | null;
  accountName: string | null;
  score: number;
  answeredAt: Date;
  language: string | null;
  /** What they asked, word for word; null when there is no comment. */
  quote: string | null;
  /** A follow-up of theirs in whose thread an e-mail to them stands: an open one, else the latest. */
  followUpId: string | null;
  /** True also where all that they have are with a lead alone. */
  hasFollowUp: boolean;
  /** How the e-mail that tells them stands. */
  mail: 'waiting' | 'sent' | 'failed' | 'unknown' | 'copied' | null;
}

interface Row extends Omit<Telling, 'quote'> {
  comment: string | null;
  start: number | null;
  length: number | null;
  textHash: string | null;
}

/** SQL of our own: an answer `x` of a telling `t` that may be shown. A reading that is not sure asks nobody to tell them. */
const COUNTS_FOR = `(x.sure OR t.state <> 'not_told') AND NOT ${inConfidence('x.response_id')}`;

/** SQL of our own: a telling `t` with such an answer, so that it is on the list. */
export const SHOWN = `EXISTS (SELECT FROM telling_answers x WHERE x.telling_id = t.id AND ${COUNTS_FOR})`;

/** SQL of our own: a telling `t` with an answer `x` like that which may be shown. */
const withAnswer = (like: string) =>
  `EXISTS (SELECT FROM telling_answers x WHERE x.telling_id = t.id AND ${like} AND NOT ${inConfidence('x.response_id')})`;

/** SQL of our own: a telling `t` whose person asked for the very thing: their words were looked for, or somebody says so. */
const ASKED = withAnswer(`x.found_by <> 'theme'`);

/** SQL of our own: a telling `t` that is nobody's duty: a reading that is not sure is all that speaks of it. */
export const MAYBE = `t.state = 'not_told' AND t.linked_by IS NULL AND NOT ${SHOWN} AND ${withAnswer('true')}`;

/** SQL of our own: a telling `t` whose person has, or had, a follow-up. */
export const HAS_FOLLOW_UP = `EXISTS (SELECT FROM responses q JOIN follow_ups f ON f.response_id = q.id
  WHERE q.respondent_id = t.respondent_id)`;

const ofWhom = (n: number) => `($${n} = 'all' OR coalesce(t.owner_id, 'committee') = $${n})`;

/** SQL of our own: whose people a row `t` is one of, by the parameter `n`. */
export const whose = (n: number) => `${ofWhom(n)} AND t.listed_at IS NOT NULL`;

const COLUMNS = `
  SELECT t.id, t.initiative_id AS "initiativeId", t.owner_id AS "ownerId", t.state, t.told_by AS by, t.told_at AS at, t.via,
         t.linked_by AS "linkedBy", ${ASKED} AS asked, ${MAYBE} AS "isMaybe", p.name AS "personName", p.email AS "personEmail",
         coalesce(a.name, last.account_name) AS "accountName", last.score, last.answered_at AS "answeredAt",
         n.language, last.comment, last.start, last.length, last.text_hash AS "textHash",
         (SELECT f.id FROM responses q JOIN follow_ups f ON f.response_id = q.id
           WHERE q.respondent_id = t.respondent_id AND NOT f.confidential
           ORDER BY f.resolved_at IS NOT NULL, f.opened_at DESC LIMIT 1) AS "followUpId",
         ${HAS_FOLLOW_UP} AS "hasFollowUp", m.state AS mail
    FROM tellings t
    JOIN respondents p ON p.id = t.respondent_id
    LEFT JOIN accounts a ON a.id = t.account_id
    JOIN LATERAL (
      SELECT r.id, r.score, r.comment, r.answered_at, r.account_facts ->> 'name' AS account_name, x.start, x.length, x.text_hash
        FROM telling_answers x JOIN responses r ON r.id = x.response_id
       WHERE x.telling_id = t.id AND NOT ${inConfidence('x.response_id')}
       ORDER BY x.found_by = 'theme', x.sure DESC, r.answered_at DESC, x.start IS NULL, x.found_by DESC LIMIT 1) last ON true
    LEFT JOIN annotations n ON n.response_id = last.id
    LEFT JOIN replies m ON m.id = t.reply_id`;

/**
 * SQL of our own: the order of a list. What becomes of somebody moves nobody: the next would slide under the pointer of
 * whoever presses twice.
 */
const IN_ORDER = `ORDER BY ${MAYBE}, NOT ${ASKED}, a.name NULLS LAST, p.name NULLS LAST, t.id`;

/**
 * Who asked, who surely spoke of the theme, and last of all those who may be about it, each by account and name, told or
 * not; and how many there are.
 */
export async function tellingsPage(
  db: Db,
  { initiativeId, of, limit, skip }: { initiativeId: string; of: Whose; limit: number; skip: number },
): Promise<{ items: Telling[]; counts: TellingCounts; maybe: number }> {
  const rows: Row[] = await db.query(
    `${COLUMNS} WHERE t.initiative_id = $1 AND (${whose(2)} AND ${SHOWN} OR ${ofWhom(2)} AND ${MAYBE}) ${IN_ORDER} LIMIT $3 OFFSET $4`,
    [initiativeId, of, limit, skip],
  );
  const counts = await tellingCounts(db, { initiativeId, of });
  return { items: rows.map(tellingOf), counts, maybe: await maybeCount(db, { initiativeId, of }) };
}

/** What became of each who is to be told, and when, in the order of their list. */
export function tellingStates(
  db: Db,
  { initiativeId, of }: { initiativeId: string; of: Whose },
): Promise<{ state: TellingState; at: Date | null }[]> {
  return db.query(
    `SELECT t.state, t.told_at AS at FROM tellings t
       JOIN respondents p ON p.id = t.respondent_id LEFT JOIN accounts a ON a.id = t.account_id
      WHERE t.initiative_id = $1 AND ${whose(2)} AND ${SHOWN} ${IN_ORDER}`,
    [initiativeId, of],
  );
}

/** How many may be about it, besides those who are counted. */
export async function maybeCount(
  db: Db,
  { initiativeId, of }: { initiativeId: string; of: Whose },
): Promise<number> {
  const rows: { n: number }[] = await db.query(
    `SELECT count(*)::integer AS n FROM tellings t WHERE t.initiative_id = $1 AND ${ofWhom(2)} AND ${MAYBE}`,
    [initiativeId, of],
  );
  return rows[0]!.n;
}

/** One of them; null when there is none, nothing of it may be shown, or they only may be about it. */
export async function tellingById(db: Db, id: string): Promise<Telling | null> {
  const rows: Row[] = await db.query(`${COLUMNS} WHERE t.id = $1 AND ${SHOWN}`, [id]);
  return rows[0] ? tellingOf(rows[0]) : null;
}

/** Of which initiative a row is, though nothing of it may be shown any more. */
export async function initiativeOfTelling(db: Db, id: string): Promise<string | null> {
  const rows: { id: string }[] = await db.query('SELECT initiative_id AS id FROM tellings WHERE id = $1', [
    id,
  ]);
  return rows[0]?.id ?? null;
}

/** A comment of so many characters is quoted whole; of a longer one the words that ask. */
const WHOLE_MAX = 300;

function tellingOf({ comment, start, length, textHash, ...row }: Row): Telling {
  if (comment !== null && comment.length <= WHOLE_MAX) return { ...row, quote: comment };
  const words = textHash === null ? null : quotedWords(comment, { start, length, textHash });
  return { ...row, quote: words ?? comment };
}

/** SQL of our own: a telling `t` of which nobody is reminded any more: the time to tell them is over. */
const LATE = `EXISTS (SELECT FROM telling_reminders r
  WHERE r.initiative_id = t.initiative_id AND r.listed_at = t.listed_at AND r.rung = 'over')`;

/** SQL of our own: what became of rows `t`. */
export const COUNTS = `count(*)::integer AS asked, count(DISTINCT t.account_id)::integer AS accounts,
  count(*) FILTER (WHERE NOT ${ASKED})::integer AS spoke, count(*) FILTER (WHERE t.state = 'told')::integer AS told,
  count(*) FILTER (WHERE t.state = 'not_needed')::integer AS "notNeeded",
  count(*) FILTER (WHERE t.state = 'not_told')::integer AS "notTold",
  count(*) FILTER (WHERE t.state = 'not_told' AND NOT ${ASKED})::integer AS "byTheme",
  count(*) FILTER (WHERE t.state = 'not_told' AND ${LATE})::integer AS late`;

/** How many of them asked, and what became of them. */
export async function tellingCounts(
  db: Db,
  { initiativeId, of }: { initiativeId: string; of: Whose },
): Promise<TellingCounts> {
  const rows: TellingCounts[] = await db.query(
    `SELECT ${COUNTS} FROM tellings t WHERE t.initiative_id = $1 AND ${whose(2)} AND ${SHOWN}`,
    [initiativeId, of],
  );
  return rows[0]!;
}
