import type { Annotation } from '../ai/annotation';
import { readArguments, USAGE } from './arguments';
import { learnFrom } from './learn-from-file';
import { type LinesOut, linesTo } from './lines-out';
import { printable } from './printable';
import { openCommentFile, type Row } from './read-rows';
import { summaryOf } from './summary';
import { Tally } from './tally';

export interface CommandOptions {
  args: string[];
  print: (text: string) => void;
  progress: { show: (step: string, share: number, rows: number) => void; done: () => void };
}

/** npm run themes: reads a file twice, once to learn how it speaks, and gives the exit code. UserError when refused. */
export async function runThemesCommand({ args, print, progress }: CommandOptions): Promise<number> {
  const options = readArguments(args);
  if (!options) {
    print(USAGE);
    return 0;
  }
  const file = await openCommentFile(options);
  const out = options.out === null ? null : await linesTo(options.out, options.file);
  try {
    const { columns, header } = file;
    const name = (place: number | null) => (place === null ? null : `“${printable(header.names[place]!)}”`);
    print(
      `${printable(options.file)}: ${file.manner}. Comments from ${name(columns.text)}, ids ${name(columns.id) ?? 'by the number of the row'}, scores ${name(columns.score) ?? 'none'}.`,
    );
    const learnt = await learnFrom(file, (share, rows) => progress.show('looking', share, rows));
    const tally = new Tally();
    for await (const { rows, share } of file.rows()) {
      for (const row of rows) await add(row, row.trouble === null ? learnt.annotate(row) : null, tally, out);
      progress.show('reading', share, tally.rows);
    }
    await out?.finish();
    progress.done();
    print(`\n${summaryOf(tally)}`);
    if (learnt.scores > 0)
      print(
        `Sentiment was learnt from ${learnt.scores.toLocaleString('en')} scores of the file, each half of it from the other.`,
      );
    if (options.out !== null)
      print(`\n${tally.rows.toLocaleString('en')} lines in ${printable(options.out)}.`);
    return tally.unreadable > 0 ? 1 : 0;
  } catch (error) {
    progress.done();
    await out?.abandon();
    throw error;
  }
}

async function add(
  row: Row,
  annotation: Annotation | null,
  tally: Tally,
  out: LinesOut | null,
): Promise<void> {
  tally.add(row, annotation);
  await out?.write(annotation === null ? unreadableLine(row) : lineOf(row.id, annotation));
}

function lineOf(id: string, annotation: Annotation): string {
  const { language, sentiment, tone, themes, sure, confidence, urgent, churn, team } = annotation;
  return JSON.stringify({
    id,
    language,
    sentiment,
    themes: themes.map(({ id: theme, polarity, quote, start }) => ({ id: theme, polarity, quote, start })),
    sure,
    tone: rounded(tone),
    confidence: rounded(confidence),
    urgent,
    churn,
    // Of what is not sure no team is named.
    team: sure ? team : null,
  });
}

// Every row of the file has its line, so that lines can be counted against rows.
function unreadableLine({ id, line, trouble }: Row): string {
  const nothing = { language: null, sentiment: 'neutral', themes: [], sure: false };
  return JSON.stringify({ id, ...nothing, error: `line ${line}: ${trouble}` });
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
