import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { owePeople } from './owe-tellings';

/**
 * Takes the answers that are about to go out of what people asked for; whoever asked in no other one leaves the lists,
 * the queue and the history; who only may be about it by the others leaves the list of those to tell. Messages that name them are owed an edit.
 */
export async function eraseTellings(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  responseIds: string[],
): Promise<void> {
  const about: { id: string; initiativeId: string; respondentId: string; owner: string | null }[] =
    await tx.query(
      `SELECT t.id, t.initiative_id AS "initiativeId", t.respondent_id AS "respondentId", t.owner_id AS owner
       FROM tellings t
      WHERE t.id IN (SELECT telling_id FROM telling_answers WHERE response_id = ANY($1::uuid[])) ORDER BY t.id FOR UPDATE`,
      [responseIds],
    );
  if (about.length === 0) return;
  const ids = about.map(({ id }) => id);
  await tx.query(
    'DELETE FROM telling_answers WHERE telling_id = ANY($1::uuid[]) AND response_id = ANY($2::uuid[])',
    [ids, responseIds],
  );
  await tx.query(
    `UPDATE tellings t SET listed_at = NULL, revision = revision + 1
      WHERE t.id = ANY($1::uuid[]) AND t.state = 'not_told' AND t.listed_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM telling_answers a WHERE a.telling_id = t.id AND a.sure)`,
    [ids],
  );
  await tx.query(
    `WITH gone AS (
       DELETE FROM tellings t WHERE t.id = ANY($1::uuid[])
          AND NOT EXISTS (SELECT FROM telling_answers a WHERE a.telling_id = t.id)
       RETURNING respondent_id, initiative_id)
     DELETE FROM survey_queue q USING gone
      WHERE q.respondent_id = gone.respondent_id AND q.initiative_id = gone.initiative_id`,
    [ids],
  );
  await tx.query(
    `DELETE FROM telling_history h WHERE h.respondent_id = ANY($1::uuid[])
        AND NOT EXISTS (SELECT FROM tellings t WHERE t.respondent_id = h.respondent_id AND t.initiative_id = h.initiative_id)`,
    [about.map(({ respondentId }) => respondentId)],
  );
  for (const initiativeId of new Set(about.map((row) => row.initiativeId))) {
    const owners = about.filter((row) => row.initiativeId === initiativeId).map(({ owner }) => owner);
    await owePeople(deps, tx, { initiativeId, owners });
  }
}
