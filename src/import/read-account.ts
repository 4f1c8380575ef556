import type { ToldAccount } from '../use-cases/history/import-accounts';
import { accountFrom, cellsOf, type Refused } from './cells';
import type { LookedThrough } from './open-file';
import type { CsvRecord } from './read-records';
import { readTime } from './times';

/** Makes a row of a file an account. */
export function readAccount(
  record: CsvRecord,
  { columns, style }: Pick<LookedThrough, 'columns' | 'style'>,
): ToldAccount | Refused {
  const cell = cellsOf(record.cells, columns.at);
  const account = accountFrom(cell, style);
  if ('reason' in account) return account;
  const churnedAt = readTime(cell('churned_at'), { ...style, zone: style.zone ?? 'UTC' });
  if (churnedAt !== null && 'reason' in churnedAt) return { reason: `churned at: ${churnedAt.reason}` };
  return { ...account, churnedAt };
}
