import { setTimeout as delay } from 'node:timers/promises';
import type { Deps } from '../deps';
import { type ClaimedMessage, claimDue } from './claim-due';
import { sendMessage } from './send-message';

export interface Dispatcher {
  wake: () => void;
  /** Stops claiming, and waits until what is under way is settled. */
  stop: () => Promise<void>;
}

/** Messages under way at once in this process; the lanes, not this, set the pace. */
const CONCURRENCY = 16;
/** Between two looks, so that under load one look finds several; what comes after a calm is found at once. */
const LOOK_EVERY_MS = 40;
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

  let spaced: Promise<unknown> = Promise.resolve();
  const step = async (): Promise<void> => {
    await spaced;
    spaced = delay(LOOK_EVERY_MS);
    woken = false;
    const places = CONCURRENCY - underWay.size;
    const { messages, dueInMs } =
      places > 0
        ? await claimDue(deps.db, deps.config.delivery, places)
        : { messages: [], dueInMs: HEARTBEAT_MS };
    for (const message of messages) send(message);
    // 10 ms at least: a row that another process holds right now looks due without being ours to take.
    if (messages.length === 0 && !woken && !stopping)
      await sleep(Math.min(HEARTBEAT_MS, Math.max(10, dueInMs ?? HEARTBEAT_MS)));
  };

  const send = (message: ClaimedMessage): void => {
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
