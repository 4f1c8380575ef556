import {
  type AnnotateAllOptions,
  type Annotated,
  annotateAll,
  type Progress,
} from '../../src/ai/model/annotate-all';
import type { CallReport } from '../../src/ai/model/call-in-budget';
import { createCallServer } from '../../src/ai/model/call-server';
import { createModel, type Model, type ModelOptions } from '../../src/ai/model/model';
import { memoryStore, type Store } from '../../src/ai/model/store';
import { CHOICES, local } from './pretend-model';

export interface SetUp {
  model: Model;
  store: Store;
  reports: CallReport[];
}

/** A model at this address that loses no time between its tries. */
export function modelAt(
  baseUrl: string,
  changes: Partial<ModelOptions> & { timeoutMs?: number; apiKey?: string } = {},
): SetUp {
  const { timeoutMs = 3000, apiKey = 'sk-hush-hush', ...options } = changes;
  const store = options.store ?? memoryStore();
  const reports: CallReport[] = [];
  const realNow = () => new Date();
  const model = createModel({
    name: 'test-model',
    identity: `${baseUrl} test-model`,
    call: createCallServer({ apiKey, baseUrl, model: 'test-model', timeoutMs }, realNow),
    budget: { tokens: null, money: null },
    price: null,
    now: realNow,
    realNow,
    retryMs: 1,
    onCall: (report) => void reports.push(report),
    ...options,
    store,
  });
  return { model, store, reports };
}

/** Annotates texts, numbered from 1. */
export async function annotate(
  { model, store }: Pick<SetUp, 'store'> & { model: Model | null },
  texts: string[],
  options: Partial<AnnotateAllOptions> = {},
): Promise<Annotated[]> {
  const results: Annotated[] = [];
  const comments = texts.map((text, i) => ({ id: String(i + 1), text }));
  for await (const result of annotateAll(comments, { model, store, choices: CHOICES, local, ...options })) {
    results.push(result);
  }
  return results;
}

export const becauses = (results: Annotated[]) => results.map((result) => result.because);

/** Collects what was reported on the way. */
export function progressOf() {
  const seen: Progress[] = [];
  return { seen, onProgress: (progress: Progress) => void seen.push(progress) };
}
