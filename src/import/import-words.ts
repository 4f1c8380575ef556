import { delimiterInWords } from './delimiter';
import type { Field } from './fields';
import type { Tool } from './header';
import type { LookedThrough } from './open-file';
import type { ImportOptions, ImportProgress, ImportResult } from './run-import';
import { spanInWords } from './span-words';

const TOOLS: Record<Tool, string> = {
  qualtrics: 'Qualtrics export',
  surveymonkey: 'SurveyMonkey export',
  typeform: 'Typeform export',
  asknicely: 'AskNicely export',
  delighted: 'Delighted export',
  google_forms: 'Google Forms answers',
  plain: 'CSV',
};

/** What becomes of columns that are no field of ours. */
const OTHERS = { responses: 'Kept as properties', accounts: 'Not used' };

/** The terminal of whoever has the file, or a message that stays: that quotes nothing of it, not even its header. */
export type Told = 'terminal' | 'slack';

/** How the file was read, before it is said what became of it. */
export function howItWasRead(
  { kind, header, encoding, delimiter, columns, style }: LookedThrough,
  told: Told,
): string[] {
  const column = (at: number) =>
    told === 'slack' ? `column ${at + 1}` : `“${shortened(header.names[at]!)}”`;
  const name = (field: Field) => {
    const at = columns.at[field];
    return at === undefined ? null : `${field.replaceAll('_', ' ')} from ${column(at)}`;
  };
  const fields = (Object.keys(columns.at) as Field[]).map(name).filter((one) => one !== null);
  return [
    `${TOOLS[header.tool]}, ${told === 'slack' && encoding.guess ? encoding.name : encoding.because}, separated by ${delimiterInWords(delimiter.delimiter)}.`,
    `Columns: ${fields.join(', ')}.`,
    ...(columns.others.length > 0 ? [`${OTHERS[kind]}: ${columns.others.map(column).join(', ')}.`] : []),
    ...(style.order ? [`Dates: ${style.order === 'dmy' ? 'the day first' : 'the month first'}.`] : []),
    ...(style.zone ? [`Times without a zone are those of ${style.zone}.`] : []),
    ...columns.remarks.map((remark) => remark[told]),
  ];
}

/** What became of the rows, in plain words. */
export function summary(options: ImportOptions, result: ImportResult, tookS: number, told: Told): string[] {
  const { rows, added, changed, unchanged, rejected, erased } = result;
  const what = options.kind === 'responses' ? 'answer' : 'account';
  const would = options.dryRun ? 'would be ' : '';
  const lines = [
    `${count(rows, 'row')} in ${duration(Math.max(1, Math.round(tookS)))}: ${count(added, what)} ${would}added, ${many(changed)} changed, ${many(unchanged)} there already, ${many(rejected)} rejected${erased > 0 ? `, ${many(erased)} left out` : ''}.`,
  ];
  if (unchanged > 0 && added === 0 && changed === 0)
    lines.push(
      `${rejected > 0 ? 'The rest' : 'Everything'} in this file was imported before: nothing was changed.`,
    );
  if (options.kind === 'responses') lines.push(...aboutAnswers(options, result, told));
  for (const { reason, count: times, lines: where } of result.reasons.slice(0, REASONS_SHOWN))
    lines.push(`  ${times} × ${reason} (line ${where.join(', ')}${times > where.length ? ', ...' : ''})`);
  if (result.reasons.length > REASONS_SHOWN)
    lines.push(`  and ${result.reasons.length - REASONS_SHOWN} other reasons`);
  if (rejected > 0 && !options.dryRun && told === 'terminal')
    lines.push(
      `The rejected rows are in ${options.rejectsFile}, with line and reason. Mend them there, and import that file with ${flagsAgain(options, result)}.`,
    );
  if (options.dryRun) lines.push('This was a dry run: nothing was stored.');
  return lines;
}

const REASONS_SHOWN = 10;

// A few rows may not tell any more in which order days and months are.
function flagsAgain({ order }: ImportOptions, { looked }: ImportResult): string {
  return `the same flags${order === null && looked.style.order !== null ? ` and --dates ${looked.style.order}` : ''}`;
}

function aboutAnswers({ openFollowUps, dryRun }: ImportOptions, result: ImportResult, told: Told): string[] {
  const lines: string[] = [];
  if (result.older > 0)
    lines.push(
      `${count(result.older, 'row')} there already by ${result.older === 1 ? 'a row' : 'rows'} of this file: of rows with one id, the one that was changed last counts, else the one that was answered last, else the last one.`,
    );
  if (result.answered)
    lines.push(
      `What ${dryRun ? 'would be' : 'was'} added or changed was answered ${spanInWords(result.answered, result.looked.style.zone ?? 'UTC')}.`,
    );
  if (result.datedNow > 0)
    lines.push(
      `${count(result.datedNow, 'answer')} told no date: ${result.datedNow === 1 ? 'it counts' : 'they count'} as given today.`,
    );
  if (!dryRun && result.peopleMade + result.accountsMade > 0)
    lines.push(
      `New with them: ${count(result.peopleMade, 'person', 'people')} and ${count(result.accountsMade, 'account')}.`,
    );
  if (result.erased > 0)
    lines.push(
      `${count(result.erased, 'answer')} left out: erased here before, or given by somebody who was.`,
    );
  if (result.withoutAccount > 0)
    lines.push(
      `${count(result.withoutAccount, 'answer')} ${result.withoutAccount === 1 ? 'belongs' : 'belong'} to no account that is known. ${told === 'terminal' ? 'Import' : 'Drop'} the accounts (id or domain), then this file again.`,
    );
  if (result.added > 0)
    lines.push(
      openFollowUps
        ? `Follow-ups ${dryRun ? 'would be' : 'were'} opened for what was added, due from now.`
        : `No follow-ups were opened: this is history.${told === 'terminal' ? ' (--open-follow-ups opens them.)' : ''}`,
    );
  return lines;
}

/** One line about how far it is, with the rate and the time left. `elapsedMs`: of this step. */
export function progressInWords({ step, share, rows }: ImportProgress, elapsedMs: number): string {
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  if (step === 'looking') return `Looking through ${percent}`;
  const rate = elapsedMs > 0 ? (rows * 1000) / elapsedMs : 0;
  const leftS = share > 0 ? Math.ceil((elapsedMs * (1 - share)) / share / 1000) : null;
  const left = share >= 1 || leftS === null ? '' : `, ${duration(leftS)} left`;
  return `Importing ${percent}  ${rows.toLocaleString('en')} rows, ${Math.round(rate).toLocaleString('en')} a second${left}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

const many = (n: number) => n.toLocaleString('en');

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
