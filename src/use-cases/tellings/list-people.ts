import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { askedWindow } from '../../domain/committee/asked-window';
import { errorName } from '../../domain/errors';
import { leftBecause } from '../../domain/tellings/telling';
import { unreadIn } from '../../queries/committee/reports';
import { inConfidence } from '../../queries/follow-ups/in-confidence';
import { type Asked, basisToList, type ListBasis } from '../../queries/tellings/who-asked';
import { THE_APP } from '../follow-up/append-history';
import { patiently } from '../transaction';
import { findPeople } from './find-people';
import { owePeople } from './owe-tellings';
import { scheduleTelling } from './schedule-telling';
import { whoTells } from './who-tells';

const AT_ONCE = 20;

/**
 * Lists everybody who asked for what was delivered, or surely spoke of its theme, and owes whoever looks after them a
 * message; who only may have is kept apart. Comments are read and
 * Slack is asked before the transaction; what changed meanwhile is left to the next tick. Returns how many people are
 * listed. Safe to run twice and in several processes: each person has one row.
 */
export async function listPeople(deps: Deps): Promise<number> {
  const rows: { id: string }[] = await deps.db.query(
    `SELECT id FROM initiatives WHERE status = 'delivered' AND people_listed_at IS NULL ORDER BY closed_at, id LIMIT ${AT_ONCE}`,
  );
  let listed = 0;
  for (const { id } of rows) {
    // One that fails keeps no other waiting.
    listed += await listPeopleOf(deps, id).catch((error: unknown) => {
      // By name alone: an error of the database may hold what was to be written.
      const fields = { initiative: id, error: errorName(error) };
      deps.log.error(fields, 'the people of an initiative could not be listed; the next tick tries again');
      return 0;
    });
  }
  if (rows.length > 0) deps.wake();
  return listed;
}

async function listPeopleOf(deps: Deps, initiativeId: string): Promise<number> {
  const basis = await basisToList(deps.db, initiativeId);
  if (!basis) return 0;
  // Nobody is found by a comment that nobody has read; the next tick looks again.
  if ((await unreadIn(deps.db, askedWindow(basis.closedAt))) > 0) return 0;
  const { asked, accounts } = await findPeople(deps.db, basis);
  const owners = await whoTells(
    deps,
    accounts.flatMap(({ ownerEmail }) => (ownerEmail ? [ownerEmail] : [])),
  );
  const counted = new Set(asked.flatMap(({ sure, respondentId }) => (sure ? [respondentId] : [])));
  const people = accounts.map(({ respondentId, accountId, ownerEmail }) => ({
    id: deps.newId(),
    respondent_id: respondentId,
    account_id: accountId,
    owner_id: (ownerEmail && owners.get(ownerEmail)) || null,
    // Whoever is found by a reading that is not sure is kept, so that somebody can count them in, and is nobody's duty.
    counts: counted.has(respondentId),
  }));
  return patiently(deps, async (tx) => {
    await tx.query('SELECT FROM initiatives WHERE id = $1 FOR UPDATE', [initiativeId]);
    const now = await basisToList(tx, initiativeId);
    if (JSON.stringify(now) !== JSON.stringify(basis)) return 0;
    const before = await ownersOf(tx, initiativeId);
    await keepPeople(deps, tx, { initiativeId, basis, people });
    const foundBy = await foundByOf(tx, initiativeId);
    await keepAnswers(tx, initiativeId, asked);
    await letGo(deps, tx, { initiativeId, foundBy });
    await tx.query('UPDATE initiatives SET people_listed_at = $2 WHERE id = $1', [initiativeId, deps.now()]);
    await scheduleTelling(deps, tx, initiativeId);
    const after = await ownersOf(tx, initiativeId);
    await owePeople(deps, tx, { initiativeId, owners: [...before, ...after] });
    return counted.size;
  });
}

/**
 * By what each who is not told was found until now, by the id of their row: by what was sure, where anything was. Nothing is
 * said of what is in confidence since.
 */
async function foundByOf(tx: EntityManager, initiativeId: string): Promise<Map<string, string[]>> {
  const by = `CASE WHEN ${inConfidence('a.response_id')} THEN 'in_confidence' ELSE a.found_by END`;
  const rows: { id: string; foundBy: string[] }[] = await tx.query(
    `SELECT t.id, coalesce(array_agg(DISTINCT ${by}) FILTER (WHERE a.sure), array_agg(DISTINCT ${by})) AS "foundBy"
       FROM tellings t JOIN telling_answers a ON a.telling_id = t.id
      WHERE t.initiative_id = $1 AND t.state = 'not_told' GROUP BY t.id`,
    [initiativeId],
  );
  return new Map(rows.map(({ id, foundBy }) => [id, foundBy]));
}

// Whoever is found by nothing sure any more leaves the list; where something was said of them, their history says so.
async function letGo(
  deps: Pick<Deps, 'now'>,
  tx: EntityManager,
  { initiativeId, foundBy }: { initiativeId: string; foundBy: ReadonlyMap<string, string[]> },
): Promise<void> {
  const back = `RETURNING t.id, t.respondent_id AS "respondentId", t.owner_id AS owner`;
  const [apart]: [Left[], number] = await tx.query(
    `UPDATE tellings t SET listed_at = NULL, revision = revision + 1
      WHERE t.initiative_id = $1 AND t.state = 'not_told' AND t.listed_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM telling_answers a WHERE a.telling_id = t.id AND a.sure) ${back}`,
    [initiativeId],
  );
  await tx.query(
    `DELETE FROM tellings t WHERE t.initiative_id = $1 AND t.state = 'not_told'
        AND NOT EXISTS (SELECT FROM telling_answers a WHERE a.telling_id = t.id)`,
    [initiativeId],
  );
  const lines = apart.map(({ id, respondentId, owner }) => ({
    respondent_id: respondentId,
    teller_id: owner,
    why: leftBecause(foundBy.get(id) ?? []),
  }));
  await tx.query(
    `INSERT INTO telling_history (initiative_id, respondent_id, at, by_id, verb, why, teller_id)
     SELECT $1, n.respondent_id, $2, $3, 'left', n.why, n.teller_id
       FROM jsonb_to_recordset($4::jsonb) AS n (respondent_id uuid, why text, teller_id text)
      WHERE EXISTS (SELECT FROM telling_history h WHERE h.initiative_id = $1 AND h.respondent_id = n.respondent_id)
      ORDER BY n.respondent_id`,
    [initiativeId, deps.now(), THE_APP, JSON.stringify(lines)],
  );
}

interface Left {
  id: string;
  respondentId: string;
  owner: string | null;
}

async function ownersOf(tx: EntityManager, initiativeId: string): Promise<(string | null)[]> {
  const rows: { owner: string | null }[] = await tx.query(
    `SELECT DISTINCT owner_id AS owner FROM tellings WHERE initiative_id = $1 AND listed_at IS NOT NULL`,
    [initiativeId],
  );
  return rows.map(({ owner }) => owner);
}

// Who was told once stays told. Whoever was not, before it was taken up again, is asked for anew.
async function keepPeople(
  deps: Deps,
  tx: EntityManager,
  { initiativeId, basis, people }: { initiativeId: string; basis: ListBasis; people: object[] },
): Promise<void> {
  await tx.query(
    `INSERT INTO tellings (id, initiative_id, respondent_id, account_id, owner_id, listed_at)
     SELECT n.id, $1, p.id, n.account_id, n.owner_id, CASE WHEN n.counts THEN $2::timestamptz END
       FROM jsonb_to_recordset($4::jsonb)
         AS n (id uuid, respondent_id uuid, account_id uuid, owner_id text, counts boolean)
       JOIN respondents p ON p.id = n.respondent_id ORDER BY p.id
     ON CONFLICT (initiative_id, respondent_id) DO UPDATE SET
       account_id = excluded.account_id, owner_id = excluded.owner_id, revision = tellings.revision + 1,
       listed_at = CASE WHEN excluded.listed_at IS NULL OR tellings.listed_at >= $3 THEN tellings.listed_at
                        ELSE excluded.listed_at END
     WHERE tellings.state = 'not_told'`,
    [initiativeId, deps.now(), basis.closedAt, JSON.stringify(people)],
  );
}

// What was found by words that are not looked for any more goes, and so does whoever was found by nothing else.
async function keepAnswers(tx: EntityManager, initiativeId: string, asked: Asked[]): Promise<void> {
  await tx.query(
    `DELETE FROM telling_answers a USING tellings t
      WHERE t.id = a.telling_id AND t.initiative_id = $1 AND t.state = 'not_told' AND a.found_by <> 'hand'`,
    [initiativeId],
  );
  const found = asked.map(({ responseId, foundBy, sure, place, textHash }) => ({
    response_id: responseId,
    found_by: foundBy,
    sure,
    start: place?.start ?? null,
    length: place?.length ?? null,
    text_hash: textHash,
  }));
  await tx.query(
    `INSERT INTO telling_answers (telling_id, response_id, found_by, sure, start, length, text_hash)
     SELECT t.id, r.id, n.found_by, n.sure, n.start, n.length, n.text_hash
       FROM jsonb_to_recordset($2::jsonb)
         AS n (response_id uuid, found_by text, sure boolean, start integer, length integer, text_hash text)
       JOIN responses r ON r.id = n.response_id
       JOIN tellings t ON t.initiative_id = $1 AND t.respondent_id = r.respondent_id
     ON CONFLICT (telling_id, response_id, found_by) DO NOTHING`,
    [initiativeId, JSON.stringify(found)],
  );
}
