import { setImmediate } from 'node:timers/promises';
import type { ParsedAnswer } from '../domain/answer';
import { importAccounts, type ToldAccount } from '../use-cases/import-accounts';
import type { Imported, ImportRow } from '../use-cases/import-batch';
import { importResponses } from '../use-cases/import-responses';
import type { ImportDeps } from '../use-cases/response-batch';
import type { Refused } from './cells';
import { plain } from './fields';
import { type FileOptions, type LookedThrough, lookThrough } from './open-file';
import { readAccount } from './read-account';
import { answerReader } from './read-answer';
import type { CsvRecord } from './read-records';
import { sourceNameFor, type ToolSource } from './source-name';
import { type BatchResult, type ImportCounts, Tally } from './tally';

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
  onLooked(looked);
  const tally = new Tally(options, looked);
  const prepare = preparer(deps, options, looked, source);
  let waiting: CsvRecord[] = [];
  let rows = 0;
  let read = 0;
  let working: Promise<void> = Promise.resolve();
  const hand = async (records: CsvRecord[]) => {
    // While the database works on one batch, the next is read.
    const { refused, store } = await prepare(records);
    await working;
    working = store().then(async (imported) => {
      await tally.add({ imported, refused, records });
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

interface Prepared {
  refused: BatchResult['refused'];
  store: () => Promise<Imported>;
}

function preparer(
  deps: ImportDeps,
  options: ImportOptions,
  looked: LookedThrough,
  source: string,
): (records: CsvRecord[]) => Promise<Prepared> {
  const { dryRun, openFollowUps } = options;
  if (options.kind === 'accounts') {
    return async (records) => {
      const { rows, refused } = await readAll<ToldAccount>(records, looked, (record) =>
        readAccount(record, looked),
      );
      return { refused, store: () => importAccounts(deps, { rows, dryRun }) };
    };
  }
  const read = answerReader({
    columns: looked.columns,
    names: looked.header.names,
    style: looked.style,
    delimiter: looked.delimiter.delimiter,
    latest: deps.now(),
    questionType: looked.header.tool === 'asknicely' ? questionType(looked) : null,
  });
  return async (records) => {
    const { rows, refused } = await readAll<ParsedAnswer>(records, looked, read);
    return { refused, store: () => importResponses(deps, { source, rows, dryRun, openFollowUps }) };
  };
}

function questionType({ header }: LookedThrough): number | null {
  const at = header.names.findIndex((name) => plain(name) === 'question type');
  return at >= 0 ? at : null;
}

async function readAll<T extends object>(
  records: CsvRecord[],
  { header }: LookedThrough,
  read: (record: CsvRecord) => T | Refused,
): Promise<{ rows: ImportRow<T>[]; refused: BatchResult['refused'] }> {
  const rows: ImportRow<T>[] = [];
  const refused: BatchResult['refused'] = [];
  for (const [i, record] of records.entries()) {
    // The database has its answers taken meanwhile, and its next statement given.
    if (i % AT_A_TIME === 0) await setImmediate();
    const told = misshapen(record, header.names.length) ?? read(record);
    if (isRefused(told)) refused.push({ record, reason: told.reason });
    else rows.push({ line: record.line, told });
  }
  return { rows, refused };
}

const AT_A_TIME = 100;

const isRefused = (told: object): told is Refused =>
  typeof (told as { reason?: unknown }).reason === 'string';

function misshapen({ broken, cells }: CsvRecord, columns: number): Refused | null {
  if (broken !== null) return { reason: broken };
  if (cells.some((cell) => cell.includes('\0'))) return { reason: 'a zero character, which no text has' };
  if (cells.length === columns) return null;
  // Trailing empty cells are left out by some programs and added by others.
  if (cells.length > columns && cells.some((cell) => /\r(?!\n)/.test(cell)))
    return {
      reason:
        'its lines end with a bare CR (old Mac) unlike those above; save the file again with one kind of line ends',
    };
  const told = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (told <= columns && cells.length < columns)
    return cells.length === 1 && columns > 2 ? wrongCount(1, columns) : null;
  return told <= columns ? null : wrongCount(cells.length, columns);
}

function wrongCount(found: number, columns: number): Refused {
  return {
    reason: `${found} ${found === 1 ? 'cell' : 'cells'} instead of ${columns}; a cell that holds the delimiter must be in quotation marks`,
  };
}
