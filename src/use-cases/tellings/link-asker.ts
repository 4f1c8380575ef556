import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { isOfCommittee } from '../../domain/permissions';
import { inConfidence } from '../../queries/follow-ups/in-confidence';
import { initiativeOfTelling, MAYBE } from '../../queries/tellings/tellings';
import { AccessRefused, authorize } from '../authorize';
import { type WorkResult, workOn } from '../follow-up/work-on';
import { inTransaction } from '../transaction';
import { permitTelling } from './change-telling';
import { lockTellings } from './lock-tellings';
import { owePeople } from './owe-tellings';
import { scheduleTelling } from './schedule-telling';

interface Linking {
  followUpId: string;
  initiativeId: string;
  by: string;
}

/**
 * Somebody says that the customer of a follow-up asked for what an initiative is about, before it is delivered or after.
 * Once for each person; they are listed when it is delivered. Throws AccessRefused and TransientError.
 */
export function linkAsker(deps: Deps, { followUpId, initiativeId, by }: Linking): Promise<WorkResult> {
  return workOn(deps, { followUpId, by, verb: 'link' }, async ({ tx, followUp, at }) => {
    if (followUp.confidential) return { code: 'in_confidence' };
    const person = await personOf(tx, followUp.currentResponseId);
    if (!person) return { code: 'no_person' };
    if (!(await lockLinkable(tx, initiativeId))) return { code: 'no_such_initiative' };
    const rows: { id: string }[] = await tx.query(
      `INSERT INTO tellings (id, initiative_id, respondent_id, linked_by, linked_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (initiative_id, respondent_id) DO UPDATE SET linked_by = coalesce(tellings.linked_by, excluded.linked_by),
         linked_at = coalesce(tellings.linked_at, excluded.linked_at) RETURNING id`,
      [deps.newId(), initiativeId, person, by, at],
    );
    await tx.query(
      `INSERT INTO telling_answers (telling_id, response_id, found_by) VALUES ($1, $2, 'hand') ON CONFLICT DO NOTHING`,
      [rows[0]!.id, followUp.currentResponseId],
    );
    await listAgain(tx, initiativeId);
    return null;
  });
}

/**
 * Somebody says that one who only may be about it, by a reading of which nobody is sure, asked for what was delivered: they
 * are listed at once, by all of their answers that may be shown. False when they are there already, or nowhere any more.
 * Throws AccessRefused and TransientError.
 */
export async function countIn(
  deps: Deps,
  { tellingId, by }: { tellingId: string; by: string },
): Promise<boolean> {
  await authorize(deps, by);
  if (!isId(tellingId)) return false;
  const done = await inTransaction(deps, async (tx) => {
    const initiativeId = await initiativeOfTelling(tx, tellingId);
    if (!initiativeId || !(await lockLinkable(tx, initiativeId))) return false;
    const [now] = await lockTellings(tx, 't.id = $1', [tellingId]);
    if (!now) return false;
    permitTelling(deps, by, now.owner);
    const rows: unknown[] = await tx.query(`SELECT FROM tellings t WHERE t.id = $1 AND ${MAYBE}`, [
      tellingId,
    ]);
    if (!now.delivered || rows.length === 0) return false;
    await tx.query(
      `INSERT INTO telling_answers (telling_id, response_id, found_by, start, length, text_hash)
       SELECT x.telling_id, x.response_id, 'hand', x.start, x.length, x.text_hash FROM telling_answers x
        WHERE x.telling_id = $1 AND NOT ${inConfidence('x.response_id')} ON CONFLICT DO NOTHING`,
      [tellingId],
    );
    await tx.query(
      `UPDATE tellings SET linked_by = $2, linked_at = $3, listed_at = $3, revision = revision + 1 WHERE id = $1`,
      [tellingId, by, deps.now()],
    );
    await scheduleTelling(deps, tx, initiativeId);
    await owePeople(deps, tx, { initiativeId, owners: [now.owner] });
    return true;
  });
  deps.wake();
  return done;
}

async function personOf(tx: EntityManager, responseId: string): Promise<string | null> {
  const rows: { id: string | null }[] = await tx.query(
    `SELECT respondent_id AS id FROM responses r WHERE r.id = $1 AND NOT ${inConfidence('r.id')}`,
    [responseId],
  );
  return rows[0]?.id ?? null;
}

async function lockLinkable(tx: EntityManager, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const rows: unknown[] = await tx.query(
    `SELECT FROM initiatives WHERE id = $1 AND status IN ('open', 'delivered') FOR NO KEY UPDATE`,
    [id],
  );
  return rows.length > 0;
}

/** The people of a delivered initiative are listed again by the next tick; of an open one when it is delivered. */
export async function listAgain(tx: EntityManager, initiativeId: string): Promise<void> {
  await tx.query('UPDATE initiatives SET people_listed_at = NULL WHERE id = $1', [initiativeId]);
}

/**
 * Takes back that somebody was linked by hand, while they are not told: by whoever linked them, or by the committee. False
 * when there is nothing to take back any more. Throws AccessRefused and TransientError.
 */
export async function unlinkAsker(
  deps: Deps,
  { tellingId, by }: { tellingId: string; by: string },
): Promise<boolean> {
  await authorize(deps, by);
  if (!isId(tellingId)) return false;
  const done = await inTransaction(deps, async (tx) => {
    const asked: { initiativeId: string }[] = await tx.query(
      'SELECT initiative_id AS "initiativeId" FROM tellings WHERE id = $1',
      [tellingId],
    );
    if (!asked[0]) return false;
    await tx.query('SELECT FROM initiatives WHERE id = $1 FOR NO KEY UPDATE', [asked[0].initiativeId]);
    const rows: { linkedBy: string | null; state: string; listed: boolean }[] = await tx.query(
      `SELECT linked_by AS "linkedBy", state, listed_at IS NOT NULL AS listed FROM tellings WHERE id = $1 FOR UPDATE`,
      [tellingId],
    );
    const row = rows[0];
    if (!row?.linkedBy || row.state !== 'not_told') return false;
    if (row.linkedBy !== by && !isOfCommittee(deps.directory, by))
      throw new AccessRefused('teller_or_committee');
    await tx.query(`DELETE FROM telling_answers WHERE telling_id = $1 AND found_by = 'hand'`, [tellingId]);
    if (row.listed) {
      await tx.query('UPDATE tellings SET linked_by = NULL, linked_at = NULL WHERE id = $1', [tellingId]);
      await listAgain(tx, asked[0].initiativeId);
    } else await tx.query('DELETE FROM tellings WHERE id = $1', [tellingId]);
    return true;
  });
  deps.wake();
  return done;
}
