import type { LocalBecause } from '../ai/model/prepare-comment';

const MINUTE_MS = 60_000;
/** Some twenty hours, with waits that double up to an hour. */
const ATTEMPTS_MAX = 24;

/** What follows when the model gave no annotation that counts. */
export type AfterNoAnswer =
  /** The local annotation stays. */
  | { kind: 'settled' }
  /** It is asked again later; `pauseMs`: nobody asks anything before. */
  | { kind: 'waits'; waitMs: number; failed: boolean; pauseMs: number | null };

/** What passes is waited for, and what lies in the comment or the answer is settled: it would be no better next time. */
export function afterNoAnswer(because: LocalBecause, attempts: number): AfterNoAnswer {
  switch (because) {
    case 'over_budget':
      // Until the month ends, or somebody raises it; asking the budget costs nothing.
      return { kind: 'waits', waitMs: 0, failed: false, pauseMs: 10 * MINUTE_MS };
    case 'not_allowed':
      return { kind: 'waits', waitMs: 0, failed: false, pauseMs: 5 * MINUTE_MS };
    case 'limited':
      return { kind: 'waits', waitMs: 0, failed: false, pauseMs: MINUTE_MS };
    case 'unavailable':
      if (attempts + 1 >= ATTEMPTS_MAX) return { kind: 'settled' };
      return {
        kind: 'waits',
        waitMs: MINUTE_MS * Math.min(60, 2 ** attempts),
        failed: true,
        pauseMs: null,
      };
    case 'stopped':
    case 'no_model':
      return { kind: 'waits', waitMs: 0, failed: false, pauseMs: null };
    case 'refused':
    case 'truncated':
    case 'unreadable':
    case 'swayed':
    case 'speaks_to_machine':
    case 'no_content':
      return { kind: 'settled' };
  }
}
