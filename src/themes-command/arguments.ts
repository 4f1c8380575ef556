import { parseArgs } from 'node:util';
import { UserError } from '../domain/errors';

export const USAGE = `npm run themes -- FILE.csv [--out FILE.jsonl]
    What the comments of a file are about: themes, sentiment, languages. Needs no database, no Slack and no key, sends
    nothing anywhere, and changes nothing.

  --out FILE.jsonl          also write one JSON line a row, in the order of the file
  --text HEADER             the column of the comments, when it is not called text, comment, feedback ...
  --id HEADER               the column of the ids (else id, response id ..., else the number of the row)
  --score HEADER            the column of the scores from 0 to 10 (else score, nps score ...); none: leave them aside
  --encoding NAME           how the text is written, such as windows-1252

Exit code: 0 all rows read, 1 some could not be, 2 refused.`;

export interface ThemesOptions {
  file: string;
  out: string | null;
  encoding: string | null;
  /** Headers that a person named. */
  named: { text: string | null; id: string | null; score: string | null };
}

const FLAGS = {
  out: { type: 'string' },
  text: { type: 'string' },
  id: { type: 'string' },
  score: { type: 'string' },
  encoding: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads what stands after `npm run themes --`; null asks for help. UserError with the usage for anything unknown. */
export function readArguments(given: string[]): ThemesOptions | null {
  const { values, positionals } = parsed(given);
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (file === undefined) throw wrong('Which file? Such as: npm run themes -- comments.csv');
  if (more.length > 0) throw wrong(`One file at a time, and no “${more[0]}”.`);
  return {
    file,
    out: values.out ?? null,
    encoding: values.encoding ?? null,
    named: { text: values.text ?? null, id: values.id ?? null, score: values.score ?? null },
  };
}

function parsed(given: string[]) {
  try {
    return parseArgs({ args: given, options: FLAGS, allowPositionals: true });
  } catch (cause) {
    throw wrong((cause as Error).message.split('. ')[0]!, cause);
  }
}

function wrong(message: string, cause?: unknown): UserError {
  return new UserError(`${message}\n\n${USAGE}`, { cause });
}
