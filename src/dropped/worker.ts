import type { Deps } from '../deps';
import { errorName, TransientError } from '../domain/errors';
import { pause } from '../pause';
import { importDropped } from './carry-out';
import {
  type ClaimedDrop,
  claimDropped,
  DROP_LEASE_MS,
  finishForgetting,
  finishSharing,
  giveUp,
  putBackDropped,
  renewDropped,
} from './claim-dropped';
import { CannotFetch } from './fetch-file';
import { findMissedDrops } from './find-missed';
import { forgetRejectsFile } from './forget-rejects';
import { shareRejects } from './share-rejects';
import { afterSlackError } from './slack-trouble';
import { sweepWorkingPlaces } from './working-place';

const IDLE_MS = 1000;
const RETRY_MS = 2000;
const LONGEST_RETRY_MS = 600_000;
/** Some hours, with pauses that double. */
const ATTEMPTS_MAX = 20;

/** Imports what was dropped, one file at a time, until stopped; what is under way is then gone on with by the next start. */
export function startDroppedFiles(deps: Deps): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const loop = (async () => {
    await sweepWorkingPlaces();
    // The job clock remembers when its tick is due over a restart, and may be minutes from it.
    await findMissedDrops(deps);
    while (!stopping.signal.aborted) {
      const drop = await claimDropped(deps.db, deps.newId()).catch(() => null);
      if (drop) await workOn(deps, drop, stopping.signal);
      else await pause(IDLE_MS, stopping.signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

async function workOn(deps: Deps, drop: ClaimedDrop, stopping: AbortSignal): Promise<void> {
  const lost = new AbortController();
  const signal = AbortSignal.any([stopping, lost.signal]);
  const keep = setInterval(() => {
    renewDropped(deps.db, drop).then(
      (ours) => !ours && lost.abort(),
      () => {},
    );
  }, DROP_LEASE_MS / 4);
  try {
    if (drop.state === 'sharing') await shareRejects(deps, drop);
    else if (drop.state === 'forgetting') await forgetRejectsFile(deps, drop);
    else await importDropped(deps, drop, signal);
    deps.log.info({ dropped: drop.id, state: drop.state }, 'a dropped file was looked at');
  } catch (error) {
    await afterTrouble(deps, drop, { error, stopped: signal.aborted }).catch((cause) =>
      // The lease runs out by itself, and the file is claimed again.
      deps.log.warn({ dropped: drop.id, error: errorName(cause) }, 'a dropped file could not be put back'),
    );
  } finally {
    clearInterval(keep);
    deps.wake();
  }
}

async function afterTrouble(
  deps: Deps,
  drop: ClaimedDrop,
  { error, stopped }: { error: unknown; stopped: boolean },
): Promise<void> {
  if (stopped) return putBackDropped(deps.db, drop, { ms: 0, failed: false });
  if (error instanceof CannotFetch) return refused(deps, drop, error.message);
  const trouble = afterSlackError(error);
  if (trouble?.kind === 'limited')
    return putBackDropped(deps.db, drop, { ms: trouble.waitMs, failed: false });
  if (trouble?.kind === 'refused') return refused(deps, drop, trouble.words);
  // Never the error itself: one of the database's holds the rows that were to be written.
  deps.log.warn(
    { dropped: drop.id, error: errorName(error), attempts: drop.attempts + 1 },
    'a dropped file waits',
  );
  if (drop.attempts + 1 >= ATTEMPTS_MAX)
    return refused(deps, drop, 'I tried for hours, and it did not work. The log says why.');
  const waitMs = error instanceof TransientError ? error.retryAfterMs : RETRY_MS;
  const ms = Math.min(LONGEST_RETRY_MS, waitMs * 2 ** Math.min(drop.attempts, 10));
  return putBackDropped(deps.db, drop, { ms, failed: true });
}

// What was imported stays imported, also when its rejected rows cannot be shown.
function refused(deps: Deps, drop: ClaimedDrop, words: string): Promise<void> {
  switch (drop.state) {
    case 'new':
      return giveUp(deps.db, drop, words);
    case 'uploading':
    case 'sharing':
      return finishSharing(deps.db, drop, `The file with the rejected rows could not be shown. ${words}`);
    case 'forgetting':
      return finishForgetting(
        deps.db,
        drop,
        `I could not delete the file with the rejected rows: please delete it yourself. ${words}`,
      );
  }
}
