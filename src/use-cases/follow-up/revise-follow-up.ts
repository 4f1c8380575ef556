import type { EntityManager } from 'typeorm';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { bandOf, hasSla } from '../../domain/bands';
import { stateOf } from '../../domain/follow-up';
import { afterBandChange, leadingAnswer, worstBand } from '../../domain/sla/promise';
import { needsThreadForComment } from '../../domain/themes/comment';
import { FollowUp } from '../../entities/follow-up';
import { Response } from '../../entities/response';
import { saidOf } from '../comments/said-of';
import { changePromise } from '../promises/promises';
import { settleNudges } from '../promises/settle-nudges';
import { answersOf } from './answers-of';
import { appendHistory, THE_APP } from './append-history';
import { keepConfidential } from './confidential';
import { oweCard } from './owe-card';
import { reroute } from './reroute';
import { priorityFor } from './weigh';

export interface Revision {
  response: Response;
  before: { score: number; comment: string | null };
  role: string | null;
  /** When we learned of the newer version: a promise that it starts runs from then. */
  receivedAt: Date;
}

/** What a newer version of an answer means for its follow-up: told in the thread, and the card edited. */
export async function reviseFollowUp(
  deps: Deps,
  tx: EntityManager,
  { response, before, role, receivedAt }: Revision,
): Promise<void> {
  const followUp = await followUpOf(tx, response.id);
  // Imported history has none.
  if (!followUp) return;
  const scoreChanged = response.score !== before.score;
  const commentChanged = response.comment !== before.comment;
  if (scoreChanged) await tellScore(deps, tx, { followUp, before, response });
  if (commentChanged) await tellComment(deps, tx, { followUp, before, response });
  if (scoreChanged || commentChanged)
    await weighAgain(deps, tx, { followUp, response, before, role, receivedAt });
  await oweCard(deps, tx, followUp);
}

async function followUpOf(tx: EntityManager, responseId: string): Promise<FollowUp | null> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM follow_ups WHERE response_id = $1
     UNION ALL SELECT follow_up_id FROM joined_answers WHERE response_id = $1`,
    [responseId],
  );
  if (!rows[0]) return null;
  return tx.findOneOrFail(FollowUp, { where: { id: rows[0].id }, lock: { mode: 'pessimistic_write' } });
}

type Told = { followUp: FollowUp; before: Revision['before']; response: Response };

async function tellScore(deps: Deps, tx: EntityManager, { followUp, before, response }: Told): Promise<void> {
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: 'score_changed',
    from: String(before.score),
    to: String(response.score),
  });
}

async function tellComment(
  deps: Deps,
  tx: EntityManager,
  { followUp, before, response }: Told,
): Promise<void> {
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: before.comment === null ? 'comment_added' : 'comment_changed',
  });
  if (needsThreadForComment(response.comment)) {
    await enqueue(tx, { kind: 'comment', followUpId: followUp.id, responseId: response.id });
  }
}

async function weighAgain(
  deps: Deps,
  tx: EntityManager,
  { followUp, response, before, role, receivedAt }: Revision & { followUp: FollowUp },
): Promise<void> {
  const answers = await answersOf(tx, followUp);
  const is = worstBand(answers.map(({ band }) => band));
  const was = worstBand(
    answers.map(({ responseId, band }) => (responseId === response.id ? bandOf(before.score) : band)),
  );
  const wasCurrent = followUp.currentResponseId;
  followUp.currentResponseId = leadingAnswer(answers, wasCurrent);
  const state = stateOf(followUp).kind;
  const change = afterBandChange(was, is, {
    contacted: state === 'contacted',
    resolved: state === 'resolved',
  });
  const leading = await leadingOne(tx, followUp, response);
  const firstComment = before.comment === null && response.comment !== null && !followUp.reroutedByComment;
  const crossed = was !== is;
  // Work that is done stays where it was done.
  if ((crossed && state !== 'resolved') || (firstComment && state === 'open')) {
    await reroute(deps, tx, { followUp, response: leading, role, because: crossed ? 'score' : 'comment' });
    if (firstComment) followUp.reroutedByComment = true;
  }
  await changePromise(deps, tx, { followUp, change, band: is, from: receivedAt });
  await keepConfidential(deps, tx, followUp, response);
  if (followUp.currentResponseId === response.id || wasCurrent !== followUp.currentResponseId) {
    const priority = priorityFor(deps, leading, role, await saidOf(deps, tx, leading));
    Object.assign(followUp, { priority: priority.level, priorityReasons: priority.reasons });
  }
  await tx.save(FollowUp, followUp);
  if (crossed || !hasSla(is)) await settleNudges(tx, followUp.id);
}

async function leadingOne(tx: EntityManager, followUp: FollowUp, revised: Response): Promise<Response> {
  if (followUp.currentResponseId === revised.id) return revised;
  return tx.findOneByOrFail(Response, { id: followUp.currentResponseId });
}
