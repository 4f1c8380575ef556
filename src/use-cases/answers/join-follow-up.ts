import type { EntityManager } from 'typeorm';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { bandOf, isWorse } from '../../domain/bands';
import { stateOf } from '../../domain/follow-up';
import { afterJoin } from '../../domain/sla/promise';
import { needsThreadForComment } from '../../domain/themes/comment';
import { FollowUp } from '../../entities/follow-up';
import type { Response } from '../../entities/response';
import { scoreOf } from '../../queries/numbers/score-of';
import { saidOf } from '../comments/said-of';
import { appendHistory, THE_APP } from '../follow-up/append-history';
import { keepConfidential } from '../follow-up/confidential';
import { oweCard } from '../follow-up/owe-card';
import { reroute } from '../follow-up/reroute';
import { priorityFor } from '../follow-up/weigh';
import { changePromise } from '../promises/promises';
import { settleNudges } from '../promises/settle-nudges';
import { endWait } from '../promises/waits';

/** The unresolved follow-up of a person, locked; null when they have none. */
export async function unresolvedOf(tx: EntityManager, respondentId: string | null): Promise<FollowUp | null> {
  if (!respondentId) return null;
  const rows: { id: string }[] = await tx.query(
    `SELECT f.id FROM follow_ups f JOIN responses r ON r.id = f.response_id
      WHERE r.respondent_id = $1 AND f.resolved_at IS NULL ORDER BY f.opened_at DESC, f.id LIMIT 1`,
    [respondentId],
  );
  const id = rows[0]?.id;
  if (!id) return null;
  const followUp = await tx.findOne(FollowUp, { where: { id }, lock: { mode: 'pessimistic_write' } });
  // Resolved while we waited for it.
  return followUp?.resolvedAt ? null : followUp;
}

/** A second answer of the same person joins the work that is owed on the first: on its card, and in its thread. */
export async function joinFollowUp(
  deps: Deps,
  tx: EntityManager,
  { followUp, response, role }: { followUp: FollowUp; response: Response; role: string | null },
): Promise<void> {
  const at = deps.now();
  // Two that join in the same millisecond keep their order: which answer leads the work depends on it.
  await tx.query(
    `INSERT INTO joined_answers (response_id, follow_up_id, joined_at)
     VALUES ($1, $2, greatest($3::timestamptz, (SELECT max(joined_at) + interval '1 microsecond'
                                                  FROM joined_answers WHERE follow_up_id = $2)))`,
    [response.id, followUp.id, at],
  );
  await appendHistory(tx, {
    followUpId: followUp.id,
    at,
    by: THE_APP,
    verb: 'joined',
    to: String(response.score),
    detail: { responseId: response.id },
  });
  if (needsThreadForComment(response.comment)) {
    await enqueue(tx, { kind: 'comment', followUpId: followUp.id, responseId: response.id });
  }
  await endWait(tx, followUp.id, at);
  const [was, joined] = [bandOf(await scoreOf(tx, followUp.currentResponseId)), bandOf(response.score)];
  const state = stateOf(followUp).kind;
  const change = afterJoin(was, joined, { contacted: state === 'contacted', resolved: false });
  if (isWorse(was, joined)) {
    followUp.currentResponseId = response.id;
    await reroute(deps, tx, { followUp, response, role, because: 'score' });
    const priority = priorityFor(deps, response, role, await saidOf(deps, tx, response));
    Object.assign(followUp, { priority: priority.level, priorityReasons: priority.reasons });
  }
  await changePromise(deps, tx, { followUp, change, band: joined, from: response.receivedAt });
  await keepConfidential(deps, tx, followUp, response);
  await tx.save(FollowUp, followUp);
  await settleNudges(tx, followUp.id);
  await oweCard(deps, tx, followUp);
}
