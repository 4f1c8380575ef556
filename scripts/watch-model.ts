import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { modelProgress } from '../src/queries/themes/model-progress';
import type { progressOn } from '../src/themes-command/progress';

const LOOK_MS = 500;
/** So long without a comment being read means that nobody is reading. */
const STILL_MS = 60_000;

interface Watch {
  db: Pick<DataSource, 'query'>;
  progress: ReturnType<typeof progressOn>;
  nowMs: () => number;
  lookMs?: number;
  stillMs?: number;
}

/**
 * Shows how far the running app is with the model's list until it is empty, rests, or nobody reads; says why it ended.
 * Whoever leaves before stops nothing.
 */
export async function watchModel({
  db,
  progress,
  nowMs,
  lookMs = LOOK_MS,
  stillMs = STILL_MS,
}: Watch): Promise<string> {
  let all = 0;
  let last = { waiting: Number.NaN, ms: nowMs() };
  for (;;) {
    const { waiting, pause } = await modelProgress(db, new Date());
    all = Math.max(all, waiting);
    if (waiting !== last.waiting) last = { waiting, ms: nowMs() };
    const ended = endOf({ waiting, pause, still: nowMs() - last.ms > stillMs });
    if (ended) {
      progress.done();
      return ended;
    }
    progress.show('the app reads', (all - waiting) / all, all - waiting);
    await delay(lookMs);
  }
}

function endOf({
  waiting,
  pause,
  still,
}: Pick<Awaited<ReturnType<typeof modelProgress>>, 'waiting' | 'pause'> & { still: boolean }): string | null {
  if (waiting === 0) return 'All of the list is read.';
  const left = `${waiting.toLocaleString('en-US')} wait`;
  if (pause) return `${left}; nothing is asked until ${pause.until.toISOString()}: ${pause.why}.`;
  return still ? `${left}, and nothing was read for a while: is the app running, with this model?` : null;
}
