import type { DropChoices, DropQuestion } from '../domain/dropped-file';
import { ENCODINGS, type EncodingName } from '../domain/encodings';
import { UserError } from '../domain/errors';
import { accountColumns, responseColumns } from '../import/columns';
import type { Encoding } from '../import/encoding';
import type { ColumnChoice } from '../import/find-columns';
import type { Header } from '../import/header';
import { readHead } from '../import/open-file';
import type { ImportOptions } from '../import/run-import';
import { SayFirst, wordsInForm } from '../import/say-first';
import { sourceNameFor, type ToolSource } from '../import/source-name';

export type Settled =
  | { kind: 'settled'; options: ImportOptions; columns: string[] }
  | { kind: 'open'; question: DropQuestion };

/** How a file is to be imported, by its header and by what a person said; or what a person has to say. Throws UserError. */
export async function settleOptions(
  { file, rejectsFile, sources }: { file: string; rejectsFile: string; sources: ToolSource[] },
  choices: DropChoices,
): Promise<Settled> {
  const said = choices.encoding ?? null;
  const { header, encoding } = await readHead({ file, encoding: said });
  const columns = columnChoices(choices);
  const found = choices.kind ?? kindBy(file, header, columns);
  const kind = typeof found === 'string' ? found : null;
  const ask = (words: string, likely?: EncodingName): Settled => ({
    kind: 'open',
    question: {
      words,
      readings: null,
      columns: header.names,
      kind,
      ...(likely ? { encoding: likely } : {}),
    },
  });
  // Garbled names would be asked about, and stored, for good.
  if (encoding.guess) return ask(encodingWords(encoding.guess), encoding.guess.name);
  if (typeof found !== 'string') return ask(`Are these answers, or accounts? ${wordsInForm(found)}`);
  if (found === 'responses' && header.tool === 'plain' && choices.source === undefined)
    return ask('These are answers, but their columns do not say of which survey tool. Choose one.');
  const source = found === 'responses' ? sourceOf(choices, { file, header, sources }) : null;
  if (source instanceof SayFirst) return ask(source.inForm);
  return {
    kind: 'settled',
    columns: header.names,
    options: {
      kind: found,
      file,
      encoding: said,
      columns: found === 'responses' ? columns : [],
      order: choices.order ?? null,
      zone: choices.zone ?? null,
      source,
      dryRun: false,
      openFollowUps: false,
      rejectsFile,
    },
  };
}

function encodingWords({ name, letters, line }: NonNullable<Encoding['guess']>): string {
  return `Its text is not UTF-8. It may be ${ENCODINGS[name]}: line ${line} then has “${letters}”. Compare it with the file, and choose under “How is the text written?”.`;
}

function sourceOf(
  { source }: DropChoices,
  { file, header, sources }: { file: string; header: Header; sources: ToolSource[] },
): string | SayFirst {
  try {
    return source ?? sourceNameFor(file, header.tool, () => sources);
  } catch (error) {
    if (error instanceof SayFirst) return error;
    throw error;
  }
}

function columnChoices({ score, comment }: DropChoices): ColumnChoice[] {
  return [
    ...(score ? [{ field: 'score', column: score }] : []),
    ...(comment ? [{ field: 'comment', column: comment }] : []),
  ];
}

/** The kind that the header tells, or why it tells none. */
function kindBy(file: string, header: Header, choices: ColumnChoice[]): 'responses' | 'accounts' | UserError {
  if (header.tool !== 'plain') return 'responses';
  const noAnswers = trouble(() => responseColumns(file, header, choices));
  if (noAnswers === null) return 'responses';
  return trouble(() => accountColumns(file, header, [])) === null ? 'accounts' : noAnswers;
}

function trouble(look: () => unknown): UserError | null {
  try {
    look();
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
