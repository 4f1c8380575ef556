import { open } from 'node:fs/promises';
import { type CsvError, type InfoRecord, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { UserError } from '../domain/errors';
import { type Delimiter, delimiterOf } from './delimiter';
import type { Encoding } from './encoding';

/** One row of a file, wherever its line breaks are. */
export interface CsvRecord {
  /** Of its first line; the first of the file is 1. */
  line: number;
  lastLine: number;
  cells: string[];
  /** Why its cells cannot be told apart; null for a whole one. */
  broken: string | null;
}

export interface RecordChunk {
  records: CsvRecord[];
  bytesRead: number;
}

const CHUNK = 1 << 17;
/** More than any comment; a row that goes on for longer has a quote that never closes. */
const ROW_MAX = 1 << 20;
const HEADER_MAX = 1 << 18;

/** Reads the delimiter from the header of a file. */
export async function readDelimiter(file: string, encoding: Encoding): Promise<Delimiter> {
  let start = '';
  for await (const { text } of textOf(file, encoding)) {
    start += text;
    if (start.length >= HEADER_MAX || start.includes('\n')) break;
  }
  return delimiterOf(file, start);
}

/**
 * Reads all rows of a file, a piece at a time, so that a file of any size takes little memory. A quote that opens
 * and never closes is a UserError that names its line, never one long last cell.
 */
export async function* readRecords(
  file: string,
  encoding: Encoding,
  { delimiter, skip }: Delimiter,
): AsyncGenerator<RecordChunk> {
  let records: CsvRecord[] = [];
  // Of the `sep=` line, which the parser never sees.
  const offset = skip > 0 ? 1 : 0;
  let lastLine = offset;
  let emptyLines = 0;
  let broken: string | null = null;
  // Where the quotes of the broken piece went wrong: after that line, the parser takes text for a cell and cells for text.
  let quotesWrongOn: number | null = null;
  let fatal: UserError | null = null;
  const settle = (info: InfoRecord, cells: string[]) => {
    const empty = info.empty_lines - emptyLines;
    records.push({ line: lastLine + 1 + empty, lastLine: info.lines + offset, cells, broken: null });
    quotesWrongOn = null;
    lastLine = info.lines + offset;
    emptyLines = info.empty_lines;
  };
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: ROW_MAX,
    // Nothing is handed on by the stream: each row is taken the moment it is known.
    on_record: (cells: string[], info) => {
      // The rows that were left out between the last one and this are one broken piece.
      if (broken !== null) brokenPiece(info, cells);
      settle(info, cells);
      return null;
    },
    on_skip: (error) => {
      if (!error) return;
      if (isEndless(error)) fatal ??= neverCloses(file, quotesWrongOn ?? lastLine + 1);
      else broken ??= wordsFor(error);
      if (isWrongEnd(error)) quotesWrongOn ??= Number(error.lines) + offset;
    },
  });
  const brokenPiece = (info: InfoRecord, cells: string[]) => {
    const last = info.lines + offset - 1 - newlinesIn(cells);
    records.push({ line: lastLine + 1, lastLine: last, cells: [], broken });
    lastLine = last;
    emptyLines = info.empty_lines;
    broken = null;
  };
  parser.on('error', () => {});
  let left = skip;
  for await (const { text, bytesRead } of textOf(file, encoding)) {
    const part = left > 0 ? text.slice(left) : text;
    left = Math.max(0, left - text.length);
    parser.write(part);
    if (fatal) throw fatal;
    yield { records, bytesRead };
    records = [];
  }
  parser.end();
  if (fatal) throw fatal;
  if (broken !== null) records.push({ line: lastLine + 1, lastLine: lastLine + 1, cells: [], broken });
  if (records.length > 0) yield { records, bytesRead: 0 };
}

const isEndless = ({ code }: CsvError) => code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE';

const isWrongEnd = ({ code }: CsvError) => code === 'CSV_INVALID_CLOSING_QUOTE';

function neverCloses(file: string, line: number): UserError {
  return new UserError(
    `${file}: in the row that begins on line ${line}, a quotation mark opens and does not close, so where the rows after it begin cannot be told. ` +
      'Close it, or write it twice ("") if it belongs to the text, and import the file again.',
  );
}

function wordsFor({ code }: CsvError): string {
  switch (code as string) {
    case 'INVALID_OPENING_QUOTE':
      return 'a quotation mark inside a cell that is not in quotation marks; put the whole cell in them, and write the one inside twice ("")';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'text after a closing quotation mark; write a quotation mark that belongs to the text twice ("")';
  }
  return 'the row cannot be read as CSV';
}

function newlinesIn(cells: string[]): number {
  let n = 0;
  for (const cell of cells)
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) n += 1;
  return n;
}

/** The text of a file, in pieces, with one kind of line end. */
async function* textOf(
  file: string,
  encoding: Encoding,
): AsyncGenerator<{ text: string; bytesRead: number }> {
  const decoder = iconv.getDecoder(encoding.name, { stripBOM: false });
  const ends = lineEnds();
  const handle = await open(file);
  try {
    for (let at = encoding.skip; ; ) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at);
      if (bytesRead === 0) break;
      at += bytesRead;
      yield { text: ends(decoder.write(buffer.subarray(0, bytesRead))), bytesRead };
    }
    const rest = ends(decoder.end() ?? '', true);
    if (rest) yield { text: rest, bytesRead: 0 };
  } finally {
    await handle.close();
  }
}

// One line end for all: the parser counts a CRLF inside of quotation marks as two lines. Files whose first line ends
// with a bare CR are from old spreadsheets, and theirs are all so; elsewhere a bare CR belongs to the text.
function lineEnds(): (text: string, last?: boolean) => string {
  let bareCr: boolean | null = null;
  let held = '';
  return (text, last = false) => {
    let whole = held + text;
    held = '';
    if (!last && whole.endsWith('\r')) {
      whole = whole.slice(0, -1);
      held = '\r';
    }
    if (!whole.includes('\r')) return whole;
    bareCr ??= /^[^\n]*\r(?!\n)/.test(whole);
    return bareCr ? whole.replace(/\r\n?/g, '\n') : whole.replaceAll('\r\n', '\n');
  };
}
