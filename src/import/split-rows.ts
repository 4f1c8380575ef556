import type { CsvRecord } from './read-records';

/** More than any comment; a row that goes on for longer has a quote that never closes. */
export const ROW_MAX = 1 << 20;
/** In characters, each of which is up to three bytes: what is longer is for the parser to judge. */
const PLAIN_MAX = ROW_MAX / 4;

interface Split {
  records: CsvRecord[];
  /** From the first row that is not here. */
  rest: string;
  /** How many lines there are before the rest. */
  lines: number;
  /** The rest begins with a row whose quotation marks are not where they belong, or that is very long. */
  isOdd: boolean;
}

/** Splits text into the rows that are whole and plain; stops before the first that is not. */
export function splitRows(
  raw: string,
  { delimiter, lines: before }: { delimiter: string; lines: number },
): Split {
  const text = wellFormed(raw);
  const records: CsvRecord[] = [];
  let lines = before;
  let at = 0;
  let isOdd = false;
  for (;;) {
    const end = text.indexOf('\n', at);
    if (end === -1) break;
    const line = text.slice(at, end);
    if (line.length > PLAIN_MAX) {
      isOdd = true;
      break;
    }
    if (!line.includes('"')) {
      lines += 1;
      if (line !== '')
        records.push({ line: lines, lastLine: lines, cells: line.split(delimiter), broken: null });
      at = end + 1;
      continue;
    }
    const row = quotedRow(text, at, delimiter);
    if (row === 'unfinished') break;
    isOdd = row === 'odd' || row.end - at > PLAIN_MAX;
    if (row === 'odd' || isOdd) break;
    records.push({ line: lines + 1, lastLine: lines + 1 + row.newlines, cells: row.cells, broken: null });
    lines += 1 + row.newlines;
    at = row.end;
  }
  const rest = text.slice(at);
  return { records, rest, lines, isOdd: isOdd || rest.length > PLAIN_MAX };
}

// Half of a letter is none, and no database keeps it. The last line may go on with the other half.
function wellFormed(raw: string): string {
  if (!/\p{Surrogate}/u.test(raw)) return raw;
  const end = raw.lastIndexOf('\n') + 1;
  return Buffer.from(raw.slice(0, end)).toString() + raw.slice(end);
}

interface QuotedRow {
  cells: string[];
  /** Where the next row begins. */
  end: number;
  newlines: number;
}

function quotedRow(text: string, from: number, delimiter: string): QuotedRow | 'odd' | 'unfinished' {
  const cells: string[] = [];
  let newlines = 0;
  let lineEnd = text.indexOf('\n', from);
  for (let at = from; ; ) {
    let end: number;
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1 || close + 1 === text.length) return 'unfinished';
      const inside = text.slice(at + 1, close);
      while (lineEnd !== -1 && lineEnd < close) {
        newlines += 1;
        lineEnd = text.indexOf('\n', lineEnd + 1);
      }
      cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside);
      end = close + 1;
      if (text[end] !== delimiter && text[end] !== '\n') return 'odd';
    } else {
      if (lineEnd === -1) return 'unfinished';
      const next = text.indexOf(delimiter, at);
      end = next === -1 || next > lineEnd ? lineEnd : next;
      const cell = text.slice(at, end);
      if (cell.includes('"')) return 'odd';
      cells.push(cell);
    }
    if (text[end] === '\n') return { cells, end: end + 1, newlines };
    at = end + 1;
  }
}

/** Where the quote is that closes a cell; two of them in a row are one that belongs to the text. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
