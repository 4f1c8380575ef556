import { ACCOUNT_FIELDS, type Field, plain, RESPONSE_FIELDS } from './fields';
import { type ColumnChoice, type Columns, Finder } from './find-columns';
import type { Header } from './header';
import { SayFirst } from './say-first';

const ACCOUNT_FILE_FIELDS: Field[] = [...ACCOUNT_FIELDS, 'churned_at'];

/**
 * Finds the columns of a file of answers. Which question is the score is never guessed: unless a column has its name
 * or its usual wording, and one alone, a person has to say (SayFirst). So it is with the date of the answer where
 * some column could be it, because the day of the import would move the numbers of today.
 */
export function responseColumns(
  file: string,
  header: Header,
  { columns: choices, answeredToday }: { columns: ColumnChoice[]; answeredToday: boolean },
): Columns {
  const found = finderOfAnswers(file, header, choices);
  found.score();
  found.comment();
  found.answeredAt(answeredToday);
  return found.columns();
}

function finderOfAnswers(file: string, header: Header, choices: ColumnChoice[]): Finder {
  const found = new Finder(file, header, choices, [...RESPONSE_FIELDS, ...ACCOUNT_FIELDS], 'responses');
  for (const field of RESPONSE_FIELDS) if (field !== 'score' && field !== 'comment') found.byHeader(field);
  for (const field of ACCOUNT_FIELDS) found.byHeader(field);
  return found;
}

/** Finds the columns of a file of accounts; SayFirst when there is none to know an account by, or nothing else about it. */
export function accountColumns(
  file: string,
  header: Header,
  { columns: choices }: { columns: ColumnChoice[] },
): Columns {
  const found = finderOfAccounts(file, header, choices);
  const columns = found.columns();
  if (columns.at.account_id === undefined && columns.at.domain === undefined) {
    throw new SayFirst(
      `${file}: no column is the account's id or its domain, and one of them is needed to know an account by.`,
      {
        flag: found.ask('account_id'),
        form: 'Choose the id under “Which column is the account’s id?”. For a domain, write “Domain” over its column, and drop the file again.',
      },
    );
  }
  if (Object.keys(columns.at).length < 2) {
    throw new SayFirst(
      `${file}: no column tells anything about an account but how it is known, so there is nothing to import.`,
      {
        flag: found.ask('account_name'),
        form: 'Choose under “Which column is the account’s name?” or “Which column is the plan?”, if one of them is it.',
      },
    );
  }
  const isInsisted = choices.some(({ field, column }) => column !== 'none' && field !== 'account_id');
  if (!isInsisted && looksLikeAnswers(header)) {
    const name = `#${columns.at.account_name! + 1}`;
    throw new SayFirst(
      `${file}: this looks like answers and not like accounts: it has a column that answers have, and none that accounts alone have (domain, plan, ARR, owner ...).`,
      {
        flag: `If they are answers: npm run import -- responses ${file}\nIf they are accounts, say that ${name} is their name: --column account_name='${name}'`,
        form: 'If they are accounts, choose under “Which column is the account’s name?” which it is.',
      },
    );
  }
  return columns;
}

function finderOfAccounts(file: string, header: Header, choices: ColumnChoice[]): Finder {
  const found = new Finder(file, header, choices, ACCOUNT_FILE_FIELDS, 'accounts');
  for (const field of ACCOUNT_FILE_FIELDS) found.byHeader(field);
  return found;
}

/** What a header says by itself, as far as it does; what is open is left out. */
export function recognised(header: Header, kind: 'responses' | 'accounts'): Columns {
  if (kind === 'accounts') return finderOfAccounts('', header, []).columns();
  const found = finderOfAnswers('', header, []);
  for (const find of [() => found.score(), () => found.comment()]) {
    try {
      find();
    } catch (error) {
      if (!(error instanceof SayFirst)) throw error;
    }
  }
  return found.columns();
}

/**
 * What is in a file by its header alone; null where it does not say. Accounts are only taken for that when a column
 * knows them, another is a fact about them, and none speaks of people or of what they said: a list of comments has an
 * "id", too.
 */
export function kindByHeader(header: Header): 'responses' | 'accounts' | null {
  if (header.tool !== 'plain') return 'responses';
  const { answers, isAccount, id, hasName, hasFacts } = signsIn(header);
  if (answers.score !== undefined) return 'responses';
  if (RESPONSE_FIELDS.some((field) => answers[field] !== undefined && !IN_BOTH.includes(field))) return null;
  if (hasFacts) return id !== undefined || isAccount ? 'accounts' : null;
  return isAccount && (hasName || (id !== undefined && answers.domain !== undefined)) ? 'accounts' : null;
}

function signsIn(header: Header) {
  const answers = recognised(header, 'responses').at;
  const { account_id: id, domain, account_name: name, ...facts } = recognised(header, 'accounts').at;
  return {
    answers,
    id,
    // An "id" with a "name" may be anybody's.
    isAccount: answers.account_id !== undefined || domain !== undefined,
    hasName: name !== undefined,
    hasFacts: Object.keys(facts).length > 0,
  };
}

// A "name" is then a person's, and each would become an account.
function looksLikeAnswers(header: Header): boolean {
  const { answers, hasFacts } = signsIn(header);
  if (hasFacts || answers.domain !== undefined || answers.account_name !== undefined) return false;
  const when = answers.answered_at === undefined ? '' : plain(header.names[answers.answered_at]!);
  return (
    header.tool !== 'plain' ||
    OF_ANSWERS.some((field) => answers[field] !== undefined) ||
    // An account was created at some date, too.
    /^(answered|submit|respon|recorded)/.test(when)
  );
}

const OF_ANSWERS: Field[] = ['score', 'comment', 'may_quote', 'wave'];

/** What a file of accounts may have a column of, too, if only by its name: "id" and "name" are then the account's. */
const IN_BOTH: Field[] = ['response_id', 'name', 'answered_at', 'updated_at'];
