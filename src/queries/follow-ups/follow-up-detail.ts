import type { EntityManager } from 'typeorm';
import { type Band, bandOf } from '../../domain/bands';
import type { AccountFacts } from '../../domain/customers/account-facts';
import { type FollowUpState, type Outcome, stateOf } from '../../domain/follow-up';
import type { PriorityLevel } from '../../domain/priority';
import type { RungInstants } from '../../domain/sla/sla';
import { type MarkedTheme, textHash } from '../../domain/themes/annotation';
import { answersInWork } from './answers-in-work';

/** Everything about one follow-up that a card, a nudge or a modal may show. */
export interface FollowUpDetail {
  id: string;
  responseId: string;
  team: string;
  band: Band;
  score: number;
  comment: string | null;
  /** What the comment is about; null: not annotated yet, or nothing to annotate. */
  about: CommentAbout | null;
  source: string;
  wave: string | null;
  answeredAt: Date;
  receivedAt: Date;
  person: { name: string | null; email: string | null; title: string | null; role: string | null };
  account: AccountFacts | null;
  state: FollowUpState;
  priority: { level: PriorityLevel; reasons: string[] };
  slaStartedAt: Date | null;
  dueAt: Date | null;
  contactedAt: Date | null;
  rungs: RungInstants | null;
  calendarId: string | null;
  slaCycle: number;
  escalatedAt: Date | null;
  historyCount: number;
  card: { channelId: string; ts: string } | null;
  snoozedUntil: Date | null;
  /** The latest wait that nobody and nothing has ended; it is over by itself at `until`. */
  waiting: { since: Date; until: Date; reason: string | null } | null;
  /** The other answers of the same person, oldest first. */
  joined: { responseId: string; score: number; comment: string | null; receivedAt: Date }[];
  confidential: boolean;
  confidentialTo: string | null;
}

/** What a comment is about, by the ids that it was given. */
export interface CommentAbout {
  madeBy: 'local' | 'model' | 'person';
  language: string | null;
  /** Nobody need check it: a person said it of these very words, or it is likely enough. */
  sure: boolean;
  themes: MarkedTheme[];
}

/** Null when there is no such follow-up. The account's facts are those of the time of the answer. */
export async function followUpDetail(
  db: Pick<EntityManager, 'query'>,
  id: string,
): Promise<FollowUpDetail | null> {
  const rows = await followUpDetails(db, 'f.id = $1', [id]);
  return rows[0] ?? null;
}

/** Details of those for which `where` holds (our own SQL, never a person's words), in the order given. */
export async function followUpDetails(
  db: Pick<EntityManager, 'query'>,
  where: string,
  params: unknown[],
  tail = '',
): Promise<FollowUpDetail[]> {
  const rows: DetailRow[] = await db.query(
    `SELECT f.*, r.score, r.comment, r.source, r.wave, r.answered_at, r.received_at, r.account_id, r.account_facts,
            p.name AS person_name, p.email AS person_email, p.title AS person_title, p.role AS person_role,
            o.channel_id AS card_channel_id, o.message_ts AS card_ts,
            (SELECT jsonb_build_object('madeBy', a.made_by, 'language', a.language, 'sure', a.sure, 'textHash', a.text_hash,
                      'themes', coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.theme_id, 'polarity', t.polarity,
                                                 'start', t.start, 'length', t.length) ORDER BY t.rank)
                                           FROM annotation_themes t WHERE t.response_id = a.response_id), '[]'))
               FROM annotations a WHERE a.response_id = r.id) AS about,
            (SELECT count(*) FROM history h WHERE h.follow_up_id = f.id) AS history_count,
            w.since AS wait_since, w.until AS wait_until, wn.body AS wait_reason,
            (SELECT jsonb_agg(jsonb_build_object('responseId', a.id, 'score', a.score, 'comment', a.comment,
                                                 'receivedAt', a.received_at) ORDER BY a.received_at, a.id)
               FROM ${answersInWork('f.response_id', 'f.id')} one
               JOIN responses a ON a.id = one.id
              WHERE a.id <> f.current_response_id) AS joined
       FROM follow_ups f
       JOIN responses r ON r.id = f.current_response_id
       LEFT JOIN waits w ON w.follow_up_id = f.id AND w.ended_at IS NULL
       LEFT JOIN notes wn ON wn.id = w.note_id
       LEFT JOIN respondents p ON p.id = r.respondent_id
       LEFT JOIN outbox o ON o.key = 'card:' || f.id
      WHERE ${where} ${tail}`,
    params,
  );
  return rows.map(detail);
}

interface DetailRow {
  about: (CommentAbout & { textHash: string }) | null;
  id: string;
  current_response_id: string;
  team: string;
  priority: PriorityLevel;
  priority_reasons: string[];
  owner_id: string | null;
  claimed_at: Date | null;
  contacted_at: Date | null;
  contacted_by: string | null;
  resolved_at: Date | null;
  resolved_by: string | null;
  outcome: Outcome | null;
  sla_started_at: Date | null;
  due_at: Date | null;
  rungs: { half: string; threeQuarters: string; due: string; late: string } | null;
  calendar_id: string | null;
  sla_cycle: number;
  escalated_at: Date | null;
  score: number;
  comment: string | null;
  source: string;
  wave: string | null;
  answered_at: Date;
  received_at: Date;
  account_id: string | null;
  account_facts: AccountFacts;
  person_name: string | null;
  person_email: string | null;
  person_title: string | null;
  person_role: string | null;
  card_channel_id: string | null;
  card_ts: string | null;
  history_count: string;
  snoozed_until: Date | null;
  wait_since: Date | null;
  wait_until: Date | null;
  wait_reason: string | null;
  joined: { responseId: string; score: number; comment: string | null; receivedAt: string }[] | null;
  confidential: boolean;
  confidential_to: string | null;
}

function detail(row: DetailRow): FollowUpDetail {
  return {
    id: row.id,
    responseId: row.current_response_id,
    team: row.team,
    band: bandOf(row.score),
    score: row.score,
    comment: row.comment,
    about: row.about && aboutOf(row.about, row.comment),
    source: row.source,
    wave: row.wave,
    answeredAt: row.answered_at,
    receivedAt: row.received_at,
    person: {
      name: row.person_name,
      email: row.person_email,
      title: row.person_title,
      role: row.person_role,
    },
    account: row.account_id || row.account_facts.name ? row.account_facts : null,
    state: stateOf({
      ownerId: row.owner_id,
      claimedAt: row.claimed_at,
      contactedAt: row.contacted_at,
      contactedBy: row.contacted_by,
      resolvedAt: row.resolved_at,
      resolvedBy: row.resolved_by,
      outcome: row.outcome,
    }),
    priority: { level: row.priority, reasons: row.priority_reasons },
    slaStartedAt: row.sla_started_at,
    dueAt: row.due_at,
    contactedAt: row.contacted_at,
    rungs: row.rungs ? rungInstants(row.rungs) : null,
    calendarId: row.calendar_id,
    slaCycle: row.sla_cycle,
    escalatedAt: row.escalated_at,
    historyCount: Number(row.history_count),
    card: row.card_channel_id && row.card_ts ? { channelId: row.card_channel_id, ts: row.card_ts } : null,
    snoozedUntil: row.snoozed_until,
    waiting:
      row.wait_since && row.wait_until
        ? { since: row.wait_since, until: row.wait_until, reason: row.wait_reason }
        : null,
    joined: (row.joined ?? []).map((one) => ({ ...one, receivedAt: new Date(one.receivedAt) })),
    confidential: row.confidential,
    confidentialTo: row.confidential_to,
  };
}

// The comment may have changed since.
function aboutOf(
  { textHash: hash, ...about }: CommentAbout & { textHash: string },
  comment: string | null,
): CommentAbout {
  return { ...about, sure: about.sure && comment !== null && textHash(comment) === hash };
}

/** The ladder's instants as they are stored (ISO), as instants again. */
export function rungInstants(stored: {
  half: string;
  threeQuarters: string;
  due: string;
  late: string;
}): RungInstants {
  return {
    half: new Date(stored.half),
    threeQuarters: new Date(stored.threeQuarters),
    due: new Date(stored.due),
    late: new Date(stored.late),
  };
}
