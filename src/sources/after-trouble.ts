import type { ApiTrouble } from './api-outcome';
import type { AskableSource } from './call-api';
import type { ClaimedFetch } from './claim-fetch';

const RETRY_MS = 2000;
const LONGEST_RETRY_MS = 3_600_000;
/** One failing answer holds up the others of its source for no longer. */
const LONGEST_HOLD_MS = 60_000;
/** A week: after it nobody is coming back, and an admin has to know. */
const GIVE_UP_AFTER_MS = 7 * 86_400_000;
/** A tool may tell of an answer before its own API knows it. */
const GONE_ATTEMPTS = 4;
const UNREADABLE_ATTEMPTS = 8;

/** What follows from trouble: wait (for the source too, when `holdMs` is above 0), or park with a reason. */
export type Decision =
  | { kind: 'wait'; ms: number; holdMs: number; failed: boolean; error: string }
  | { kind: 'park'; reason: 'gone' | 'not_allowed' | 'fetch_failed'; detail: string };

/** Decides about a fetch that failed; `tokenVariable` is what an admin may have to set. */
export function afterTrouble(
  trouble: ApiTrouble,
  fetch: Pick<ClaimedFetch, 'attempts' | 'waitedMs'>,
  { source, tokenVariable }: { source: AskableSource; tokenVariable: string },
): Decision {
  const { name } = source;
  const ms = retryMs(source, fetch.attempts);
  const last = (attempts: number) => fetch.attempts + 1 >= attempts;
  switch (trouble.kind) {
    case 'limited':
      return { kind: 'wait', ms: 0, holdMs: trouble.pauseMs, failed: false, error: 'rate limit' };
    case 'not_allowed':
      return {
        kind: 'park',
        reason: 'not_allowed',
        detail: `The API of ${name} answered ${trouble.status}. Set ${tokenVariable} to a token that may read responses, then: npm run mapping -- replay ${name}`,
      };
    case 'gone':
      if (!last(GONE_ATTEMPTS)) return { kind: 'wait', ms, holdMs: 0, failed: true, error: 'not found' };
      return { kind: 'park', reason: 'gone', detail: `The API of ${name} knows no such answer (any more).` };
    case 'unreadable':
      if (!last(UNREADABLE_ATTEMPTS)) {
        return { kind: 'wait', ms, holdMs: 0, failed: true, error: trouble.what };
      }
      return gaveUp(name, trouble.what);
    case 'passing':
      if (fetch.waitedMs > GIVE_UP_AFTER_MS) return gaveUp(name, trouble.what);
      return { kind: 'wait', ms, holdMs: Math.min(ms, LONGEST_HOLD_MS), failed: true, error: trouble.what };
  }
}

function gaveUp(name: string, what: string): Decision {
  return { kind: 'park', reason: 'fetch_failed', detail: `The API of ${name} was asked in vain: ${what}.` };
}

/** Twice as long with each attempt: from two seconds to an hour. */
export function retryMs({ api }: AskableSource, attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, (api.retryMs ?? RETRY_MS) * 2 ** Math.min(attempts, 11));
}
