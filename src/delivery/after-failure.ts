import type { Deps } from '../deps';
import { TRIES_MAX } from '../domain/stuck-work';
import type { ClaimedMessage } from './claim-due';
import type { Verdict } from './classify';
import type { Sent } from './send-message';
import { holdAmbiguous, markDead, pauseLane, putBack } from './settle';
import { noteUnsayable } from './stuck-work';

const BACKOFF_MAX_MS = 60_000;

/** What is to be done after a call failed; `methodLane` is what a rate limit pauses, in every process. */
export async function afterFailure(
  deps: Deps,
  message: ClaimedMessage,
  verdict: Verdict,
  methodLane: string,
): Promise<Sent> {
  const fields = {
    key: message.key,
    verdict: verdict.kind,
    code: verdict.code,
    attempts: message.attempts + 1,
  };
  switch (verdict.kind) {
    case 'limited':
      await pauseLane(deps.db, methodLane, verdict.retryAfterMs);
      await putBack(deps.db, message, verdict.retryAfterMs, verdict.code);
      deps.log.warn(fields, 'Slack asked for a pause');
      return 'waiting';
    case 'not_posted':
      await putBack(deps.db, message, backoffMs(message.attempts), verdict.code);
      deps.log.warn(fields, 'not sent; the message waits');
      return 'waiting';
    case 'ambiguous':
      if (message.messageTs !== null) {
        await holdAmbiguous(deps.db, message, backoffMs(message.attempts), verdict.code);
        deps.log.warn(fields, 'no answer from Slack; the message is edited again');
        return 'waiting';
      }
      await holdAmbiguous(deps.db, message, deps.config.delivery.settleMs, verdict.code);
      deps.log.warn(fields, 'no answer from Slack; before posting again we look whether it is there');
      return 'waiting';
    case 'gone':
    case 'closed':
    case 'refused':
      return refused(deps, message, { fields, code: verdict.code });
  }
}

async function refused(
  deps: Deps,
  message: ClaimedMessage,
  { fields, code }: { fields: object; code: string },
): Promise<Sent> {
  const state = await markDead(deps.db, message, code);
  if (state === 'dead')
    deps.log.error(fields, 'Slack refuses this message; it is kept among the dead letters');
  else
    deps.log.warn(
      fields,
      'Slack refuses this message as it was; it has changed, or is somebody else’s by now',
    );
  return state ?? 'fenced';
}

/**
 * A message that could not be made at all: later, or by a better release, it may be. After about six minutes of trying it
 * is a dead letter, not a loop, and admins are told.
 */
export async function afterRenderFailure(deps: Deps, message: ClaimedMessage, error: unknown): Promise<Sent> {
  const fields = { err: error, key: message.key, attempts: message.attempts + 1 };
  if (message.attempts + 1 >= TRIES_MAX) {
    const { intent } = message;
    const attempts = message.attempts + 1;
    const state = await deps.db.transaction(async (tx) => {
      const after = await markDead(tx, message, 'not_rendered');
      if (after === 'dead') await noteUnsayable(deps, tx, { intent, error, attempts });
      return after;
    });
    if (state === 'dead')
      deps.log.error(fields, 'a message cannot be rendered; it is kept among the dead letters');
    deps.wake();
    return state ?? 'fenced';
  }
  await putBack(deps.db, message, backoffMs(message.attempts), 'not_rendered');
  deps.log.error(fields, 'a message could not be rendered; it waits');
  return 'waiting';
}

/** One second, doubled with each attempt, a minute at the most. */
export function backoffMs(attempts: number): number {
  return Math.min(BACKOFF_MAX_MS, 1000 * 2 ** Math.min(attempts, 6));
}
