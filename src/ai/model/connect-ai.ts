import type { DataSource } from 'typeorm';
import type { AiSettings } from '../../config/ai';
import type { AiEnv } from '../../config/env';
import type { CallReport } from './call-in-budget';
import { createCallServer, type Server } from './call-server';
import { databaseStore } from './database-store';
import { createModel, type Model } from './model';
import type { Store } from './store';

/** The model, if there is one to ask, and what outlives its calls. */
export interface Ai {
  model: Model | null;
  store: Store;
  /** Why there is no model, for people. */
  without: string | null;
  batchSize: number;
  concurrency: number;
}

/** Where the model is, or why there is none and what would change that. */
export function serverOf(
  env: AiEnv,
  settings: AiSettings,
): { server: Server } | { without: string; isMistake: boolean } {
  const none = (without: string, isMistake = false) => ({ without, isMistake });
  if (!settings.enabled) return none('the configuration says ai.enabled: false');
  if (!env.apiKey && !env.model) return none('OPENAI_API_KEY is not set');
  if (!env.apiKey) return none('OPENAI_MODEL is set, but OPENAI_API_KEY is not', true);
  if (!env.model) return none('OPENAI_API_KEY is set, but OPENAI_MODEL is not', true);
  if (settings.monthlyBudget.money !== null && !priceOf(env.model, settings)) {
    return none(`ai.monthlyBudget is in money, and ai.prices has no price for "${env.model}"`, true);
  }
  const { apiKey, baseUrl, model } = env;
  return { server: { apiKey, baseUrl, model, timeoutMs: settings.timeoutSeconds * 1000 } };
}

/** Sets up the model as the environment and the configuration say; asks nothing yet. */
export function connectAi(options: {
  env: AiEnv;
  settings: AiSettings;
  db: Pick<DataSource, 'query'>;
  now: () => Date;
  realNow: () => Date;
  onCall?: (report: CallReport) => void;
}): Ai {
  const { env, settings, db, now, realNow, onCall } = options;
  const found = serverOf(env, settings);
  const store = databaseStore(db);
  const { batchSize, concurrency } = settings;
  if (!('server' in found)) return { model: null, store, without: found.without, batchSize, concurrency };
  const { server } = found;
  const model = createModel({
    name: server.model,
    identity: `${server.baseUrl} ${server.model}`,
    call: createCallServer(server, realNow),
    store,
    budget: settings.monthlyBudget,
    price: priceOf(server.model, settings),
    now,
    realNow,
    ...(onCall ? { onCall } : {}),
  });
  return { model, store, without: null, batchSize, concurrency };
}

function priceOf(model: string, { prices }: AiSettings) {
  return Object.hasOwn(prices, model) ? prices[model]! : null;
}
