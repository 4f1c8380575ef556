import { parseArgs } from 'node:util';
import { UserError } from '../domain/errors';
import type { ColumnChoice } from './find-columns';
import type { ImportOptions } from './run-import';

export const USAGE = `npm run import -- responses FILE     past answers: Typeform, SurveyMonkey, Qualtrics, AskNicely,
                                       Delighted, Google Forms, or any CSV with columns "score" and "answered at"
npm run import -- accounts FILE      facts about accounts, known by their id or domain

  --dry-run                 show what would happen, store nothing
  --column FIELD=HEADER     which column is what, such as --column score="How likely?"; a number works too
                            (--column score='#5'), and none says that there is no such column
                            (FIELD: score, comment, answered_at, email, account_id, account_name, plan and others)
  --answered-on today       for answers that tell no date of their own: they count as given today
  --dates dmy|mdy           whether 03/04/2026 has the day or the month first
  --zone Area/City          the zone of times that name none, such as Europe/Berlin
  --source NAME             the name under which answers are stored, else that of the tool's one source in the
                            configuration, else the tool's: an answer that came by webhook too is then one
  --encoding NAME           how the text is written, such as windows-1252
  --open-follow-ups         treat the answers as new: cards, promises, reminders
  --rejects PATH            where rejected rows go (else FILE.rejects.csv)

Exit code: 0 all rows imported, 1 some rejected, 2 refused or broken off.`;

const FLAGS = {
  'dry-run': { type: 'boolean', default: false },
  'open-follow-ups': { type: 'boolean', default: false },
  column: { type: 'string', multiple: true, default: [] as string[] },
  'answered-on': { type: 'string' },
  dates: { type: 'string' },
  zone: { type: 'string' },
  source: { type: 'string' },
  encoding: { type: 'string' },
  rejects: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads what stands after `npm run import --`; null asks for help. UserError with the usage for anything unknown. */
export function readArguments(given: string[]): ImportOptions | null {
  const { values, positionals } = parsed(given);
  if (values.help) return null;
  const [kind, file, ...more] = positionals;
  if (kind !== 'responses' && kind !== 'accounts')
    throw wrong(
      kind === undefined
        ? 'Say what to import: responses or accounts.'
        : `“${kind}” is neither responses nor accounts.`,
    );
  if (file === undefined) throw wrong(`Which file? Such as: npm run import -- ${kind} ${kind}.csv`);
  if (more.length > 0) throw wrong(`One file at a time, and no “${more[0]}”.`);
  const forAnswers = [values['open-follow-ups'] || undefined, values.source, values['answered-on']];
  if (kind === 'accounts' && forAnswers.some((value) => value !== undefined))
    throw wrong('--open-follow-ups, --source and --answered-on are for responses.');
  return {
    kind,
    file,
    dryRun: values['dry-run'],
    openFollowUps: values['open-follow-ups'],
    columns: values.column.map(choice),
    answeredToday: answeredToday(values['answered-on']),
    order: order(values.dates),
    zone: values.zone ?? null,
    source: sourceName(values.source),
    encoding: values.encoding ?? null,
    rejectsFile: values.rejects ?? rejectsBeside(file),
  };
}

function parsed(given: string[]) {
  try {
    return parseArgs({ args: given, options: FLAGS, allowPositionals: true });
  } catch (cause) {
    throw wrong((cause as Error).message.split('. ')[0]!, cause);
  }
}

function choice(text: string): ColumnChoice {
  const [, field, column] = /^([a-z_]+)=(.+)$/s.exec(text) ?? [];
  if (!field || !column)
    throw wrong(`--column: “${text}” must be a field and a header, such as score="How likely?".`);
  return { field, column };
}

function order(text: string | undefined): 'dmy' | 'mdy' | null {
  if (text === undefined || text === 'dmy' || text === 'mdy') return text ?? null;
  throw wrong(`--dates: “${text}” is neither dmy (day, month, year) nor mdy (month, day, year).`);
}

// No other day: it would be one for all, and a column can tell each its own.
function answeredToday(text: string | undefined): boolean {
  if (text === undefined || text === 'today') return text === 'today';
  throw wrong(
    `--answered-on: it can be today alone, and no “${text}”. For other days, add a column “answered at” to the file.`,
  );
}

// As the sources of the configuration are called.
function sourceName(text: string | undefined): string | null {
  if (text === undefined || /^[a-z0-9][a-z0-9_-]{0,39}$/.test(text)) return text ?? null;
  throw wrong(`--source: “${text}” must be small letters, digits, - and _ (at most 40).`);
}

function rejectsBeside(file: string): string {
  return `${file.replace(/\.csv$/i, '')}.rejects.csv`;
}

function wrong(message: string, cause?: unknown): UserError {
  return new UserError(`${message}\n\n${USAGE}`, { cause });
}
