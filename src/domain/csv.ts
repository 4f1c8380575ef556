export type Cell = string | number | boolean | Date | null;

/** A file for somebody's spreadsheet, and what is said with it. `name` is without its ending. */
export interface CsvExport {
  name: string;
  words: string;
  head: string[];
  records: Cell[][];
}

/** So many rows are a file of some megabytes, made in memory. */
export const EXPORT_ROWS_MAX = 20_000;

// What a spreadsheet takes for a formula (OWASP, CSV Injection), also behind blanks, and in full width as Excel reads it.
const FORMULA = /^[\s\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/;

/**
 * One record of a CSV file, with its line end (RFC 4180). Words that a spreadsheet would run as a formula get an
 * apostrophe in front; numbers are numbers, so that -5 stays one. Instants are ISO 8601 in UTC. Throws for a number that
 * is none.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(textOf).map(quoted).join(',')}\r\n`;
}

/** A whole file. It begins with a byte order mark, without which Excel reads UTF-8 as something else. */
export function csvFile(head: readonly string[], records: readonly (readonly Cell[])[]): string {
  for (const [i, record] of records.entries()) {
    if (record.length !== head.length)
      throw new Error(`Record ${i + 1} has ${record.length} cells, and the header ${head.length}.`);
  }
  return `\ufeff${[head, ...records].map(csvLine).join('')}`;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new Error(`${cell} is no number for a file.`);
    return Object.is(cell, -0) ? '0' : String(cell);
  }
  if (typeof cell === 'boolean') return String(cell);
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
