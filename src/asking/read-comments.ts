import type { Annotated } from '../ai/model/annotate-all';
import { annotateAll } from '../ai/model/annotate-all';
import { PROMPT_VERSION } from '../ai/model/annotation-question';
import type { Ai } from '../ai/model/connect-ai';
import type { Model } from '../ai/model/model';
import type { Deps } from '../deps';
import { textHash } from '../domain/themes/annotation';
import { themesInUse } from '../domain/themes/taxonomy';
import { type Reading, storeReadings } from '../use-cases/comments/store-readings';
import { afterNoAnswer } from './after-no-answer';
import {
  areStillThere,
  type ClaimedComment,
  claimComments,
  freeComments,
  pauseReading,
  putBackComments,
  READ_LEASE_MS,
  renewLease,
} from './claim-comments';
import type { KnownNames } from './known-names';
import { asChecked, asStored } from './said-of-comment';

export interface ReadOptions {
  ai: Ai & { model: Model };
  names: KnownNames;
  signal: AbortSignal;
  /** Tells of each comment that was read: `model`, or why the local annotation stays for now or for good. */
  onRead?: (result: string) => void;
}

/**
 * Has the model read the next comments of its list, and keeps what holds. No transaction and no row lock is held while it
 * is asked: a lease marks what is under way, so that several processes share the list and a kill loses nothing but time.
 * Returns how many were taken.
 */
export async function readComments(deps: Deps, options: ReadOptions): Promise<number> {
  const { ai, signal } = options;
  const lease = deps.newId();
  const most = ai.batchSize * ai.concurrency;
  const claimed = await claimComments(deps.db, { lease, now: deps.now(), most });
  const keep = setInterval(() => void renewLease(deps.db, lease).catch(() => {}), READ_LEASE_MS / 4);
  try {
    if (claimed.length > 0 && !signal.aborted) await readThese(deps, claimed, lease, options);
  } finally {
    clearInterval(keep);
    // Nothing that is left of it has to wait for the lease to run out.
    if (claimed.length > 0) await freeComments(deps.db, lease);
  }
  return claimed.length;
}

async function readThese(
  deps: Deps,
  claimed: ClaimedComment[],
  lease: string,
  options: ReadOptions,
): Promise<void> {
  const taxonomy = deps.annotator.taxonomy();
  const said = await ask(deps, claimed, options);
  const by = {
    lease,
    model: options.ai.model.name,
    promptVersion: PROMPT_VERSION,
    taxonomyVersion: taxonomy.version,
  };
  const about = new Map(claimed.map((one) => [one.id, one]));
  const results = said.map((one) => ({
    ...one,
    after: one.because && afterNoAnswer(one.because, about.get(one.id)!.attempts),
  }));
  const settled = results.filter(({ after }) => !after || after.kind === 'settled');
  await storeReadings(
    deps,
    settled.map(({ id, annotation, because }): Reading => {
      const hash = textHash(about.get(id)!.comment);
      const facts = { responseId: id, at: deps.now(), textHash: hash };
      const versions = { taxonomyVersion: taxonomy.version, annotatorVersion: PROMPT_VERSION };
      return {
        responseId: id,
        textHash: hash,
        because,
        annotation: because === null ? asStored(annotation, { ...facts, ...versions }) : null,
      };
    }),
    by,
  );
  const waiting = results.flatMap(({ id, because, after }) =>
    after?.kind === 'waits' ? [{ id, because: because === 'stopped' ? null : because, ...after }] : [],
  );
  await putBackComments(deps.db, lease, waiting);
  for (const { because, pauseMs } of waiting)
    if (because !== null && pauseMs !== null) await pauseReading(deps.db, because, pauseMs);
  for (const { because } of results) options.onRead?.(because ?? 'model');
}

async function ask(
  deps: Deps,
  claimed: ClaimedComment[],
  { ai, names, signal }: ReadOptions,
): Promise<Annotated[]> {
  const { model, store, batchSize, concurrency } = ai;
  const ids = claimed.map(({ id }) => id);
  // Asked right before each call: a comment that was erased in a pause is not sent after it.
  const mayAsk = () => areStillThere(deps.db, ids);
  const book = await names.bookFor(claimed);
  const results: Annotated[] = [];
  const comments = claimed.map(({ id, comment, score }) => ({ id, text: comment, score }));
  const choices = { themes: themesInUse(deps.annotator.taxonomy()), teams: deps.config.teams };
  const answers = annotateAll(comments, {
    model: { ...model, ask: (question, stop) => model.ask(question, stop, mayAsk) },
    store,
    choices,
    local: ({ text, score }) => asChecked(deps.annotator.read(text, score ?? null)),
    names: () => book,
    batchSize,
    concurrency,
    signal,
  });
  for await (const one of answers) results.push(one);
  return results;
}
