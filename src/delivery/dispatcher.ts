import type { Deps } from '../deps';
import { claimDue } from './claim-due';
import { sendMessage } from './send-message';

export interface Dispatcher {
  wake: () => void;
  /** Stops claiming, and waits until what is under way is settled. */
  stop: () => Promise<void>;
}

/** Messages under way at once in this process; the lanes, not this, set the pace. */
const CONCURRENCY = 6;
/** Another process may have owed something without waking us. */
const HEARTBEAT_MS = 1000;
const TROUBLE_MS = 2000;

/** Keeps sending what is due until stopped; a dropped database connection only makes it wait. */
export function startDispatcher(deps: Deps, onSent?: (result: string) => void): Dispatcher {
  let stopping = false;
  let woken = false;
  let wakeSleeper: (() => void) | null = null;
  const underWay = new Set<Promise<void>>();

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        wakeSleeper = null;
        resolve();
      }
      wakeSleeper = done;
      if (woken) done();
    });

  const step = async (): Promise<void> => {
    woken = false;
    const claim =
      underWay.size < CONCURRENCY
        ? await claimDue(deps.db, deps.config.delivery)
        : { message: null, dueInMs: HEARTBEAT_MS };
    const { message } = claim;
    if (!message) {
      // 10 ms at least: a row that another process holds right now looks due without being ours to take.
      if (!woken && !stopping)
        await sleep(Math.min(HEARTBEAT_MS, Math.max(10, claim.dueInMs ?? HEARTBEAT_MS)));
      return;
    }
    const sending: Promise<void> = sendMessage(deps, message)
      .then((result) => onSent?.(result))
      // A lease that nobody settles runs out by itself, and the message is claimed again.
      .catch((error) => deps.log.error({ err: error, key: message.key }, 'sending failed in our own code'))
      .finally(() => {
        underWay.delete(sending);
        wake();
      });
    underWay.add(sending);
  };

  const loop = (async () => {
    while (!stopping) {
      try {
        await step();
      } catch (error) {
        deps.log.warn({ err: error }, 'the outbox cannot be read; trying again');
        await sleep(TROUBLE_MS);
      }
    }
    await Promise.allSettled([...underWay]);
  })();

  function wake() {
    woken = true;
    wakeSleeper?.();
  }
  return {
    wake,
    stop: async () => {
      stopping = true;
      wake();
      await loop;
    },
  };
}
