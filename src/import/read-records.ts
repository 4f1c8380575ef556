import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { type Delimiter, delimiterOf } from './delimiter';
import type { Encoding } from './encoding';
import { parseRows } from './parse-rows';
import { splitRows } from './split-rows';

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

/** Of the text of a file, decoded. */
export interface TextPiece {
  text: string;
  bytesRead: number;
}

const CHUNK = 1 << 17;
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
 * Reads all rows of a file, a piece at a time, so that a file of any size takes little memory. Plain rows are split
 * here, ten times as fast as the parser that gets the rest of the file from the first row on that is not plain.
 */
export async function* readRecords(
  file: string,
  encoding: Encoding,
  { delimiter, skip }: Delimiter,
): AsyncGenerator<RecordChunk> {
  // The `sep=` line is none of the rows.
  let lines = skip > 0 ? 1 : 0;
  let rest = '';
  const pieces = withoutStart(textOf(file, encoding), skip);
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      const { text, bytesRead } = next.value;
      const split = splitRows(rest + text, { delimiter, lines });
      yield { records: split.records, bytesRead };
      ({ rest, lines } = split);
      if (split.isOdd) break;
    }
    // What is left at the end of the file has no line end, or a quote that never closes.
    yield* parseRows(file, continued(rest, pieces), { delimiter, lines });
  } finally {
    await pieces.return(undefined);
  }
}

async function* continued(rest: string, pieces: AsyncGenerator<TextPiece>): AsyncGenerator<TextPiece> {
  yield { text: rest, bytesRead: 0 };
  yield* pieces;
}

async function* withoutStart(pieces: AsyncGenerator<TextPiece>, skip: number): AsyncGenerator<TextPiece> {
  let left = skip;
  for await (const { text, bytesRead } of pieces) {
    yield { text: left > 0 ? text.slice(left) : text, bytesRead };
    left = Math.max(0, left - text.length);
  }
}

/** The text of a file, in pieces, with one kind of line end. */
async function* textOf(file: string, encoding: Encoding): AsyncGenerator<TextPiece> {
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
