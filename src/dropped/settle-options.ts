import type { DropChoices, DropQuestion } from '../domain/dropped-file';
import { ENCODINGS } from '../domain/encodings';
import { UserError } from '../domain/errors';
import { accountColumns, kindByHeader, recognised, responseColumns } from '../import/columns';
import type { Encoding } from '../import/encoding';
import type { Header } from '../import/header';
import { readHead } from '../import/open-file';
import { previewWords } from '../import/preview';
import type { ImportOptions } from '../import/run-import';
import { SayFirst, wordsInForm } from '../import/say-first';
import { sourceNameFor, type ToolSource } from '../import/source-name';
import { AmbiguousDates } from '../import/time-evidence';
import { columnChoices, TODAY, takenFor } from './column-choices';

/** What the form shows of a file, whatever it is asked for. */
export type KnownOfFile = Omit<DropQuestion, 'words' | 'readings'>;

export type Settled =
  | { kind: 'settled'; options: ImportOptions; known: KnownOfFile }
  | { kind: 'open'; question: DropQuestion };

/** How a file is to be imported, by its header and by what a person said; or what a person has to say. Throws UserError. */
export async function settleOptions(
  {
    file,
    rejectsFile,
    sources,
    now,
  }: { file: string; rejectsFile: string; sources: ToolSource[]; now: Date },
  choices: DropChoices,
): Promise<Settled> {
  const said = choices.encoding ?? null;
  const { header, encoding } = await readHead({ file, encoding: said });
  const kind = choices.kind ?? kindByHeader(header);
  const source = header.tool === 'plain' ? undefined : sourceOf({ file, header, sources });
  const known: KnownOfFile = {
    columns: header.names,
    kind,
    taken: { responses: takenFor(header, 'responses'), accounts: takenFor(header, 'accounts') },
    ...(typeof source === 'string' ? { source } : {}),
  };
  const ask = (words: string, more: Partial<DropQuestion> = {}): Settled => ({
    kind: 'open',
    question: { words, readings: null, ...known, ...more },
  });
  // Garbled names would be asked about, and stored, for good.
  if (encoding.guess) return ask(encodingWords(encoding.guess), { encoding: encoding.guess.name });
  if (kind === null) return ask(kindWords(file, header));
  const options: ImportOptions = {
    kind,
    file,
    encoding: said,
    columns: columnChoices(choices, kind),
    answeredToday: kind === 'responses' && choices.answeredAt === TODAY,
    order: choices.order ?? null,
    zone: choices.zone ?? null,
    source: kind === 'responses' ? (choices.source ?? known.source ?? null) : null,
    dryRun: false,
    openFollowUps: false,
    rejectsFile,
  };
  const troubleWith = (tried: ImportOptions) =>
    trouble(() => (kind === 'responses' ? responseColumns : accountColumns)(file, header, tried));
  const unclear = troubleWith(options);
  const needsSource = kind === 'responses' && options.source === null;
  if (!unclear && !needsSource) return { kind: 'settled', options, known };
  // All that is open is said at once, because one form answers it; and what it comes to so far.
  const open = [
    ...(unclear ? [wordsInForm(unclear)] : []),
    ...(needsSource ? [source instanceof SayFirst ? source.inForm : NO_TOOL] : []),
  ];
  const asking = (words: string, more?: Partial<DropQuestion>) => ask([...open, words].join('\n'), more);
  // Where the date alone is open, the rest can be told.
  const dateless = { ...options, answeredToday: options.answeredToday || unclear !== null };
  if (kind === 'accounts' || troubleWith(dateless)) return ask(open.join('\n'));
  try {
    return asking(await previewWords(dateless, now));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return asking(wordsInForm(error), error instanceof AmbiguousDates ? { readings: error.readings } : {});
  }
}

const NO_TOOL = 'These are answers, but their columns do not say of which survey tool. Choose one.';

function encodingWords({ name, letters, line }: NonNullable<Encoding['guess']>): string {
  return `Its text is not UTF-8. It may be ${ENCODINGS[name]}: line ${line} then has “${letters}”. Compare it with the file, and choose under “How is the text written?”.`;
}

function kindWords(file: string, header: Header): string {
  const noScore = trouble(() => responseColumns(file, header, { columns: [], answeredToday: true }));
  const { comment } = recognised(header, 'responses').at;
  const comments =
    comment === undefined
      ? ''
      : ' Comments without scores are not imported; the command npm run themes tells what they are about.';
  return `Are these answers, or accounts? ${noScore ? wordsInForm(noScore) : ''}${comments}`;
}

function sourceOf({
  file,
  header,
  sources,
}: {
  file: string;
  header: Header;
  sources: ToolSource[];
}): string | SayFirst {
  try {
    return sourceNameFor(file, header.tool, () => sources);
  } catch (error) {
    if (error instanceof SayFirst) return error;
    throw error;
  }
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
