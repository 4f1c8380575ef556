import type { Field } from './fields';
import type { Twins } from './find-columns';
import { misshapen } from './misshapen';
import type { CsvRecord } from './read-records';
import { SayFirst } from './say-first';

/** Where the form in Slack asks for a field; the others have no place in it. */
const IN_FORM: Partial<Record<Field, string>> = {
  score: 'Which column is the score?',
  comment: 'Which column is the comment?',
  answered_at: 'When did they answer?',
  email: 'Which column is the person’s e-mail?',
  account_id: 'Which column is the account’s id?',
  account_name: 'Which column is the account’s name?',
  plan: 'Which column is the plan?',
};

/** Columns that are one field by their headers may stand in a file as long as they say the same; else SayFirst. */
export function refuseDiffering(file: string, names: string[], twins: Twins[], records: CsvRecord[]): void {
  for (const { field, columns } of twins) {
    const told = ({ cells }: CsvRecord, i: number) => (cells[i] ?? '').trim();
    const [first, ...others] = columns as [number, ...number[]];
    const row = records.find(
      (record) =>
        others.some((i) => told(record, i) !== told(record, first)) &&
        misshapen(record, names.length) === null,
    );
    if (row === undefined) continue;
    const list = columns.map((i) => `#${i + 1} “${names[i]!.slice(0, 60)}”`).join(', ');
    const word = field.replaceAll('_', ' ');
    throw new SayFirst(
      `${file}: ${columns.length} columns are the ${word} by their headers (${list}); on line ${row.line} they do not say the same, and only you know which is meant.`,
      {
        flag: `Say it by the number of the column: ${columns.map((i) => `--column ${field}='#${i + 1}'`).join(' or ')}`,
        form: IN_FORM[field]
          ? `Choose it under “${IN_FORM[field]}”.`
          : 'Give the other one another header, and drop the file again.',
      },
    );
  }
}
