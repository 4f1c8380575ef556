import type { NameBook } from '../../domain/redaction/names';
import { type Choices, choicesVersion } from './annotation-question';
import { askBatch, type Said } from './ask-batch';
import { believe } from './believe';
import type { CommentReading } from './comment-reading';
import type { Model } from './model';
import { type Comment, type LocalBecause, prepareComment } from './prepare-comment';
import type { Store } from './store';
import { readVerified } from './verify-claim';

export interface Annotated {
  id: string;
  annotation: CommentReading;
  /** Null when the annotation is the model's. */
  because: LocalBecause | null;
  /** The model's answer of an earlier time. */
  wasKept: boolean;
}

export interface Progress {
  done: number;
  byModel: number;
  /** Of these, known from before. */
  kept: number;
  byLocal: number;
}

export interface AnnotateAllOptions {
  /** Null: no model is set up. */
  model: Model | null;
  store: Store;
  choices: Choices;
  local: (comment: Comment) => CommentReading;
  /** Names that must not leave the machine. */
  names?: (comment: Comment) => NameBook;
  /** Comments in one call. */
  batchSize?: number;
  /** Calls at one time. */
  concurrency?: number;
  onProgress?: (progress: Progress) => void;
  /** Stops at once; what was answered by then is kept, so that another run goes on from there. */
  signal?: AbortSignal;
}

const BATCH_SIZE = 20;
const CONCURRENCY = 4;

/**
 * Annotates any number of comments, in their order and in bounded memory. Every comment gets an annotation: the model's
 * when it gave one that holds, else the local one with the reason. Throws the signal's reason when it is stopped.
 */
export async function* annotateAll(
  comments: Iterable<Comment> | AsyncIterable<Comment>,
  options: AnnotateAllOptions,
): AsyncGenerator<Annotated> {
  const { batchSize = BATCH_SIZE, concurrency = CONCURRENCY, signal } = options;
  const progress: Progress = { done: 0, byModel: 0, kept: 0, byLocal: 0 };
  const version = choicesVersion(options.choices);
  for await (const window of windowsOf(comments, batchSize * concurrency)) {
    signal?.throwIfAborted();
    for (const result of await annotateWindow(window, version, { ...options, batchSize })) {
      progress.done += 1;
      progress.byModel += result.because === null ? 1 : 0;
      progress.kept += result.wasKept ? 1 : 0;
      progress.byLocal += result.because === null ? 0 : 1;
      yield result;
    }
    options.onProgress?.({ ...progress });
  }
}

async function* windowsOf(
  comments: Iterable<Comment> | AsyncIterable<Comment>,
  size: number,
): AsyncGenerator<Comment[]> {
  let window: Comment[] = [];
  for await (const comment of comments) {
    window.push(comment);
    if (window.length < size) continue;
    yield window;
    window = [];
  }
  if (window.length > 0) yield window;
}

async function annotateWindow(
  window: Comment[],
  version: string,
  options: AnnotateAllOptions & { batchSize: number },
): Promise<Annotated[]> {
  const { model, store, local, signal } = options;
  const prepared = window.map((comment) =>
    prepareComment(comment, { version, model: options.model, names: options.names?.(comment) }),
  );
  // The same words are asked about once.
  const texts = new Map(prepared.flatMap(({ name, masked }) => (name ? [[name, masked.text] as const] : [])));
  const names = [...texts.keys()];
  const kept = await store.find(names);
  const known = new Map<string, Said & { wasKept: boolean }>();
  names.forEach((name, i) => {
    const said = readVerified(kept[i]);
    if (said) known.set(name, { said, wasKept: true });
  });
  if (model) {
    const open = names.filter((name) => !known.has(name));
    const batches = Array.from({ length: Math.ceil(open.length / options.batchSize) }, (_, i) =>
      open.slice(i * options.batchSize, (i + 1) * options.batchSize),
    );
    await Promise.all(batches.map((batch) => answerBatch(batch, texts, known, model, options)));
  }
  signal?.throwIfAborted();
  return prepared.map(({ comment, masked, name, because }) => {
    const own = local(comment);
    const answer = name === null ? undefined : known.get(name);
    if (answer && 'said' in answer) {
      const annotation = believe(answer.said, comment.text, masked, own);
      return { id: comment.id, annotation, because: null, wasKept: answer.wasKept };
    }
    return { id: comment.id, annotation: own, because: because ?? answer?.why ?? 'no_model', wasKept: false };
  });
}

async function answerBatch(
  batch: string[],
  texts: Map<string, string>,
  known: Map<string, Said & { wasKept: boolean }>,
  model: Model,
  { choices, store, signal }: AnnotateAllOptions,
): Promise<void> {
  const results = await askBatch(
    model,
    choices,
    batch.map((name) => texts.get(name)!),
    signal,
  );
  batch.forEach((name, i) => {
    known.set(name, { ...results[i]!, wasKept: false });
  });
  await store.keep(
    results.flatMap((result, i) => ('said' in result ? [{ name: batch[i]!, value: result.said }] : [])),
  );
}
