import type { EntityManager } from 'typeorm';
import { editQuotesOf } from '../../delivery/edit-cards';
import {
  eraseFromShared,
  eraseMessages,
  messagesAbout,
  messagesAboutAnswers,
} from '../../delivery/erase-outbox';
import type { Deps } from '../../deps';
import { erasedName } from '../../domain/tombstone';
import { FollowUp } from '../../entities/follow-up';
import { eraseTellings } from '../tellings/erase-tellings';
import { type ErasedAnswer, eraseDeliveries } from './erase-deliveries';
import { eraseMails } from './erase-mails';
import { eraseWork } from './erase-work';
import { forgetRejects } from './forget-dropped';
import { keepTombstones } from './tombstones';
import { workWithout } from './work-without';

/** What an erasure removed, in numbers. */
export interface ErasureCounts {
  answers: number;
  followUps: number;
  /** To be deleted in Slack. */
  messages: number;
  deliveries: number;
  notes: number;
  people: number;
  /** With rejected rows of imports, to be deleted in Slack: nobody knows who stands in them. */
  files: number;
}

export interface Erasure {
  id: string;
  counts: ErasureCounts;
}

export interface EraseInput {
  kind: 'response' | 'person' | 'retention';
  by: string;
  responseIds: string[];
  /** People who go whether or not an answer of theirs is among these. */
  respondentIds: string[];
  /** Besides the answers' own, by which nobody comes back. */
  names: string[];
  /** Looked for in deliveries that no answer came of. */
  words: string[];
  /** Answers that are not known (any more), which a delivery may still name. */
  unknown?: { source: string; sourceResponseId: string }[];
}

/**
 * Erases answers with all that follows from them, in the caller's transaction, which has passed the gate alone. A
 * follow-up of which an answer is left goes on. What stands in Slack is owed its deletion.
 */
export async function eraseAnswers(deps: Deps, tx: EntityManager, input: EraseInput): Promise<Erasure> {
  const at = deps.now();
  const id = deps.newId();
  await tx.query(`INSERT INTO erasures (id, at, by_id, kind, counts) VALUES ($1, $2, $3, $4, '{}')`, [
    id,
    at,
    input.by,
    input.kind,
  ]);
  const answers: (ErasedAnswer & { respondentId: string | null })[] = await tx.query(
    `SELECT id, source, source_response_id AS "sourceResponseId", respondent_id AS "respondentId"
       FROM responses WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
    [input.responseIds],
  );
  const gone = new Set(answers.map((answer) => answer.id));
  const { whole, partly } = await workOf(tx, [...gone]);
  const about = await messagesAbout(tx, whole);
  const lines = await messagesAboutAnswers(tx, [...gone]);
  const notes = await eraseWork(tx, whole, at);
  let messages = await eraseMessages(tx, id, [...new Set([...about.ids, ...lines])]);
  messages += await eraseFromShared(tx, id, about.shared);
  for (const followUp of partly) await workWithout(deps, tx, followUp, gone);
  const unknown = (input.unknown ?? []).map((one) => ({ id: NO_ID, ...one }));
  const deliveries = await eraseDeliveries(tx, {
    answers: [...answers, ...unknown],
    words: input.words,
    // What is old goes by its own age; nobody has asked for it by name.
    search: input.kind !== 'retention',
    at,
  });
  await eraseTellings(deps, tx, [...gone]);
  await editQuotesOf(tx, [...gone]);
  await tx.query('DELETE FROM responses WHERE id = ANY($1::uuid[])', [[...gone]]);
  messages += await eraseMails(tx, id, [...input.respondentIds, ...answers.map((one) => one.respondentId)]);
  const people = await erasePeople(tx, input.respondentIds, answers);
  const own = [...answers, ...unknown].map((one) => erasedName.response(one.source, one.sourceResponseId));
  await keepTombstones(tx, [...own, ...input.names], at);
  const files = input.kind === 'retention' ? 0 : await forgetRejects(tx, { kind: 'erasure' });
  const counts = { answers: gone.size, followUps: whole.length, messages, deliveries, notes, people, files };
  await tx.query('UPDATE erasures SET counts = $2 WHERE id = $1', [id, JSON.stringify(counts)]);
  return { id, counts };
}

/** Of no response. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

// Locked before anything about it is: whoever clicks at this moment is waited for, and whoever clicks next finds it gone.
async function workOf(tx: EntityManager, gone: string[]): Promise<{ whole: string[]; partly: FollowUp[] }> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM follow_ups WHERE response_id = ANY($1::uuid[])
       OR id IN (SELECT follow_up_id FROM joined_answers WHERE response_id = ANY($1::uuid[])) ORDER BY id FOR UPDATE`,
    [gone],
  );
  const left: { id: string }[] = await tx.query(
    `SELECT f.id FROM follow_ups f WHERE f.id = ANY($1::uuid[])
        AND (f.response_id <> ALL($2::uuid[]) OR EXISTS (SELECT FROM joined_answers j
              WHERE j.follow_up_id = f.id AND j.response_id <> ALL($2::uuid[])))`,
    [rows.map(({ id }) => id), gone],
  );
  const stays = new Set(left.map(({ id }) => id));
  const partly: FollowUp[] = [];
  for (const id of stays) partly.push(await tx.findOneByOrFail(FollowUp, { id }));
  return { whole: rows.map(({ id }) => id).filter((id) => !stays.has(id)), partly };
}

// Whoever has no answer left is nobody whom we need to know.
async function erasePeople(
  tx: EntityManager,
  respondentIds: string[],
  answers: { respondentId: string | null }[],
): Promise<number> {
  const maybe = answers.map(({ respondentId }) => respondentId).filter((id) => id !== null);
  const [, people]: [unknown, number] = await tx.query(
    `DELETE FROM respondents p WHERE p.id = ANY($1::uuid[])
        AND NOT EXISTS (SELECT FROM responses r WHERE r.respondent_id = p.id)`,
    [[...new Set([...respondentIds, ...maybe])]],
  );
  return people;
}
