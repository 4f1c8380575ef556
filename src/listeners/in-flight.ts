import { inTime } from '../in-time';

const running = new Set<Promise<unknown>>();

/** At most so long a stop waits for what Slack was told would come. */
const PATIENCE_MS = 5000;

/** Work that goes on after its click was acknowledged, and that a stop should not cut short. */
export function inFlight<T>(work: Promise<T>): Promise<T> {
  running.add(work);
  const done = () => running.delete(work);
  work.then(done, done);
  return work;
}

/** Resolves when all of it has ended, or its time is over. */
export async function landed(): Promise<void> {
  await inTime(PATIENCE_MS, Promise.allSettled(running), null);
}
