import { setTimeout as wait } from 'node:timers/promises';

/** Waits `ms` of real time, or until the signal says to stop. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}
