import { createHash } from 'node:crypto';
import type { ParsedAnswer } from '../domain/answer';
import { isAhead } from '../domain/future-times';
import { readComment } from '../ingest/adapters/reading';
import { cellsOf, factsFrom, type Refused } from './cells';
import type { Columns } from './find-columns';
import type { CsvRecord } from './read-records';
import { readTime, type TimeStyle } from './times';

export interface AnswerReader {
  columns: Columns;
  names: string[];
  style: TimeStyle;
  delimiter: string;
  /** Nothing was answered, or changed, after this. */
  latest: Date;
  /** A row whose cell for the date is empty was answered today; else it is refused. */
  answeredToday: boolean;
  /** For AskNicely, whose exports mix kinds of questions: where the kind is told. */
  questionType: number | null;
}

const ID_MAX = 200;

/**
 * Makes rows of a file answers. Rows without an id get one that is made of what they say, and of which time they say
 * it, so that the same file gives the same ids again; it takes about 50 bytes of memory for each such row.
 */
export function answerReader(reader: AnswerReader): (record: CsvRecord) => ParsedAnswer | Refused {
  const seen = new Map<string, number>();
  return (record) => {
    const swallowed = swallowedRow(record, reader);
    if (swallowed) return swallowed;
    const answer = readAnswer(record, reader);
    if ('reason' in answer) return answer;
    if (answer.sourceResponseId === '') answer.sourceResponseId = derivedId(answer, seen);
    return answer;
  };
}

function readAnswer(record: CsvRecord, reader: AnswerReader): ParsedAnswer | Refused {
  const { columns, names, style } = reader;
  const cell = cellsOf(record.cells, columns.at);
  if (reader.questionType !== null) {
    const kind = (record.cells[reader.questionType] ?? '').trim().toLowerCase();
    if (kind !== '' && kind !== 'nps')
      return { reason: `not an NPS answer: its question type is “${kind.slice(0, 40)}”` };
  }
  const score = readScore(cell('score'));
  if (typeof score === 'object') return score;
  const id = cell('response_id');
  if (id.length > ID_MAX) return { reason: `response id: longer than ${ID_MAX} characters` };
  const answeredAt = readTime(cell('answered_at'), style);
  if (isRefused(answeredAt)) return about('answered at', cell('answered_at'), answeredAt);
  if (isAhead(answeredAt, reader.latest))
    return { reason: `answered at: “${cell('answered_at')}” is in the future` };
  if (answeredAt === null && columns.at.answered_at !== undefined && !reader.answeredToday)
    return { reason: 'no date of the answer: it is not taken for one of today' };
  const updatedAt = readTime(cell('updated_at'), style);
  if (isRefused(updatedAt)) return about('updated at', cell('updated_at'), updatedAt);
  // It would keep every later correction from counting.
  if (isAhead(updatedAt, reader.latest))
    return { reason: `updated at: “${cell('updated_at')}” is in the future` };
  const mayQuote = readMayQuote(cell('may_quote'));
  if (mayQuote !== null && typeof mayQuote === 'object') return mayQuote;
  const facts = factsFrom(cell, style);
  if ('reason' in facts) return facts;
  const wave = cell('wave');
  if (wave.length > ID_MAX) return { reason: `wave: longer than ${ID_MAX} characters` };
  return {
    sourceResponseId: id,
    score,
    comment: columns.at.comment === undefined ? null : readComment(record.cells[columns.at.comment]),
    mayQuote,
    answeredAt,
    updatedAt,
    wave: wave || null,
    ...facts,
    properties: propertiesOf(record.cells, columns.others, names),
  };
}

const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'reason' in value;

function about(name: string, text: string, { reason }: Refused): Refused {
  return { reason: `${name}: “${text.slice(0, 40)}”: ${reason}` };
}

/** A whole number, or one with its end of the scale in words, such as "10 - Extremely likely". */
function readScore(cell: string): number | Refused {
  if (cell === '') return { reason: 'no score' };
  const number =
    /^(\d{1,2})(?:[.,]0+)?$/.exec(cell) ??
    /^(\d{1,2})\s*[-–—:(=][^\d]{1,80}$/.exec(cell) ??
    /^[^\d]{1,80}[-–—:(=]\s*(\d{1,2})\)?$/.exec(cell);
  const score = number ? Number(number[1]) : Number.NaN;
  if (score >= 0 && score <= 10 && !/^-/.test(cell)) return score;
  return { reason: `the score must be a whole number from 0 to 10, but it is “${cell.slice(0, 40)}”` };
}

// Consent is never guessed from another word; an empty cell tells nothing.
function readMayQuote(cell: string): boolean | null | Refused {
  if (cell === '') return null;
  if (/^(yes|y|true|1)$/i.test(cell)) return true;
  if (/^(no|n|false|0)$/i.test(cell)) return false;
  return { reason: `may quote: “${cell.slice(0, 40)}”: write yes or no, or leave it empty` };
}

function propertiesOf(cells: string[], others: number[], names: string[]): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const i of others) {
    const value = cells[i];
    if (value !== undefined && value.trim() !== '') properties[names[i]!] = value;
  }
  return properties;
}

function derivedId(answer: ParsedAnswer, seen: Map<string, number>): string {
  const { person, account } = answer;
  const said = [
    answer.score,
    answer.comment,
    answer.answeredAt?.toISOString() ?? null,
    answer.wave,
    person.externalId,
    person.email?.toLowerCase() ?? null,
    person.name,
    account.externalId,
  ];
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
  const times = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, times);
  return `row_${hash}${times > 1 ? `_${times}` : ''}`;
}

// A quote that opens by mistake takes the rows that follow into one cell, until another quote closes it: then a line
// inside that cell reads like a row of its own, with a score where the score is.
function swallowedRow({ cells }: CsvRecord, { columns, names, delimiter }: AnswerReader): Refused | null {
  if (names.length < 2) return null;
  for (const cell of cells) {
    if (!cell.includes('\n')) continue;
    for (const line of cell.split('\n').slice(1)) {
      const parts = line.split(delimiter);
      if (
        parts.length >= names.length &&
        typeof readScore((parts[columns.at.score!] ?? '').trim()) === 'number'
      )
        return {
          reason:
            'a cell goes on over lines that look like rows of their own, so a quotation mark may be missing; mend it, or put these lines apart',
        };
    }
  }
  return null;
}
