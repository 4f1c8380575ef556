import { setImmediate as breathe } from 'node:timers/promises';
import { type FoundPhrase, findTopics } from '../../annotating/key-phrases';
import type { Deps } from '../../deps';
import { GENERAL, textHash } from '../../domain/themes/annotation';
import { recurrences, WINDOW_DAYS } from '../../domain/themes/recurring';
import { type Uncovered, uncoveredComments } from '../../queries/themes/proposals';

const DAY_MS = 86_400_000;
/** Any number that no other advisory lock of ours is: two processes do not look at once. */
const PROPOSALS_LOCK = 7_264_019;
/** After so many comments clicks and deliveries have their turn. */
const CHUNK = 100;

interface Topic {
  phrase: string;
  said: { responseId: string; start: number; length: number; textHash: string }[];
}

/**
 * Looks at the comments of the last 90 days that no theme covers for what three accounts or more speak of: each is
 * proposed to the committee as a theme. What was decided is remembered by its phrase, and not proposed again. Returns how
 * many are proposed now.
 */
export async function proposeThemes(deps: Pick<Deps, 'db' | 'now' | 'newId'>): Promise<number> {
  const since = new Date(deps.now().getTime() - WINDOW_DAYS * DAY_MS);
  const topics = await topicsIn(await uncoveredComments(deps.db, since));
  return deps.db.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [PROPOSALS_LOCK]);
    // As an erasure does: the answers first, and then what hangs on them.
    await tx.query('SELECT FROM responses WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [
      topics.flatMap(({ said }) => said.map(({ responseId }) => responseId)),
    ]);
    const hashes = topics.map(({ phrase }) => textHash(phrase));
    await tx.query('DELETE FROM theme_proposals WHERE decision IS NULL AND phrase_hash <> ALL($1)', [hashes]);
    await tx.query(
      `INSERT INTO theme_proposals (id, phrase_hash, found_at) SELECT * FROM unnest($1::uuid[], $2::text[]), (SELECT $3::timestamptz) t
       ON CONFLICT (phrase_hash) DO NOTHING`,
      [hashes.map(() => deps.newId()), hashes, deps.now()],
    );
    const open: { id: string; hash: string }[] = await tx.query(
      'SELECT id, phrase_hash AS hash FROM theme_proposals WHERE decision IS NULL AND phrase_hash = ANY($1)',
      [hashes],
    );
    for (const { id, hash } of open) {
      await tx.query('DELETE FROM proposal_answers WHERE proposal_id = $1', [id]);
      await tx.query(
        `INSERT INTO proposal_answers (proposal_id, response_id, start, length, text_hash)
         SELECT $1, r.id, said.start, said.length, said."textHash"
           FROM jsonb_to_recordset($2::jsonb) AS said ("responseId" uuid, start integer, length integer, "textHash" text)
           JOIN responses r ON r.id = said."responseId" ORDER BY r.id`,
        [id, JSON.stringify(topics[hashes.indexOf(hash)]!.said)],
      );
    }
    return open.length;
  });
}

async function topicsIn(comments: readonly Uncovered[]): Promise<Topic[]> {
  const found = new Map<string, { comment: string; phrases: Map<string, FoundPhrase> }>();
  for (const [n, { responseId, comment }] of comments.entries()) {
    const phrases = findTopics(comment).map((one) => [one.phrase, one] as const);
    found.set(responseId, { comment, phrases: new Map(phrases) });
    if (n % CHUNK === CHUNK - 1) await breathe();
  }
  const told = comments.map(({ responseId, accountId }) => ({
    responseId,
    accountId,
    themeId: GENERAL,
    phrases: [...found.get(responseId)!.phrases.keys()],
  }));
  return recurrences(told, () => false).map(({ phrase, responseIds }) => ({
    phrase,
    said: responseIds.map((responseId) => {
      const { comment, phrases } = found.get(responseId)!;
      const { start, end } = phrases.get(phrase)!;
      return { responseId, start, length: end - start, textHash: textHash(comment) };
    }),
  }));
}
