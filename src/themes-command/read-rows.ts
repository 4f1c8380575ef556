import { stat } from 'node:fs/promises';
import { UserError } from '../domain/errors';
import { delimiterInWords } from '../import/delimiter';
import { detectEncoding } from '../import/encoding';
import { HEADER_ROWS_MAX, type Header, ownCells, readHeader } from '../import/header';
import { type CsvRecord, readDelimiter, readRecords } from '../import/read-records';
import type { ThemesOptions } from './arguments';
import { type CommentColumns, findColumns } from './find-columns';

/** A row of the file: a comment, or why it cannot be read. */
export interface Row {
  id: string;
  line: number;
  comment: string;
  /** 0-10; null when there is none, or something else stands there. */
  score: number | null;
  /** The cell of the score holds what is no score. */
  oddScore: boolean;
  trouble: string | null;
}

export interface CommentFile {
  header: Header;
  columns: CommentColumns;
  /** How it was read, in words. */
  manner: string;
  /** All rows from the first one on, a piece at a time, with the share of the file that is read by then. */
  rows: () => AsyncGenerator<{ rows: Row[]; share: number }>;
}

/** Settles how a file of comments is written; UserError for one that cannot be read. */
export async function openCommentFile({
  file,
  encoding: named,
  named: headers,
}: ThemesOptions): Promise<CommentFile> {
  const bytes = await sizeOf(file);
  const encoding = await detectEncoding(file, named);
  const delimiter = await readDelimiter(file, encoding);
  const first: CsvRecord[] = [];
  for await (const { records } of readRecords(file, encoding, delimiter)) {
    first.push(...records);
    if (first.length >= HEADER_ROWS_MAX) break;
  }
  const header = readHeader(file, first.slice(0, HEADER_ROWS_MAX));
  const columns = findColumns(file, header, headers);
  return {
    header,
    columns,
    manner: `${encoding.because}, separated by ${delimiterInWords(delimiter.delimiter)}`,
    rows: async function* () {
      let toSkip = header.rows.length;
      let number = 0;
      let read = 0;
      for await (const { records, bytesRead } of readRecords(file, encoding, delimiter)) {
        read += bytesRead;
        const data = records.slice(Math.min(toSkip, records.length));
        toSkip -= records.length - data.length;
        yield {
          rows: data.map((record) => rowOf(record, header, columns, ++number)),
          share: Math.min(1, read / bytes),
        };
      }
    },
  };
}

function rowOf(record: CsvRecord, header: Header, columns: CommentColumns, number: number): Row {
  const { line, broken } = record;
  const cells = ownCells(record.cells, header);
  const id = (columns.id === null ? '' : (cells[columns.id] ?? '').trim()) || String(number);
  const trouble = broken ?? misshapen(cells, header.names.length);
  if (trouble !== null) return { id, line, comment: '', score: null, oddScore: false, trouble };
  const told = columns.score === null ? '' : (cells[columns.score] ?? '').trim();
  const score = /^(?:\d|10)(?:\.0+)?$/.test(told) ? Number(told) : null;
  return {
    id,
    line,
    comment: cells[columns.text] ?? '',
    score,
    oddScore: told !== '' && score === null,
    trouble: null,
  };
}

function misshapen(cells: string[], columns: number): string | null {
  if (cells.findLastIndex((cell) => cell.trim() !== '') < columns) return null;
  return `${cells.length} cells instead of ${columns}; a comment that holds the delimiter must be in quotation marks`;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new UserError(`${file} ${why}. Name a CSV file that is there.`, { cause });
  });
  if (!found.isFile()) throw new UserError(`${file} is no file.`);
  if (found.size === 0) throw new UserError(`${file} is empty.`);
  return found.size;
}
