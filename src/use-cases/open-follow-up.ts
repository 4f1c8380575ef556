import type { EntityManager } from 'typeorm';
import { teamOf } from '../config/team-of';
import { URGENCY } from '../delivery/intent';
import { moveCard } from '../delivery/move-card';
import { enqueue } from '../delivery/outbox';
import type { Deps } from '../deps';
import { type Band, bandOf, hasSla } from '../domain/bands';
import { needsThreadForComment } from '../domain/comment';
import { type Priority, priorityOf } from '../domain/priority';
import { type Route, route } from '../domain/routing';
import { FollowUp } from '../entities/follow-up';
import type { Response } from '../entities/response';
import { appendHistory, THE_APP } from './append-history';
import { NO_SLA, startSla } from './start-sla';

/** Opens the work owed on a new response: routed, weighed, promised, and owed a card. */
export async function openFollowUp(
  deps: Deps,
  tx: EntityManager,
  response: Response,
  role: string | null,
): Promise<string> {
  const band = bandOf(response.score);
  const { team, rule } = routeOf(deps, response, role);
  const priority = priorityFor(deps, response, role);
  const id = deps.newId();
  await tx.insert(FollowUp, {
    id,
    responseId: response.id,
    team,
    priority: priority.level,
    priorityReasons: priority.reasons,
    openedAt: response.receivedAt,
    slaCycle: hasSla(band) ? 1 : 0,
    ...(hasSla(band) ? startSla(deps.config, team, response.receivedAt) : NO_SLA),
  });
  await oweCard(deps, tx, { id, team, priority });
  await appendHistory(tx, {
    followUpId: id,
    at: response.receivedAt,
    by: THE_APP,
    verb: 'received',
    to: team,
    detail: { score: response.score, band, rule },
    toThread: false,
  });
  if (needsThreadForComment(response.comment)) {
    await enqueue(tx, { kind: 'comment', followUpId: id, responseId: response.id });
  }
  return id;
}

/** Owes the card its first post or an edit; in the team's own lane, the most urgent first. */
export async function oweCard(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  followUp: { id: string; team: string; priority: Pick<Priority, 'level'> },
): Promise<void> {
  const lane = `channel:${teamOf(deps.config, followUp.team).channel}`;
  await moveCard(tx, followUp.id, lane);
  await enqueue(
    tx,
    { kind: 'card', followUpId: followUp.id },
    { lane, urgency: URGENCY.card[followUp.priority.level] },
  );
}

export function routeOf(deps: Pick<Deps, 'config'>, response: Response, role: string | null): Route {
  const facts = response.accountFacts;
  return route(deps.config.routing.rules, deps.config.routing.otherwise, {
    score: response.score,
    band: bandOf(response.score),
    comment: response.comment,
    source: response.source,
    role,
    arr: facts.arr,
    plan: facts.plan,
    region: facts.region,
    industry: facts.industry,
    lifecycle: facts.lifecycle,
  });
}

export function priorityFor(deps: Pick<Deps, 'now'>, response: Response, role: string | null): Priority {
  const facts = response.accountFacts;
  const band: Band = bandOf(response.score);
  return priorityOf(
    {
      band,
      score: response.score,
      arr: facts.arr,
      role,
      renewalDate: facts.renewalDate,
      customerSince: facts.customerSince,
    },
    deps.now(),
  );
}
