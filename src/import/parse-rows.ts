import { type CsvError, type InfoRecord, parse } from 'csv-parse';
import { UserError } from '../domain/errors';
import type { CsvRecord, RecordChunk, TextPiece } from './read-records';
import { ROW_MAX } from './split-rows';

/**
 * Reads rows with a parser that says what is wrong with them, from wherever `splitRows` found something out of the
 * ordinary; \`lines\` is how many lines of the file came before. A quote that opens and never closes is a UserError
 * that names its line, never one long last cell.
 */
export async function* parseRows(
  file: string,
  pieces: AsyncIterable<TextPiece>,
  { delimiter, lines: offset }: { delimiter: string; lines: number },
): AsyncGenerator<RecordChunk> {
  let records: CsvRecord[] = [];
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
  for await (const { text, bytesRead } of pieces) {
    parser.write(text);
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
