import { ACCOUNT_FIELDS, type Field, RESPONSE_FIELDS } from './fields';
import { type ColumnChoice, type Columns, Finder } from './find-columns';
import type { Header } from './header';
import { SayFirst } from './say-first';

const ACCOUNT_FILE_FIELDS: Field[] = [...ACCOUNT_FIELDS, 'churned_at'];

/**
 * Finds the columns of a file of answers. Which question is the score is never guessed: unless a column has its name
 * or its usual wording, and one alone, a person has to say (SayFirst).
 */
export function responseColumns(file: string, header: Header, choices: ColumnChoice[]): Columns {
  const found = new Finder(file, header, choices, [...RESPONSE_FIELDS, ...ACCOUNT_FIELDS], 'responses');
  for (const field of RESPONSE_FIELDS) if (field !== 'score' && field !== 'comment') found.byHeader(field);
  for (const field of ACCOUNT_FIELDS) found.byHeader(field);
  found.score();
  found.comment();
  return found.columns();
}

/** Finds the columns of a file of accounts; SayFirst when there is none to know an account by. */
export function accountColumns(file: string, header: Header, choices: ColumnChoice[]): Columns {
  const found = new Finder(file, header, choices, ACCOUNT_FILE_FIELDS, 'accounts');
  for (const field of ACCOUNT_FILE_FIELDS) found.byHeader(field);
  const columns = found.columns();
  if (columns.at.account_id === undefined && columns.at.domain === undefined) {
    throw new SayFirst(
      `${file}: no column is the account's id or its domain, and one of them is needed to know an account by.`,
      {
        flag: found.ask('account_id'),
        form: 'Write “Account ID” or “Domain” over that column, and drop the file again.',
      },
    );
  }
  return columns;
}
