import { setTimeout as delay } from 'node:timers/promises';

/** A machine that is busy with other things may take this long; it says nothing about how long is good. */
const PATIENCE_MS = 120_000;

/** Waits until `look` gives something; fails with `what` when patience is over. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<T>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`Waited ${patienceMs / 1000} s in vain for: ${what}`);
    await delay(25);
  }
}
