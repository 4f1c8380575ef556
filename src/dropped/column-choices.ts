import type { DropChoices, DropColumn } from '../domain/dropped-file';
import { recognised } from '../import/columns';
import type { Field } from '../import/fields';
import type { ColumnChoice } from '../import/find-columns';
import type { Header } from '../import/header';

type Kind = 'responses' | 'accounts';

/** What is chosen for the date of the answer where no column tells it. */
export const TODAY = 'today';

/** Each column that a person can choose, as a file's field, and in which kinds of files. */
const FIELDS: Record<DropColumn, { field: Field; of: Kind[] }> = {
  score: { field: 'score', of: ['responses'] },
  comment: { field: 'comment', of: ['responses'] },
  answeredAt: { field: 'answered_at', of: ['responses'] },
  email: { field: 'email', of: ['responses'] },
  accountId: { field: 'account_id', of: ['responses', 'accounts'] },
  accountName: { field: 'account_name', of: ['responses', 'accounts'] },
  plan: { field: 'plan', of: ['responses', 'accounts'] },
};
const COLUMNS = Object.entries(FIELDS) as [DropColumn, (typeof FIELDS)[DropColumn]][];

/** What was said of columns, as far as it is about such a file. */
export function columnChoices(choices: DropChoices, kind: Kind): ColumnChoice[] {
  return COLUMNS.flatMap(([one, { field, of }]) => {
    const column = choices[one];
    if (!column || !of.includes(kind)) return [];
    return [{ field, column: column === TODAY ? 'none' : column }];
  });
}

/** Which columns would be taken for what by the header alone. */
export function takenFor(header: Header, kind: Kind): Partial<Record<DropColumn, string>> {
  const { at, others, twins } = recognised(header, kind);
  const taken = COLUMNS.flatMap(([one, { field, of }]) =>
    at[field] === undefined || !of.includes(kind) || twins.some((two) => two.field === field)
      ? []
      : [[one, `#${at[field] + 1}`]],
  );
  // Where no column is left, none is the comment for sure.
  if (at.comment === undefined && others.length === 0) taken.push(['comment', 'none']);
  return Object.fromEntries(taken);
}
