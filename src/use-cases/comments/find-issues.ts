import type { EntityManager } from 'typeorm';
import { keyPhrases } from '../../annotating/key-phrases';
import { teamOf } from '../../config/team-of';
import { type Intent, URGENCY } from '../../delivery/intent';
import { enqueueAll } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { DETRACTOR_SCORES } from '../../domain/bands';
import { textHash } from '../../domain/themes/annotation';
import { type Complaint, type Recurrence, recurrences, WINDOW_DAYS } from '../../domain/themes/recurring';
import { currentId } from '../../domain/themes/taxonomy';
import { blamedThemes } from '../../queries/themes/complaints';
import { patiently } from '../transaction';
import { weighAnswers } from './weigh-answers';

const DAY_MS = 86_400_000;
/** Any number that no other advisory lock of ours is: two processes do not look at once. */
const ISSUES_LOCK = 7_264_015;

interface Issue {
  id: string;
  themeId: string;
}

/**
 * Looks for complaints that come again: each becomes one issue, told to the team of its theme and to the committee in
 * one message each, which is edited as it grows or shrinks. Returns how many changed.
 */
export async function findIssues(deps: Deps): Promise<number> {
  const changed = await patiently(deps, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ISSUES_LOCK]);
    const stored: (Issue & { key: string })[] = await tx.query(
      `SELECT id, theme_id AS "themeId", theme_id || ' ' || phrase_hash AS key FROM issues`,
    );
    const known = new Map(stored.map(({ key, ...issue }) => [key, issue]));
    const since = new Date(deps.now().getTime() - WINDOW_DAYS * DAY_MS);
    const found = recurrences(await complaints(deps, tx, since), (theme, phrase) =>
      known.has(keyOf(theme, phrase)),
    );
    let n = 0;
    for (const one of found) if (await keep(deps, tx, one, known, since)) n += 1;
    const alive = new Set(found.map(({ themeId, phrase }) => keyOf(themeId, phrase)));
    for (const [key, issue] of known) {
      if (alive.has(key) || !(await shrink(tx, issue.id, [], since))) continue;
      await owe(deps, tx, issue);
      n += 1;
    }
    return n;
  });
  if (changed > 0) deps.wake();
  return changed;
}

async function complaints(deps: Deps, tx: EntityManager, since: Date): Promise<Complaint[]> {
  const taxonomy = deps.annotator.taxonomy();
  const blamed = await blamedThemes(tx, { since, scores: DETRACTOR_SCORES });
  return blamed.map(({ quote, themeId, ...one }) => ({
    ...one,
    themeId: currentId(taxonomy, themeId),
    phrases: keyPhrases(quote),
  }));
}

const keyOf = (themeId: string, phrase: string) => `${themeId} ${hashOf(phrase)}`;
// The words themselves are the customers'.
const hashOf = (phrase: string) => textHash(phrase);

async function keep(
  deps: Deps,
  tx: EntityManager,
  { themeId, phrase, responseIds }: Recurrence,
  known: ReadonlyMap<string, Issue>,
  since: Date,
): Promise<boolean> {
  let id = known.get(keyOf(themeId, phrase))?.id;
  if (!id) {
    id = deps.newId();
    await tx.query('INSERT INTO issues (id, theme_id, phrase_hash, found_at) VALUES ($1, $2, $3, $4)', [
      id,
      themeId,
      hashOf(phrase),
      deps.now(),
    ]);
  }
  const gone = await shrink(tx, id, responseIds, since);
  const added: { id: string }[] = await tx.query(
    `INSERT INTO issue_answers (issue_id, response_id) SELECT $1, id FROM responses WHERE id = ANY($2::uuid[])
     ON CONFLICT DO NOTHING RETURNING response_id AS id`,
    [id, responseIds],
  );
  if (added.length > 0)
    await weighAnswers(
      deps,
      tx,
      added.map((one) => one.id),
    );
  if (added.length === 0 && !gone) return false;
  await owe(deps, tx, { id, themeId });
  return true;
}

// Answers that say something else by now, or are in confidence; those that are older than the window stay.
async function shrink(tx: EntityManager, issueId: string, keepIds: string[], since: Date): Promise<boolean> {
  const [, gone]: [unknown, number] = await tx.query(
    `DELETE FROM issue_answers i USING responses r
      WHERE i.issue_id = $1 AND r.id = i.response_id AND r.answered_at >= $3 AND i.response_id <> ALL($2::uuid[])`,
    [issueId, keepIds, since],
  );
  return gone > 0;
}

async function owe(deps: Deps, tx: EntityManager, { id: issueId, themeId }: Issue): Promise<void> {
  const { themes } = deps.annotator.taxonomy();
  const named = themes.find(({ id }) => id === themeId)?.team;
  const team = teamOf(deps.config, named ?? deps.config.routing.otherwise);
  const intent = (to: 'team' | 'committee'): Intent => ({ kind: 'issue', issueId, to });
  await enqueueAll(tx, [
    {
      intent: intent('team'),
      place: { lane: `channel:${team.channel}`, urgency: URGENCY.summary },
    },
    {
      intent: intent('committee'),
      place: { lane: `channel:${deps.config.committee.channel}`, urgency: URGENCY.summary },
    },
  ]);
}
