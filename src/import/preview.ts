import { spanOf } from '../use-cases/history/import-batch';
import { misshapen } from './misshapen';
import { type FileOptions, type LookedThrough, lookThrough } from './open-file';
import { answerReader } from './read-answer';
import { spanInWords } from './span-words';

/** So many rows are read to say what a file would bring. */
const ROWS = 1000;

/**
 * What would be imported of a file of answers, in figures and names of columns, read from its first rows. Throws
 * UserError for what the import would refuse, too.
 */
export async function previewWords(options: FileOptions, latest: Date): Promise<string> {
  const looked = await lookThrough(options, () => {});
  const { answers, rows, isAll } = await firstAnswers(looked, {
    latest,
    answeredToday: options.answeredToday,
  });
  const span = spanOf(answers.map(({ answeredAt }) => answeredAt).filter((at) => at !== null));
  const withComment = answers.filter(({ comment }) => comment !== null).length;
  const withEmail = answers.filter(({ person }) => person.email !== null).length;
  const others = looked.columns.others.map((at) => `“${looked.header.names[at]!.slice(0, 60)}”`);
  const told = [
    `${count(answers.length, 'answer')}${span ? ` ${spanInWords(span, looked.style.zone ?? 'UTC')}` : ''}`,
    `${many(withComment)} with a comment`,
    `${many(withEmail)} with an e-mail`,
    ...(rows > answers.length ? [`${count(rows - answers.length, 'row')} rejected`] : []),
  ];
  return [
    `With what is known so far${isAll ? '' : `, of the first ${many(ROWS)} rows`}: ${told.join(', ')}.`,
    ...(others.length > 0
      ? [
          `Kept as properties: ${others.slice(0, OTHERS_SHOWN).join(', ')}${others.length > OTHERS_SHOWN ? ', ...' : ''}.`,
        ]
      : []),
  ].join(' ');
}

const OTHERS_SHOWN = 10;

async function firstAnswers(
  looked: LookedThrough,
  { latest, answeredToday }: { latest: Date; answeredToday: boolean },
) {
  const { columns, header, style, delimiter } = looked;
  const read = answerReader({
    columns,
    names: header.names,
    style,
    delimiter: delimiter.delimiter,
    latest,
    answeredToday,
    questionType: null,
  });
  const records = [];
  for await (const chunk of looked.records()) {
    records.push(...chunk.records);
    if (records.length > ROWS) break;
  }
  const first = records.slice(0, ROWS);
  const answers = first.flatMap((record) => {
    const told = misshapen(record, header.names.length) ?? read(record);
    return 'reason' in told ? [] : [told];
  });
  return { answers, rows: first.length, isAll: records.length <= ROWS };
}

const many = (n: number) => n.toLocaleString('en');
const count = (n: number, one: string) => `${many(n)} ${one}${n === 1 ? '' : 's'}`;
