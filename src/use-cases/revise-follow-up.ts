import type { EntityManager } from 'typeorm';
import { enqueue } from '../delivery/outbox';
import type { Deps } from '../deps';
import { bandOf, hasSla, isWorse } from '../domain/bands';
import { needsThreadForComment } from '../domain/comment';
import { stateOf } from '../domain/follow-up';
import { FollowUp } from '../entities/follow-up';
import type { Response } from '../entities/response';
import { appendHistory, THE_APP } from './append-history';
import { oweCard, priorityFor, routeOf } from './open-follow-up';
import { NO_SLA, startSla } from './start-sla';

export interface Revision {
  response: Response;
  before: { score: number; comment: string | null };
  role: string | null;
}

/** What a newer version of an answer means for its follow-up: told in the thread, and the card edited. */
export async function reviseFollowUp(
  deps: Deps,
  tx: EntityManager,
  { response, before, role }: Revision,
): Promise<void> {
  const followUp = await tx.findOneOrFail(FollowUp, {
    where: { responseId: response.id },
    lock: { mode: 'pessimistic_write' },
  });
  const at = deps.now();
  const scoreChanged = response.score !== before.score;
  const commentChanged = response.comment !== before.comment;
  if (!scoreChanged && !commentChanged) {
    await oweCard(deps, tx, { id: followUp.id, team: followUp.team, priority: { level: followUp.priority } });
    return;
  }
  const line = { followUpId: followUp.id, at, by: THE_APP };
  if (scoreChanged) {
    await appendHistory(tx, {
      ...line,
      verb: 'score_changed',
      from: String(before.score),
      to: String(response.score),
    });
  }
  if (commentChanged) {
    await appendHistory(tx, { ...line, verb: before.comment === null ? 'comment_added' : 'comment_changed' });
    if (needsThreadForComment(response.comment)) {
      await enqueue(tx, { kind: 'comment', followUpId: followUp.id, responseId: response.id });
    }
  }
  const [was, is] = [bandOf(before.score), bandOf(response.score)];
  const crossed = was !== is;
  if (isWorse(was, is)) await reopen(deps, tx, followUp);
  const firstComment = before.comment === null && response.comment !== null && !followUp.reroutedByComment;
  const state = stateOf(followUp).kind;
  // Work that is done stays where it was done.
  if ((crossed && state !== 'resolved') || (firstComment && state === 'open')) {
    await reroute(deps, tx, { followUp, response, role, because: crossed ? 'score' : 'comment' });
    if (firstComment) followUp.reroutedByComment = true;
  }
  if (crossed) await restartPromise(deps, tx, { followUp, response });
  const priority = priorityFor(deps, response, role);
  followUp.priority = priority.level;
  followUp.priorityReasons = priority.reasons;
  await tx.save(FollowUp, followUp);
  await oweCard(deps, tx, { id: followUp.id, team: followUp.team, priority });
}

// What was done for the better score does not answer the worse one: the customer is owed another talk.
async function reopen(deps: Deps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  const from = stateOf(followUp).kind;
  if (from !== 'contacted' && from !== 'resolved') return;
  Object.assign(followUp, {
    contactedAt: null,
    contactedBy: null,
    resolvedAt: null,
    resolvedBy: null,
    outcome: null,
    rootCause: null,
    customerTold: null,
    withoutContactNoteId: null,
  });
  const to = stateOf(followUp).kind;
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: 'reopened',
    from,
    to,
  });
}

interface RerouteInput {
  followUp: FollowUp;
  response: Response;
  role: string | null;
  because: 'score' | 'comment';
}

async function reroute(
  deps: Deps,
  tx: EntityManager,
  { followUp, response, role, because }: RerouteInput,
): Promise<void> {
  const { team } = routeOf(deps, response, role);
  if (team === followUp.team) return;
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: 'rerouted',
    from: followUp.team,
    to: team,
    detail: { because },
  });
  followUp.team = team;
}

// Into detractor or passive the promise starts at the crossing; out of them an unmet one is void.
async function restartPromise(
  deps: Deps,
  tx: EntityManager,
  { followUp, response }: { followUp: FollowUp; response: Response },
): Promise<void> {
  if (followUp.resolvedAt || followUp.contactedAt) return;
  const line = { followUpId: followUp.id, at: deps.now(), by: THE_APP };
  if (hasSla(bandOf(response.score))) {
    Object.assign(followUp, startSla(deps.config, followUp.team, deps.now()));
    followUp.slaCycle += 1;
    followUp.escalatedAt = null;
    await appendHistory(tx, {
      ...line,
      verb: 'sla_started',
      to: followUp.dueAt!.toISOString(),
      toThread: false,
    });
  } else if (followUp.dueAt) {
    await appendHistory(tx, { ...line, verb: 'sla_void', from: followUp.dueAt.toISOString() });
    Object.assign(followUp, NO_SLA);
    followUp.escalatedAt = null;
  }
}
