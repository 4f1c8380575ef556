import { stat } from 'node:fs/promises';
import { UserError } from '../domain/errors';
import { accountColumns, responseColumns } from './columns';
import type { Delimiter } from './delimiter';
import { detectEncoding, type Encoding } from './encoding';
import type { Field } from './fields';
import type { ColumnChoice, Columns } from './find-columns';
import { HEADER_ROWS_MAX, type Header, ownCells, readHeader } from './header';
import { type CsvRecord, readDelimiter, readRecords } from './read-records';
import { asItWas } from './rejects';
import { TimeEvidence } from './time-evidence';
import type { DayOrder, TimeStyle } from './times';
import { refuseDiffering } from './twin-columns';

export interface FileOptions {
  kind: 'responses' | 'accounts';
  file: string;
  encoding: string | null;
  columns: ColumnChoice[];
  /** Answers that tell no date count as given today; else they are refused. */
  answeredToday: boolean;
  order: DayOrder | null;
  zone: string | null;
}

/** A file that was looked through: how it is written is settled, and nothing of it is imported yet. */
export interface LookedThrough {
  kind: 'responses' | 'accounts';
  header: Header;
  columns: Columns;
  style: TimeStyle;
  encoding: Encoding;
  delimiter: Delimiter;
  bytes: number;
  /** The rows of data, a piece at a time. */
  records: () => AsyncGenerator<{ records: CsvRecord[]; bytesRead: number }>;
}

const MOMENTS: Field[] = ['answered_at', 'updated_at', 'churned_at'];
const DAYS: Field[] = ['customer_since', 'renewal_date'];

/**
 * Looks through a file before anything of it is imported, to its end where its beginning leaves something open: what
 * would leave it half read, or read wrongly, is a UserError that says where and what to do.
 */
export async function lookThrough(
  options: FileOptions,
  progress: (share: number) => void,
): Promise<LookedThrough> {
  const { file, kind } = options;
  const { bytes, encoding, delimiter, header } = await readHead(options);
  const columns = (kind === 'responses' ? responseColumns : accountColumns)(file, header, options);
  const records = () => dataRows(readRecords(file, encoding, delimiter), header);
  const told = {
    order: options.order,
    zone: options.zone,
    fileZone: header.zone ?? zoneInName(header, columns),
  };
  const evidence = new TimeEvidence();
  let read = 0;
  let rows = 0;
  for await (const chunk of records()) {
    refuseDiffering(file, header.names, columns.twins, chunk.records);
    gather(evidence, chunk.records, columns);
    rows += chunk.records.length;
    read += chunk.bytesRead;
    progress(Math.min(1, read / bytes));
    // Most files tell at once how they are written; a row that turns out to be written otherwise is rejected by itself.
    const isClear = encoding.quotesPaired && columns.twins.length === 0 && evidence.isClear(told);
    if (rows >= ENOUGH && isClear) break;
  }
  return { kind, header, columns, style: evidence.settle(file, told), encoding, delimiter, bytes, records };
}

/** How a file is written and what its header says; UserError when it is no file that can be read. */
export async function readHead({ file, encoding: named }: Pick<FileOptions, 'file' | 'encoding'>) {
  const bytes = await sizeOf(file);
  const encoding = await detectEncoding(file, named);
  const delimiter = await readDelimiter(file, encoding);
  const header = readHeader(file, await firstRecords(file, encoding, delimiter));
  return { bytes, encoding, delimiter, header };
}

/** After so many rows, a file whose times are all written in one clear way is believed. */
const ENOUGH = 1000;

function gather(evidence: TimeEvidence, records: CsvRecord[], { at }: Columns): void {
  for (const field of [...MOMENTS, ...DAYS]) {
    const column = at[field];
    if (column === undefined) continue;
    for (const { cells, line } of records) {
      const cell = cells[column] ?? '';
      evidence.add(cell, line, { zoned: needsZone(field, cell) });
    }
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) {
      if (found.size > 0) return found.size;
      throw new UserError(`${file} is empty.`);
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'EACCES'
          ? 'may not be read by this user'
          : 'cannot be read';
    throw new UserError(`${file} ${why}.`, { cause });
  }
  throw new UserError(`${file} is no file.`);
}

async function firstRecords(file: string, encoding: Encoding, delimiter: Delimiter): Promise<CsvRecord[]> {
  const first: CsvRecord[] = [];
  for await (const { records } of readRecords(file, encoding, delimiter)) {
    first.push(...records);
    if (first.length >= HEADER_ROWS_MAX) break;
  }
  return first.slice(0, HEADER_ROWS_MAX);
}

async function* dataRows(
  chunks: ReturnType<typeof readRecords>,
  header: Header,
): ReturnType<typeof readRecords> {
  let toSkip = header.rows.length;
  for await (const { records, bytesRead } of chunks) {
    const data = toSkip > 0 ? records.slice(toSkip) : records;
    toSkip = Math.max(0, toSkip - records.length);
    if (header.rejectColumns !== null)
      for (const record of data) record.cells = ownCells(record.cells, header).map(asItWas);
    yield { records: data, bytesRead };
  }
}

// The day on which an account left says enough; an answer is counted by its instant, so its day alone does not.
function needsZone(field: Field, cell: string): boolean {
  return field === 'churned_at' ? cell.includes(':') : MOMENTS.includes(field);
}

// "Submit Date (UTC)"
function zoneInName(header: Header, { at }: Columns): string | null {
  const names = MOMENTS.flatMap((field) => (at[field] === undefined ? [] : [header.names[at[field]]!]));
  return names.length > 0 && names.every((name) => /\(UTC\)/i.test(name)) ? 'UTC' : null;
}
