import { setImmediate } from 'node:timers/promises';
import type { ParsedAnswer } from '../domain/answer';
import { importAccounts, type ToldAccount } from '../use-cases/history/import-accounts';
import type { Imported, ImportRow } from '../use-cases/history/import-batch';
import { importResponses } from '../use-cases/history/import-responses';
import type { ImportDeps } from '../use-cases/history/response-batch';
import type { Refused } from './cells';
import { plain } from './fields';
import { misshapen } from './misshapen';
import type { LookedThrough } from './open-file';
import { readAccount } from './read-account';
import { answerReader } from './read-answer';
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
  store: () => Promise<Imported>;
}

/** How batches of a file are read, by what is in it. */
export function batchReader(
  deps: ImportDeps,
  { kind, dryRun, openFollowUps, answeredToday }: BatchOptions,
  looked: LookedThrough,
  source: string,
): (records: CsvRecord[]) => Promise<Prepared> {
  if (kind === 'accounts') {
    return async (records) => {
      const { rows, refused } = await readAll<ToldAccount>(records, looked, (record) =>
        readAccount(record, looked),
      );
      return { refused, store: () => importAccounts(deps, { rows, dryRun }) };
    };
  }
  const read = answerReader({
    columns: looked.columns,
    names: looked.header.names,
    style: looked.style,
    delimiter: looked.delimiter.delimiter,
    latest: deps.now(),
    answeredToday,
    questionType: looked.header.tool === 'asknicely' ? questionType(looked) : null,
  });
  // A tool gives each answer an id of its own; a list that somebody kept may count from one each time.
  const idsMayRepeat = looked.header.tool === 'plain' && looked.columns.at.updated_at === undefined;
  return async (records) => {
    const { rows, refused } = await readAll<ParsedAnswer>(records, looked, read);
    const answers = { source, rows, dryRun, openFollowUps, idsMayRepeat };
    return { refused, store: () => importResponses(deps, answers) };
  };
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
