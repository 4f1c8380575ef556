import type { EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { bandOf, hasSla } from '../../domain/bands';
import { needsThreadForComment } from '../../domain/themes/comment';
import { FollowUp } from '../../entities/follow-up';
import type { Response } from '../../entities/response';
import { saidOf } from '../comments/said-of';
import { keepPromise } from '../promises/promises';
import { NO_SLA, startSla } from '../promises/start-sla';
import { appendHistory, THE_APP } from './append-history';
import { isAboutOwner } from './confidential';
import { oweCardsWhereTheyAre } from './owe-card';
import { tellALead } from './tell-a-lead';
import { priorityFor, routeOf } from './weigh';

/** Opens the work owed on a new response: routed, weighed, promised, and owed a card. */
export async function openFollowUp(
  deps: Deps,
  tx: EntityManager,
  response: Response,
  role: string | null,
): Promise<void> {
  const band = bandOf(response.score);
  const said = await saidOf(deps, tx, response);
  const { team, rule } = routeOf(deps, response, role, said);
  const priority = priorityFor(deps, response, role, said);
  const followUp = tx.create(FollowUp, {
    id: deps.newId(),
    responseId: response.id,
    currentResponseId: response.id,
    team,
    priority: priority.level,
    priorityReasons: priority.reasons,
    openedAt: response.receivedAt,
    ownerId: null,
    confidential: await isAboutOwner(tx, response),
    confidentialTo: null,
    slaCycle: hasSla(band) ? 1 : 0,
    ...(hasSla(band) ? startSla(deps.config, team, response.receivedAt) : NO_SLA),
  });
  if (followUp.confidential) await tellALead(deps, tx, followUp);
  await tx.insert(FollowUp, followUp as QueryDeepPartialEntity<FollowUp>);
  await keepPromise(tx, followUp);
  await oweCardsWhereTheyAre(deps, tx, [followUp]);
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: response.receivedAt,
    by: THE_APP,
    verb: 'received',
    to: team,
    detail: { score: response.score, band, rule },
    toThread: false,
  });
  if (followUp.confidential) {
    await appendHistory(tx, {
      followUpId: followUp.id,
      at: response.receivedAt,
      by: THE_APP,
      verb: 'confidential',
      detail: { to: followUp.confidentialTo },
      toThread: false,
    });
  }
  if (needsThreadForComment(response.comment)) {
    await enqueue(tx, { kind: 'comment', followUpId: followUp.id, responseId: response.id });
  }
}
