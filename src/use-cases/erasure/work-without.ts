import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { hasSla } from '../../domain/bands';
import { stateOf } from '../../domain/follow-up';
import { afterBandChange, leadingAnswer, worstBand } from '../../domain/sla/promise';
import { FollowUp } from '../../entities/follow-up';
import { Response } from '../../entities/response';
import { saidOf } from '../comments/said-of';
import { answersOf } from '../follow-up/answers-of';
import { oweCard } from '../follow-up/owe-card';
import { reroute } from '../follow-up/reroute';
import { priorityFor } from '../follow-up/weigh';
import { changePromise } from '../promises/promises';
import { settleNudges } from '../promises/settle-nudges';

/** Goes on with a locked follow-up of which some answers are erased and others are left: as for a score that changes. */
export async function workWithout(
  deps: Deps,
  tx: EntityManager,
  followUp: FollowUp,
  gone: ReadonlySet<string>,
): Promise<void> {
  const answers = await answersOf(tx, followUp);
  const left = answers.filter(({ responseId }) => !gone.has(responseId));
  const was = worstBand(answers.map(({ band }) => band));
  const is = worstBand(left.map(({ band }) => band));
  if (gone.has(followUp.responseId)) followUp.responseId = left[0]!.responseId;
  followUp.currentResponseId = leadingAnswer(left, followUp.currentResponseId);
  await tx.query(
    'DELETE FROM joined_answers WHERE follow_up_id = $1 AND (response_id = ANY($2::uuid[]) OR response_id = $3)',
    [followUp.id, [...gone], followUp.responseId],
  );
  const response = await tx.findOneByOrFail(Response, { id: followUp.currentResponseId });
  const role = await roleOf(tx, response.respondentId);
  const state = stateOf(followUp).kind;
  if (was !== is && state !== 'resolved')
    await reroute(deps, tx, { followUp, response, role, because: 'score' });
  const facts = { contacted: state === 'contacted', resolved: state === 'resolved' };
  await changePromise(deps, tx, {
    followUp,
    change: afterBandChange(was, is, facts),
    band: is,
    from: deps.now(),
  });
  const priority = priorityFor(deps, response, role, await saidOf(deps, tx, response));
  Object.assign(followUp, { priority: priority.level, priorityReasons: priority.reasons });
  await tx.save(FollowUp, followUp);
  if (was !== is || !hasSla(is)) await settleNudges(tx, followUp.id);
  await oweCard(deps, tx, followUp);
}

async function roleOf(tx: EntityManager, respondentId: string | null): Promise<string | null> {
  const rows: { role: string | null }[] = await tx.query('SELECT role FROM respondents WHERE id = $1', [
    respondentId,
  ]);
  return rows[0]?.role ?? null;
}
