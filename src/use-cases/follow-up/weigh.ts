import type { Deps } from '../../deps';
import { bandOf } from '../../domain/bands';
import { type Priority, priorityOf } from '../../domain/priority';
import { type Route, route } from '../../domain/routing';
import type { Said } from '../../domain/themes/annotation';
import type { Response } from '../../entities/response';

/** Which team an answer is for, by the rules of the config. */
export function routeOf(
  deps: Pick<Deps, 'config' | 'now'>,
  response: Response,
  role: string | null,
  said: Pick<Said, 'themes'>,
): Route {
  const facts = response.accountFacts;
  return route(
    deps.config.routing.rules,
    deps.config.routing.otherwise,
    {
      score: response.score,
      band: bandOf(response.score),
      comment: response.comment,
      themes: said.themes,
      source: response.source,
      role,
      arr: facts.arr,
      plan: facts.plan,
      region: facts.region,
      industry: facts.industry,
      lifecycle: facts.lifecycle,
      customerSince: facts.customerSince,
    },
    deps.now(),
  );
}

/** How pressing an answer is, and why. */
export function priorityFor(
  deps: Pick<Deps, 'now'>,
  response: Response,
  role: string | null,
  said: Said,
): Priority {
  const facts = response.accountFacts;
  return priorityOf(
    {
      band: bandOf(response.score),
      score: response.score,
      comment: response.comment,
      churn: said.churn,
      recurring: said.recurring,
      arr: facts.arr,
      currency: facts.currency,
      role,
      renewalDate: facts.renewalDate,
      customerSince: facts.customerSince,
    },
    deps.now(),
  );
}

/**
 * The team that the rules name for what an answer says, as far as the local annotator is sure of it: by which it is
 * counted. It weighs the first theme of a comment alone.
 */
export function teamNamedFor(
  deps: Pick<Deps, 'config' | 'now' | 'annotator'>,
  response: Response,
  role: string | null,
): string {
  const { comment, score } = response;
  const read = comment === null ? null : deps.annotator.read(comment, score);
  const themes = read?.sure ? read.themes.slice(0, 1) : [];
  return routeOf(deps, response, role, { themes: themes.map(({ id }) => id) }).team;
}
