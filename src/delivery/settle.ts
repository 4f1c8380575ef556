import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction, type Prepared, prepared } from '../db/prepared';
import type { ClaimedMessage } from './claim-due';
import { perDatabase, together } from './together';

// Each of these writes only while the lease is still ours: a sender that was away too long changes nothing.
async function write(
  db: Pick<EntityManager, 'query'>,
  message: ClaimedMessage,
  set: string,
  params: unknown[],
): Promise<boolean> {
  const [, count]: [unknown, number] = await db.query(
    `UPDATE outbox SET ${set} WHERE id = $1 AND lease_token = $2 AND lease_until IS NOT NULL`,
    [message.id, message.leaseToken, ...params],
  );
  return count === 1;
}

/**
 * Written before the call, so that a process killed in the middle leaves a trace that it may have posted. Renews the
 * lease: whatever went before (a slow search, a slow render) costs the call nothing of its time.
 */
export function noteAttempt(
  db: DataSource,
  message: ClaimedMessage,
  channelId: string | null = null,
): Promise<boolean> {
  return attemptsOf(db)({ message, channelId });
}

const attemptsOf = perDatabase((db: DataSource) =>
  together(async (attempts: { message: ClaimedMessage; channelId: string | null }[]) => {
    const noted = await prepared(db).query<{ id: string }[]>(
      `UPDATE outbox o
          SET attempted_at = clock_timestamp(), attempted_channel = a.channel, attempted_thread = a.thread,
              lease_until = clock_timestamp() + a.lease_ms * interval '1 ms'
         FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::float8[])
              AS a (id, lease_token, channel, thread, lease_ms)
        WHERE o.id = a.id AND o.lease_token = a.lease_token AND o.lease_until IS NOT NULL
        RETURNING o.id`,
      [
        attempts.map(({ message }) => message.id),
        attempts.map(({ message }) => message.leaseToken),
        attempts.map(({ channelId }) => channelId),
        attempts.map(({ message }) => message.threadTs),
        attempts.map(({ message }) => message.leaseMs),
      ],
    );
    const ids = new Set(noted.map(({ id }) => id));
    return attempts.map(({ message }) => ids.has(message.id));
  }),
);

/** Where a message stands, and how it was when it was last shown there; a later change keeps it owed. */
interface Stands {
  channelId: string;
  ts: string;
  revision: number;
}

/** The message stands in Slack as it was at `revision`; a later change keeps it owed. */
export function markSent(db: DataSource, message: ClaimedMessage, at: Stands): Promise<boolean> {
  return sentOf(db)({ message, at });
}

const sentOf = perDatabase((db: DataSource) =>
  together(async (sent: { message: ClaimedMessage; at: Stands }[]) => {
    const newCards = sent
      .map(({ message }) => message)
      .filter(({ intent, messageTs }) => intent.kind === 'card' && messageTs === null);
    const write = async (on: Prepared) => {
      const written = await on.query<{ id: string }[]>(
        `UPDATE outbox o
            SET channel_id = s.channel, message_ts = s.ts, sent_revision = s.revision, sent_at = clock_timestamp(),
                attempted_at = NULL, attempted_channel = NULL, attempted_thread = NULL, lease_until = NULL,
                attempts = 0, last_error = NULL
           FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::int[])
                AS s (id, lease_token, channel, ts, revision)
          WHERE o.id = s.id AND o.lease_token = s.lease_token AND o.lease_until IS NOT NULL
          RETURNING o.id`,
        [
          sent.map(({ message }) => message.id),
          sent.map(({ message }) => message.leaseToken),
          sent.map(({ at }) => at.channelId),
          sent.map(({ at }) => at.ts),
          sent.map(({ at }) => at.revision),
        ],
      );
      return new Set(written.map(({ id }) => id));
    };
    const ids =
      newCards.length === 0
        ? await write(prepared(db))
        : // Two statements: whoever hung a line under a card meanwhile was waited for by the first, and the second sees it.
          await inTransaction(db, async (tx) => {
            const written = await write(tx);
            await cardsStand(
              tx,
              newCards.filter(({ id }) => written.has(id)),
            );
            return written;
          });
    return sent.map(({ message }) => ids.has(message.id));
  }),
);

/** What waited for cards goes on: their threads' lines, the pointers to them, and the summaries that stood for them. */
async function cardsStand(tx: Prepared, cards: ClaimedMessage[]): Promise<void> {
  if (cards.length === 0) return;
  await tx.query(
    `WITH lines AS (
       UPDATE outbox o SET state = 'waiting' FROM outbox card
        WHERE card.id = ANY($1::bigint[]) AND o.thread_of = card.key AND o.state = 'behind'
     ), pointers AS (
       UPDATE outbox SET revision = revision + 1
        WHERE kind = 'pointer' AND intent ->> 'followUpId' = ANY($2::text[]) AND message_ts IS NOT NULL
     )
     UPDATE outbox summary SET revision = summary.revision + 1
      WHERE summary.key IN (SELECT card.gathered_in FROM outbox card
                             WHERE card.id = ANY($1::bigint[]) AND card.gathered_in IS NOT NULL)
        AND summary.message_ts IS NOT NULL`,
    [cards.map(({ id }) => id), cards.map(({ intent }) => (intent as { followUpId: string }).followUpId)],
  );
}

/** Nothing to show any more (its subject is gone): no longer owed. */
export function markNothingOwed(db: DataSource, message: ClaimedMessage): Promise<boolean> {
  return write(db, message, 'sent_revision = $3, lease_until = NULL, attempted_at = NULL', [
    message.revision,
  ]);
}

/** Certainly not posted: try again after `waitMs`. */
export function putBack(
  db: DataSource,
  message: ClaimedMessage,
  waitMs: number,
  error: string,
): Promise<boolean> {
  return write(
    db,
    message,
    `not_before = clock_timestamp() + $3 * interval '1 ms', lease_until = NULL, attempted_at = NULL,
     attempts = attempts + 1, last_error = $4`,
    [waitMs, error],
  );
}

/** Perhaps posted: keep the note of the attempt and look again after `waitMs`. */
export function holdAmbiguous(
  db: DataSource,
  message: ClaimedMessage,
  waitMs: number,
  error: string,
): Promise<boolean> {
  return write(
    db,
    message,
    `not_before = clock_timestamp() + $3 * interval '1 ms', lease_until = NULL, attempts = attempts + 1, last_error = $4`,
    [waitMs, error],
  );
}

/** Slack will never take it as it is; kept for a person to see. */
export function markDead(db: DataSource, message: ClaimedMessage, error: string): Promise<boolean> {
  return write(
    db,
    message,
    `state = 'dead', gave_up_at = clock_timestamp(), lease_until = NULL, attempted_at = NULL, attempts = attempts + 1,
     last_error = $3`,
    [error],
  );
}

/** Perhaps posted, and nobody can say: never posted again. */
export function markUnknown(db: DataSource, message: ClaimedMessage, error: string): Promise<boolean> {
  return write(
    db,
    message,
    `state = 'unknown', gave_up_at = clock_timestamp(), lease_until = NULL, attempts = attempts + 1, last_error = $3`,
    [error],
  );
}

/** Its channel takes nothing now, which is no fault of the message: it waits, and nothing counts against it. */
export function release(db: DataSource, message: ClaimedMessage): Promise<boolean> {
  const attempt = message.attemptedAt === null ? ', attempted_at = NULL' : '';
  return write(db, message, `lease_until = NULL${attempt}`, []);
}

// Another key: what is looked for after a doubtful post must not be what was there before.
const FORGOTTEN = `message_ts = NULL, channel_id = NULL, sent_revision = 0, attempted_at = NULL,
  post_key = gen_random_uuid()`;

/** The posted message is gone from Slack: owed afresh, as a new post, and so is the long comment under a card. */
export async function forgetMessage(db: DataSource, message: ClaimedMessage): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await write(tx, message, `${FORGOTTEN}, lease_until = NULL`, []))) return false;
    await tx.query(
      `UPDATE outbox SET ${FORGOTTEN} WHERE thread_of = $1 AND kind = 'comment' AND message_ts IS NOT NULL`,
      [message.key],
    );
    return true;
  });
}

/** Slack said 429 to a method: the whole workspace pauses it, in every process. */
export async function pauseLane(db: DataSource, lane: string, waitMs: number): Promise<void> {
  await db.query(
    `INSERT INTO lanes AS l (lane, next_at) VALUES ($1, clock_timestamp() + $2 * interval '1 ms')
     ON CONFLICT (lane) DO UPDATE SET next_at = greatest(l.next_at, excluded.next_at)`,
    [lane, waitMs],
  );
}
