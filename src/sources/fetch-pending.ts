import { tokenVariable } from '../config/env';
import type { Deps } from '../deps';
import type { SettledParsed } from '../domain/answer';
import { recordFetched } from '../use-cases/answers/record-fetched';
import { afterTrouble } from './after-trouble';
import { type Asked, askable, askTool } from './ask-tool';
import type { AskableSource } from './call-api';
import { type ClaimedFetch, claimFetch, FETCH_LEASE_MS, putBackFetch } from './claim-fetch';
import { pauseApi } from './pauses';

/** Asked at once by this process; the tools' own limits are lower than what this could do. */
const AT_ONCE = 4;
/** A process that has to leave waits for the answers under way, so a tick takes no new ones after this. */
const TICK_MS = 4000;
const TICK_MAX = 200;

/** Fetches the answers that deliveries only named; returns how many deliveries' answers were recorded or parked. */
export async function fetchPending(deps: Deps): Promise<number> {
  const sources = askable(deps.config.sources);
  if (sources.length === 0) return 0;
  const until = deps.realNow().getTime() + TICK_MS;
  let settled = 0;
  let left = TICK_MAX;
  const work = async () => {
    while (left-- > 0 && deps.realNow().getTime() < until) {
      const outcome = await fetchNext(deps, sources);
      if (outcome === 'nothing') return;
      if (outcome === 'settled') settled += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return settled;
}

async function fetchNext(deps: Deps, sources: AskableSource[]): Promise<'nothing' | 'settled' | 'waits'> {
  const claim = {
    sources: sources.map(({ name }) => name),
    lease: deps.newId(),
    leaseMs: Math.min(...sources.map(({ api }) => api.leaseMs ?? FETCH_LEASE_MS)),
  };
  const fetch = await claimFetch(deps.db, claim);
  const source = sources.find(({ name }) => name === fetch?.source);
  if (!fetch || !source) return 'nothing';
  const asked = await ask(deps, source, fetch);
  if (asked.kind === 'told') {
    if (asked.pauseMs !== null) await pauseApi(deps.db, source.name, asked.pauseMs);
    return settle(deps, fetch, asked.parsed);
  }
  const decision = afterTrouble(asked, fetch, { source, tokenVariable: tokenVariable(source.name) });
  if (decision.kind === 'park') {
    const { reason, detail } = decision;
    return settle(deps, fetch, { kind: 'parked', reason, detail });
  }
  if (decision.holdMs > 0) await pauseApi(deps.db, source.name, decision.holdMs);
  await putBackFetch(deps.db, fetch.lease, decision);
  const about = { source: source.name, attempts: fetch.attempts + 1, error: decision.error };
  deps.log.warn(about, 'an answer could not be fetched; it waits');
  return 'waits';
}

// What our own code cannot read must not be asked for ever, and the next release may read it.
async function ask(deps: Deps, source: AskableSource, fetch: ClaimedFetch): Promise<Asked> {
  try {
    return await askTool(deps, source, fetch.ref);
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    deps.log.error({ source: source.name, error: name }, 'fetching an answer failed in our own code');
    return { kind: 'unreadable', what: 'the app failed to read its answer' };
  }
}

async function settle(deps: Deps, fetch: ClaimedFetch, parsed: SettledParsed): Promise<'settled' | 'waits'> {
  const { source, lease } = fetch;
  const result = await recordFetched(deps, { source, lease, parsed });
  if (result.kind === 'lease_lost') return 'waits';
  const about = { source, responseId: fetch.ref.responseId, result: result.kind };
  if (result.kind === 'parked') {
    deps.log.warn({ ...about, reason: result.reason, detail: result.detail }, 'a fetched answer was parked');
  } else deps.log.info(about, 'an answer was fetched');
  return 'settled';
}
