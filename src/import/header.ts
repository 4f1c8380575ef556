import { UserError } from '../domain/errors';
import { plain } from './fields';
import type { CsvRecord } from './read-records';

/** Which program wrote the file; `plain` for one of our own or of no program that we know. */
export type Tool =
  | 'qualtrics'
  | 'surveymonkey'
  | 'typeform'
  | 'asknicely'
  | 'delighted'
  | 'google_forms'
  | 'plain';

export interface Header {
  tool: Tool;
  /** As they came, so that a file of rejects can be imported like the first one. */
  rows: string[][];
  /** One name a column; the same name twice is told apart by a number. */
  names: string[];
  /** The same, but with columns of one name not told apart, unless a known tool wrote the file. */
  written: string[];
  /** Columns whose cells are free text, where the tool says so. */
  openText: number[];
  /** The zone of times without one, where the tool says so. */
  zone: string | null;
  /** Where the columns stood that a file of rejects has more; null in any other file. They are in neither rows nor names. */
  rejectColumns: number | null;
}

/** How many rows a header can have. */
export const HEADER_ROWS_MAX = 3;
/** What a file of rejects has besides the columns of the first one. */
export const REJECT_COLUMNS = ['Line (not imported)', 'Reason (not imported)'];

/** Recognises the tool by the first rows of a file. */
export function readHeader(file: string, records: CsvRecord[]): Header {
  const at = rejectColumns(records[0]?.cells.map((cell) => cell.trim()) ?? []);
  const first =
    at === null ? records : records.map((record) => ({ ...record, cells: withoutTwo(record.cells, at) }));
  const top = first[0];
  if (!top) throw new UserError(`${file} is empty.`);
  if (top.broken !== null) throw new UserError(`${file}, line ${top.line}: ${top.broken}.`);
  const cells = top.cells.map((cell) => cell.trim());
  if (cells.every((cell) => cell === ''))
    throw new UserError(`${file}, line ${top.line}: the first row must name the columns, but it is empty.`);
  const words = cells.map(plain);
  const tool = toolOf(words, first[2]?.cells ?? []);
  const header = {
    tool,
    openText: [] as number[],
    zone: null as string | null,
    rejectColumns: at,
  };
  const { names, ...more } =
    tool === 'qualtrics'
      ? qualtrics(cells, first)
      : tool === 'surveymonkey'
        ? surveyMonkey(cells, first)
        : { rows: [top.cells], names: distinct(cells) };
  return { ...header, ...more, names, written: tool === 'plain' ? cells : names };
}

function toolOf(words: string[], third: string[]): Tool {
  const has = (...names: string[]) => names.every((name) => words.includes(name));
  if (has('response id') && third.some((cell) => cell.startsWith('{"ImportId"'))) return 'qualtrics';
  if (has('respondent id', 'collector id')) return 'surveymonkey';
  if (words[0] === '#' && (has('network id') || has('submit date utc'))) return 'typeform';
  if (has('response id', 'answer') && (has('question type') || has('answerlabel'))) return 'asknicely';
  if (has('score', 'permalink')) return 'delighted';
  if (words[0] === 'timestamp') return 'google_forms';
  return 'plain';
}

// Names for the program, words for people, and what the column is for the program that reads it.
function qualtrics(names: string[], first: CsvRecord[]) {
  const ids = (first[2]?.cells ?? []).map(importId);
  return {
    rows: first.slice(0, 3).map(({ cells }) => cells),
    names: distinct(names),
    openText: ids.flatMap(({ ImportId }, i) => (/^QID\d+_TEXT$/.test(String(ImportId)) ? [i] : [])),
    zone: ids.map(({ timeZone }) => timeZone).find((zone) => typeof zone === 'string') ?? null,
  };
}

function importId(cell: string): { ImportId?: unknown; timeZone?: string } {
  try {
    return Object(JSON.parse(cell));
  } catch {
    return {};
  }
}

// Questions, and below them the parts of each; a question with several parts stands over the first of them alone.
function surveyMonkey(questions: string[], first: CsvRecord[]) {
  const second = first[1]?.cells ?? [];
  if (second[0]?.trim() || second.every((cell) => cell.trim() === ''))
    return { rows: [first[0]!.cells], names: distinct(questions) };
  let question = '';
  const names = questions.map((own, i) => {
    const part = second[i]?.trim() ?? '';
    question = own || question;
    return part === '' || /^(open-ended response|response)$/i.test(part) ? question : `${question}: ${part}`;
  });
  return {
    rows: [first[0]!.cells, second],
    names: distinct(names),
    openText: second.flatMap((part, i) => (/^open-ended response$/i.test(part.trim()) ? [i] : [])),
  };
}

function rejectColumns(cells: string[]): number | null {
  const at = cells.indexOf(REJECT_COLUMNS[0]!);
  return at > 0 && cells[at + 1] === REJECT_COLUMNS[1] ? at : null;
}

/**
 * The cells of a row of a file of rejects without line and reason. Where a delimiter too many moved them, they are
 * found behind it; where they were taken away and it is in their place, the row stays too long.
 */
export function ownCells(cells: string[], { names, rejectColumns: at }: Header): string[] {
  if (at === null) return cells;
  const told = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const from = at + Math.max(0, told - names.length - REJECT_COLUMNS.length);
  const [line = '', reason = ''] = cells.slice(from).map((cell) => cell.trim());
  const isOurs = line === '' || reason !== '' || /^\d+(-\d+)?$/.test(line);
  return isOurs ? withoutTwo(cells, from) : cells.slice(0, told);
}

const withoutTwo = (cells: string[], at: number) => cells.toSpliced(at, REJECT_COLUMNS.length);

// Column names become names of properties, and these must not be mistaken for what every object has.
const TAKEN = new Set(['__proto__', 'constructor', 'prototype']);

function distinct(names: string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, i) => {
    const own = name === '' || TAKEN.has(name) ? `column ${i + 1}` : name;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return count === 1 ? own : `${own} (${count})`;
  });
}
