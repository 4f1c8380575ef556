import { PROMPT_VERSION } from '../ai/model/annotation-question';
import type { Deps } from '../deps';
import { errorName } from '../domain/errors';
import { pause } from '../pause';
import { listForModel } from '../use-cases/comments/list-for-model';
import type { KnownNames } from './known-names';
import { nameProposal } from './name-proposals';
import { readComments } from './read-comments';

/** Another process may have put comments on the list, and nobody waits for the model. */
const IDLE_MS = 1000;
/** After an error of the database or of our own code. */
const TROUBLE_MS = 5000;
/** A long run says how far it is as often as this. */
const TELL_EACH = 1000;

/** Has the model read what is on its list, until stopped: then a call under way is broken off, and read again by another. */
export function startAsking(
  deps: Deps,
  names: KnownNames,
  onRead: (result: string) => void,
): { stop: () => Promise<void> } {
  const model = deps.ai?.model;
  if (!deps.ai || !model) return { stop: async () => {} };
  const ai = { ...deps.ai, model };
  const stopping = new AbortController();
  const { signal } = stopping;
  let isListed = false;
  let read = 0;
  const step = async (): Promise<number> => {
    if (!isListed) await listForModel(deps, PROMPT_VERSION);
    isListed = true;
    const n = await readComments(deps, { ai, names, signal, onRead });
    if (Math.floor((read + n) / TELL_EACH) > Math.floor(read / TELL_EACH))
      deps.log.info({ read: read + n }, 'comments were taken to the model');
    read += n;
    return n > 0 ? n : nameProposal(deps, { ai, names, signal });
  };
  const loop = (async () => {
    while (!signal.aborted) {
      const done = await step().catch((error: unknown) => {
        // By name alone: an error of the database may hold what was to be written.
        if (!signal.aborted)
          deps.log.error({ error: errorName(error) }, 'asking the model failed in our own code');
        return -1;
      });
      if (done <= 0) await pause(done < 0 ? TROUBLE_MS : IDLE_MS, signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}
