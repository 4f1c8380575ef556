import type { EntityManager } from 'typeorm';
import type { DigestFacts } from '../../domain/committee/digest';
import type { DigestPeriod } from '../../domain/committee/digest-period';
import type { QuoteRef } from '../../domain/committee/report';

type Db = Pick<EntityManager, 'query'>;

/** One initiative as a digest tells it. */
export interface DigestEntry {
  place: number;
  initiativeId: string;
  kind: 'delivered' | 'declined';
  themeName: string;
  title: string;
  words: string;
  isLeftOut: boolean;
  isQuoteless: boolean;
  /** YYYY-MM-DD */
  since: string | null;
  /** Who raised it in the year before. */
  accounts: number;
  answers: number;
  quote: QuoteRef | null;
  publicQuote: QuoteRef | null;
}

/** An edit, or an approval of what some revision said. */
export interface DigestStep {
  verb: 'edited' | 'approved';
  by: string;
  at: Date;
  revision: number;
}

/** Its latest steps, at most so many, the first first. */
const STEPS_MAX = 30;

/** A digest with all that its message shows. */
export interface DigestDetail extends DigestFacts {
  id: string;
  period: DigestPeriod;
  intro: string;
  tellsDeclined: boolean;
  more: number;
  draftedBy: string;
  draftedAt: Date;
  channels: string[] | null;
  trail: DigestStep[];
  entries: DigestEntry[];
  /** Its message in the committee's channel. */
  posted: { channelId: string; ts: string } | null;
}

interface Row extends Omit<DigestDetail, 'entries' | 'posted' | 'told' | 'takenUpAgain' | 'trail'> {
  trail: (Omit<DigestStep, 'at'> & { at: string })[];
  channelId: string | null;
  ts: string | null;
}

interface EntryRow extends DigestEntry {
  digestId: string;
  isStill: boolean;
}

const ROWS = `
  SELECT d.id, d.period, d.state, d.revision, d.intro, d.tells_declined AS "tellsDeclined", d.more,
         d.drafted_by AS "draftedBy", d.drafted_at AS "draftedAt", d.closed_by AS "closedBy", d.closed_at AS "closedAt",
         d.channels, m.channel_id AS "channelId", m.message_ts AS ts,
         ARRAY(SELECT h.by_id FROM digest_history h
                WHERE h.digest_id = d.id AND h.verb = 'approved' AND h.revision = d.revision ORDER BY h.id) AS approvals,
         ARRAY(SELECT DISTINCT h.by_id FROM digest_history h
                WHERE h.digest_id = d.id AND h.verb IN ('drafted', 'edited') ORDER BY 1) AS authors,
         ARRAY(SELECT jsonb_build_object('verb', s.verb, 'by', s.by_id, 'at', s.at, 'revision', s.revision)
                 FROM (SELECT * FROM digest_history h WHERE h.digest_id = d.id AND h.verb IN ('edited', 'approved')
                        ORDER BY h.id DESC LIMIT ${STEPS_MAX}) s ORDER BY s.id) AS trail
    FROM digests d LEFT JOIN outbox m ON m.key = 'digest:' || d.id`;

const ENTRIES = `
  SELECT e.digest_id AS "digestId", e.place, e.initiative_id AS "initiativeId", e.kind, e.theme_name AS "themeName", e.title, e.words,
         e.is_left_out AS "isLeftOut", e.is_quoteless AS "isQuoteless", e.since::text AS since, e.accounts, e.answers,
         e.quote, e.public_quote AS "publicQuote", i.status = e.kind AS "isStill"
    FROM digest_entries e JOIN initiatives i ON i.id = e.initiative_id
   WHERE e.digest_id = ANY($1::uuid[]) ORDER BY e.place`;

/** With two statements, however many they are; in the order that `rest` says. */
async function readDigests(db: Db, rest: string, params: unknown[]): Promise<DigestDetail[]> {
  const rows: Row[] = await db.query(`${ROWS} ${rest}`, params);
  if (rows.length === 0) return [];
  const entries: EntryRow[] = await db.query(ENTRIES, [rows.map(({ id }) => id)]);
  return rows.map((row) =>
    detailOf(
      row,
      entries.filter(({ digestId }) => digestId === row.id),
    ),
  );
}

function detailOf({ channelId, ts, trail, ...digest }: Row, found: EntryRow[]): DigestDetail {
  const told = found.filter((one) => isTold(one, digest));
  return {
    ...digest,
    trail: trail.map((step) => ({ ...step, at: new Date(step.at) })),
    entries: found.map(({ isStill: _, digestId: __, ...entry }) => entry),
    told: told.length,
    takenUpAgain: told.filter(({ isStill }) => !isStill).map(({ title }) => title),
    posted: channelId && ts ? { channelId, ts } : null,
  };
}

async function readDigest(db: Db, rest: string, params: unknown[]): Promise<DigestDetail | null> {
  return (await readDigests(db, rest, params))[0] ?? null;
}

/** True for an entry that readers see; what was declined only when the committee tells that, too. */
export function isTold(
  { kind, isLeftOut }: Pick<DigestEntry, 'kind' | 'isLeftOut'>,
  { tellsDeclined }: Pick<DigestDetail, 'tellsDeclined'>,
): boolean {
  return !isLeftOut && (kind === 'delivered' || tellsDeclined);
}

/** One digest; null when there is none. */
export function digestById(db: Db, id: string): Promise<DigestDetail | null> {
  return readDigest(db, 'WHERE d.id = $1', [id]);
}

/** The draft of a period; null when there is none. */
export function draftOf(db: Db, period: DigestPeriod): Promise<DigestDetail | null> {
  return readDigest(db, `WHERE d.period = $1 AND d.state = 'draft'`, [period]);
}

/** Drafts of any period, the oldest first. */
export function drafts(db: Db, limit: number): Promise<DigestDetail[]> {
  return readDigests(db, `WHERE d.state = 'draft' ORDER BY d.drafted_at, d.id LIMIT $1`, [limit]);
}

/** What was published of a period, the first first: more than one when something was delivered after it. */
export function publishedOf(db: Db, period: DigestPeriod): Promise<DigestDetail[]> {
  return readDigests(db, `WHERE d.period = $1 AND d.state = 'published' ORDER BY d.closed_at, d.id`, [
    period,
  ]);
}

/** Of these answers, those whose writers may be quoted outside of the house. */
export async function mayBeQuoted(db: Db, responseIds: readonly string[]): Promise<Set<string>> {
  if (responseIds.length === 0) return new Set();
  const rows: { id: string }[] = await db.query(
    'SELECT id FROM responses WHERE id = ANY($1::uuid[]) AND may_quote',
    [responseIds],
  );
  return new Set(rows.map(({ id }) => id));
}
