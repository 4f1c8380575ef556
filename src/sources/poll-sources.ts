import { tokenVariable } from '../config/env';
import type { Deps } from '../deps';
import { retryMs } from './after-trouble';
import type { ApiTrouble } from './api-outcome';
import type { AskableSource } from './call-api';
import { advancePoll, type ClaimedPoll, claimPoll, endPoll, LOOK_BACK_MS } from './claim-poll';
import { searchSubmissions } from './hubspot-api';
import { pauseApi } from './pauses';
import { lastChange, recordNew } from './take-submissions';

const EVERY_MS = 5 * 60_000;
/** A process that has to leave waits for the tick; what is left is the next one's. */
const TICK_MS = 4000;

/** Asks the tools that tell nothing by themselves what is new; returns how many answers were told for the first time. */
export async function pollSources(deps: Deps): Promise<number> {
  const sources = deps.config.sources.filter((source): source is AskableSource =>
    Boolean(source.enabled && source.adapter === 'hubspot' && source.api?.token),
  );
  let told = 0;
  for (const source of sources) {
    const poll = await claimPoll(deps.db, source, deps.newId());
    if (poll) told += await pollOne(deps, source, poll);
  }
  return told;
}

async function pollOne(deps: Deps, source: AskableSource, poll: ClaimedPoll): Promise<number> {
  const until = deps.realNow().getTime() + TICK_MS;
  let since = poll.resumeAt ?? new Date(poll.toldUntil.getTime() - LOOK_BACK_MS);
  let after: string | null = null;
  let told = 0;
  for (;;) {
    const page = await searchSubmissions(source, { since, after }, deps.realNow);
    if (page.kind !== 'page') {
      await endInTrouble(deps, source, { poll, resumeAt: since, trouble: page });
      return told;
    }
    if (page.pauseMs !== null) await pauseApi(deps.db, source.name, page.pauseMs);
    told += await recordNew(deps, source, page.submissions);
    const last = lastChange(page.submissions);
    if (last && !(await advancePoll(deps.db, poll.lease, last))) return told;
    if (page.after === null) {
      await end(deps, poll, { nextInMs: source.api.everyMs ?? EVERY_MS, resumeAt: null });
      return told;
    }
    // By the time of the last change and not by the page: what is changed meanwhile leaves its page, and whatever
    // came after it would move to a page that was read. Only what was changed at one instant is paged.
    const onwards: boolean = last !== null && last > since;
    after = onwards ? null : page.after;
    if (onwards && last) since = last;
    if (after === null && (page.pauseMs !== null || deps.realNow().getTime() >= until)) {
      await end(deps, poll, { nextInMs: 0, resumeAt: since });
      return told;
    }
  }
}

function end(
  deps: Deps,
  { lease }: ClaimedPoll,
  how: { nextInMs: number; resumeAt: Date | null },
): Promise<void> {
  return endPoll(deps.db, lease, { ...how, error: null, failed: false });
}

async function endInTrouble(
  deps: Deps,
  source: AskableSource,
  { poll, resumeAt, trouble }: { poll: ClaimedPoll; resumeAt: Date; trouble: ApiTrouble },
): Promise<void> {
  const limited = trouble.kind === 'limited';
  if (limited) await pauseApi(deps.db, source.name, trouble.pauseMs);
  const error = troubleWords(trouble, source.name);
  const nextInMs = limited ? 0 : retryMs(source, poll.attempts);
  await endPoll(deps.db, poll.lease, { nextInMs, resumeAt, error, failed: !limited });
  deps.log.warn({ source: source.name, attempts: poll.attempts + 1, error }, 'a source could not be polled');
}

/** What an admin reads in the status. */
function troubleWords(trouble: ApiTrouble, name: string): string {
  switch (trouble.kind) {
    case 'limited':
      return 'it asked for a pause';
    case 'not_allowed':
      return `it answered ${trouble.status}: set ${tokenVariable(name)} to a token that may read feedback submissions`;
    case 'gone':
      return 'it knows no such address: look at the setting api of this source';
    case 'unreadable':
    case 'passing':
      return trouble.what;
  }
}
