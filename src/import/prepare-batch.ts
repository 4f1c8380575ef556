import { setImmediate } from 'node:timers/promises';
import type { ParsedAnswer } from '../domain/answer';
import { importAccounts, type ToldAccount } from '../use-cases/history/import-accounts';
import type { Imported, ImportRow } from '../use-cases/history/import-batch';
import { importResponses } from '../use-cases/history/import-responses';
import { anotherPersons, type ImportDeps } from '../use-cases/history/response-batch';
import type { Refused } from './cells';
import { plain } from './fields';
import { misshapen } from './misshapen';
import { type NewestVersion, newestVersions } from './newest-versions';
import type { LookedThrough } from './open-file';
import { readAccount } from './read-account';
import { type AnswerReader, answerReader } from './read-answer';
import type { CsvRecord } from './read-records';
import type { BatchResult } from './tally';

interface BatchOptions {
  kind: 'responses' | 'accounts';
  dryRun: boolean;
  openFollowUps: boolean;
  answeredToday: boolean;
}

/** A batch that was read: what is wrong with some of its rows, and the way to store the others. */
interface Prepared {
  refused: BatchResult['refused'];
  /** How many rows tell an older version of an answer that another row of the file tells. */
  older: number;
  store: () => Promise<Imported>;
}

/** How batches of a file are read, by what is in it. */
export async function batchReader(
  deps: ImportDeps,
  { kind, dryRun, openFollowUps, answeredToday }: BatchOptions,
  looked: LookedThrough,
  { source, progress }: { source: string; progress: (bytes: number) => void },
): Promise<(records: CsvRecord[]) => Promise<Prepared>> {
  if (kind === 'accounts') {
    return async (records) => {
      const { rows, refused } = await readAll<ToldAccount>(records, looked, (record) =>
        readAccount(record, looked),
      );
      return { refused, older: 0, store: () => importAccounts(deps, { rows, dryRun }) };
    };
  }
  const reader: AnswerReader = {
    columns: looked.columns,
    names: looked.header.names,
    style: looked.style,
    delimiter: looked.delimiter.delimiter,
    latest: deps.now(),
    answeredToday,
    questionType: looked.header.tool === 'asknicely' ? questionType(looked) : null,
  };
  const read = answerReader(reader);
  const newest = await newestVersions(looked, { read: answerReader(reader), progress });
  // A tool gives each answer an id of its own; a list that somebody kept may count from one each time.
  const idsMayRepeat = looked.header.tool === 'plain' && looked.columns.at.updated_at === undefined;
  return async (records) => {
    const all = await readAll<ParsedAnswer>(records, looked, (record) => ofOnePerson(read(record), newest));
    const rows = all.rows.filter(({ line, told }) => isNewest(line, told, newest));
    const { refused } = all;
    const answers = { source, rows, dryRun, openFollowUps, idsMayRepeat };
    return { refused, older: all.rows.length - rows.length, store: () => importResponses(deps, answers) };
  };
}

// Which of two people an id belongs to, nobody can say: the row that counts stays, and the other is not lost.
function ofOnePerson(
  told: ParsedAnswer | Refused,
  newest: Map<string, NewestVersion>,
): ParsedAnswer | Refused {
  if ('reason' in told) return told;
  const email = told.person.email?.toLowerCase();
  const other = newest.get(told.sourceResponseId)?.email ?? email;
  return email === other || email === undefined ? told : { reason: anotherPersons(told.sourceResponseId) };
}

function isNewest(line: number, told: ParsedAnswer, newest: Map<string, NewestVersion>): boolean {
  const version = newest.get(told.sourceResponseId);
  if (version === undefined) return true;
  told.comment ??= version.comment;
  told.mayQuote ??= version.mayQuote;
  return version.line === line;
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
