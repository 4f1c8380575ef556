import { idsInOrder } from '../domain/id';
import type { ImportDeps } from '../use-cases/history/response-batch';
import { type FileOptions, type LookedThrough, lookThrough } from './open-file';
import { batchReader } from './prepare-batch';
import type { CsvRecord } from './read-records';
import { sourceNameFor, type ToolSource } from './source-name';
import { type ImportCounts, Tally } from './tally';

export interface ImportOptions extends FileOptions {
  /** Under what name answers are stored; null: that of the tool's source, else the tool's. */
  source: string | null;
  dryRun: boolean;
  openFollowUps: boolean;
  rejectsFile: string;
}

export interface ImportProgress {
  step: 'looking' | 'importing';
  /** Of the step, from 0 to 1. */
  share: number;
  rows: number;
}

/** `sources`: those of the configuration, asked for only when a file does not tell under what name it is stored. */
export type RunDeps = ImportDeps & { sources: () => ToolSource[] };

interface ImportEvents {
  /** How the file is read is settled; nothing is imported yet. */
  onLooked: (looked: LookedThrough) => void;
  onProgress: (progress: ImportProgress) => void;
  /** So many rows are committed, or were before. */
  onStored?: (rows: number) => void;
}

export interface ImportResult extends ImportCounts {
  looked: LookedThrough;
  source: string;
  rows: number;
}

/** One transaction each: large enough to be quick, small enough that a delivery hardly waits for one. */
const BATCH = 2000;
/** With follow-ups each row takes a dozen statements. */
const BATCH_WITH_WORK = 100;

/**
 * Imports a file: looks through all of it first, and then stores it a batch at a time, so that whatever ends it, running
 * it again goes on where it was. Throws UserError when the file is refused; then nothing was imported.
 */
export async function runImport(
  deps: RunDeps,
  options: ImportOptions,
  { onLooked, onProgress, onStored }: ImportEvents,
): Promise<ImportResult> {
  const looked = await lookThrough(options, (share) => onProgress({ step: 'looking', share, rows: 0 }));
  const source = options.source ?? sourceFor(options, looked, deps.sources);
  const tally = new Tally(options, looked);
  const prepare = await batchReader({ ...deps, newId: idsInOrder(deps) }, options, looked, {
    source,
    progress: (bytes) => onProgress({ step: 'looking', share: Math.min(1, bytes / looked.bytes), rows: 0 }),
  });
  onLooked(looked);
  let waiting: CsvRecord[] = [];
  let rows = 0;
  let read = 0;
  let working: Promise<void> = Promise.resolve();
  const hand = async (records: CsvRecord[]) => {
    // While the database works on one batch, the next is read.
    const { refused, older, store } = await prepare(records);
    await working;
    working = store().then(async (imported) => {
      await tally.add({ imported, refused, older, records });
      onStored?.(tally.stored);
    });
    // It is awaited before the next one; meanwhile a failure is no unhandled one.
    working.catch(() => {});
  };
  const size = options.openFollowUps ? BATCH_WITH_WORK : BATCH;
  try {
    for await (const chunk of looked.records()) {
      waiting.push(...chunk.records);
      read += chunk.bytesRead;
      while (waiting.length >= size) {
        const batch = waiting.slice(0, size);
        waiting = waiting.slice(size);
        await hand(batch);
        rows += batch.length;
        onProgress({ step: 'importing', share: Math.min(1, read / looked.bytes), rows });
      }
    }
    await hand(waiting);
  } catch (error) {
    // Nothing is stored any more once this has ended.
    await working.catch(() => {});
    throw error;
  }
  await working;
  onProgress({ step: 'importing', share: 1, rows: rows + waiting.length });
  return { ...(await tally.result()), looked, source, rows: rows + waiting.length };
}

function sourceFor(
  { kind, file }: ImportOptions,
  { header }: LookedThrough,
  sources: RunDeps['sources'],
): string {
  return kind === 'accounts' ? 'csv' : sourceNameFor(file, header.tool, sources);
}
