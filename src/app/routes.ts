import { type BusinessClock, letTimePass } from '../clock';
import type { Env } from '../config/env';
import type { Deps } from '../deps';
import { clockRoute } from '../http/clock-route';
import { healthRoutes } from '../http/health-routes';
import type { HttpParts } from '../http/server';
import { hooksRoute } from '../ingest/hooks-route';
import { mailRoute } from '../mail/mail-route';
import { recordDelivery } from '../use-cases/answers/record-delivery';
import type { Metrics } from './metrics-shown';
import { readiness } from './readiness';

interface Given {
  env: Pick<Env, 'clock' | 'smtp'>;
  deps: Deps;
  clock: BusinessClock;
  metrics: Metrics;
  /** Runs every tick now. */
  runTicks: () => Promise<void>;
  isStopping: () => boolean;
}

/** All that is answered over HTTP besides Slack. */
export function buildRoutes(given: Given): HttpParts['routes'] {
  const { env, deps, metrics, isStopping } = given;
  return [
    healthRoutes({ metrics: metrics.registry, readiness: () => readiness(deps, isStopping) }),
    hooks(deps, metrics),
    (app) => mailRoute(app, { deps, secrets: env.smtp.hookSecrets }),
    ...(env.clock === 'adjustable' ? [movableClock(given)] : []),
  ];
}

function hooks(deps: Deps, metrics: Metrics): HttpParts['routes'][number] {
  const { config, realNow, log } = deps;
  return (app) =>
    hooksRoute(app, {
      sources: () => config.sources,
      realNow,
      log,
      refused: (source, result) => metrics.deliveries.inc({ source, result }),
      record: async (input) => {
        const result = await recordDelivery(deps, input);
        metrics.deliveries.inc({ source: input.source, result: result.kind });
        return result;
      },
    });
}

function movableClock({ deps, clock, runTicks }: Given): HttpParts['routes'][number] {
  return clockRoute({
    now: clock.now,
    realNow: deps.realNow,
    advance: (ms) => letTimePass({ deps, clock, runJobs: runTicks }, ms),
  });
}
