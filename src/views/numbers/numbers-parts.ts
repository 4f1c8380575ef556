import type { ActionsBlock, KnownBlock, RawTextElement, TableBlock } from '@slack/types';
import { LIMITS } from '../checks/limits';
import { ACTIONS } from '../ids';
import { button, context, section } from '../text/message';
import { clipByLength, escapeMrkdwn, inline, neutralise } from '../text/mrkdwn';
import { richText } from '../text/rich-text';

/** How the numbers are shown above their table. */
export type Chart =
  /** A picture that Slack has, by its file's id. */
  | { kind: 'picture'; fileId: string }
  /** Slack's own chart, where it can show these numbers. */
  | { kind: 'native' }
  /** The table alone; `because` in words of ours: "The picture could not be drawn". Null: nothing is missing. */
  | { kind: 'none'; because: string | null };

/** The table alone, where nothing is missing. */
export const NO_CHART: Chart = { kind: 'none', because: null };

/** What counts, and where a month begins. */
export interface Basis {
  /** Each answer, each account, or each account by its revenue. */
  view: 'respondent' | 'account' | 'arr';
  /** IANA zone. */
  zone: string;
  /** Of which there must be ten for a score: "answers". */
  voters: string;
  /** For the view by revenue: whose ARR is in the currency (null: none was told), and how many accounts have none in it. */
  arr: { currency: string | null; leftOut: number } | null;
  /** Which of the intervals shown are narrower because the number invited is known: "Oct 2026". */
  surer: string[];
}

/** What the buttons beneath send back, as the words of the command: "trend 12 by plan". */
export interface Offers {
  command: string;
  /** Not for what is shared already. */
  share: boolean;
}

const VIEW_WORDS: Record<Basis['view'], string> = {
  respondent: 'Each answer counts once',
  account: 'Each account counts once',
  arr: 'Each account counts by its ARR',
};

/** The picture with its words for who cannot see it, or the line that says why there is none. */
export function chartBlocks(chart: Chart, alt: string, native: KnownBlock | null): KnownBlock[] {
  switch (chart.kind) {
    case 'picture':
      return [{ type: 'image', slack_file: { id: chart.fileId }, alt_text: altText(alt) }];
    case 'native':
      return native ? [native] : [];
    case 'none':
      return chart.because && inline(chart.because, 200)
        ? [context(`${escapeMrkdwn(inline(chart.because, 200))}: the table says it all.`)]
        : [];
  }
}

function altText(alt: string): string {
  const shown = clipByLength(neutralise(alt).replace(/\s+/gu, ' ').trim(), LIMITS.imageAlt.max);
  return /\S/u.test(shown) ? shown : 'A chart of the table beneath';
}

// Escaping makes five characters of one at most, and a fallback text holds 4,000.
const FINDING_MAX = 500;

/** The finding for notifications. */
export function findingText(finding: string): string {
  return escapeMrkdwn(inline(finding, FINDING_MAX)) || 'No answers';
}

/** The finding, as the first line in bold. */
export function findingSection(finding: string): KnownBlock {
  return section(`*${findingText(finding)}*`);
}

export interface Column {
  title: string;
  /** What stands above it in letters, where the title is too long for a phone. */
  short?: string;
  align: 'left' | 'right';
  /** In the table of letters: so many characters; left out without. */
  width?: number;
}

export type TableForm = 'block' | 'letters';

/** Rows beyond these are left to the export: all texts of a message together have a limit. */
const ROWS_MAX = 50;
const CELL_MAX = 40;

/** A table: Slack's own for messages, one of letters of equal width for App Home, which takes no other. */
export function numbersTable(columns: Column[], rows: string[][], form: TableForm): KnownBlock[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, ROWS_MAX);
  const rest = rows.length - shown.length;
  const more = rest > 0 ? [context(`${rest.toLocaleString('en-US')} more are in the export.`)] : [];
  return [form === 'block' ? tableBlock(columns, shown) : lettersTable(columns, shown), ...more];
}

function tableBlock(columns: Column[], rows: string[][]): TableBlock {
  const cell = (text: string): RawTextElement => ({ type: 'raw_text', text: inline(text, CELL_MAX) || '-' });
  return {
    type: 'table',
    column_settings: columns.map(({ align }) => ({ align, is_wrapped: align === 'left' })),
    rows: [columns.map(({ title }) => cell(title)), ...rows.map((row) => row.map(cell))],
  };
}

function lettersTable(columns: Column[], rows: string[][]): KnownBlock {
  const line = (cells: string[]) =>
    columns
      .flatMap(({ width, align }, index) => {
        if (width === undefined) return [];
        const text = inline(cells[index]!, width - 1);
        return [align === 'left' ? text.padEnd(width) : text.padStart(width)];
      })
      .join('')
      .trimEnd();
  const text = [columns.map(({ title, short }) => short ?? title), ...rows].map(line).join('\n');
  return richText({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
}

/** Small print: which view, how sure, which zone. */
export function basisContext({ view, zone, voters, arr, surer }: Basis): KnownBlock {
  const small =
    surer.length > 0
      ? `, narrower where we know how many were invited: ${escapeMrkdwn(inline(surer.join(', '), SURER_MAX))}`
      : '';
  return context(
    `${VIEW_WORDS[view]}${arr ? arrWords(arr) : ''}. Intervals are of 95% confidence${small}. Under 10 ${voters} ` +
      `there is no score; under 30 is low data. Months begin at midnight in ${escapeMrkdwn(inline(zone, 60))}.`,
  );
}

const SURER_MAX = 300;

function arrWords({ currency, leftOut }: NonNullable<Basis['arr']>): string {
  const money = currency === null ? '' : ` in ${escapeMrkdwn(inline(currency, 10))}`;
  const accounts = `${leftOut.toLocaleString('en-US')} ${leftOut === 1 ? 'account has' : 'accounts have'}`;
  const without = leftOut > 0 ? `; ${accounts} none${money} and no say` : '';
  return `${money}${without}. "As 9" is how many accounts of equal weight would be as sure`;
}

/** Share and Export CSV. */
export function offerButtons({ command, share }: Offers): ActionsBlock {
  const value = clipByLength(command, LIMITS.buttonValue.max);
  const csv = button(ACTIONS.numbersExport, 'Export CSV', value);
  return { type: 'actions', elements: share ? [button(ACTIONS.numbersShare, 'Share', value), csv] : [csv] };
}

/** What has to be known to read a table, each in the small print beneath it. */
export function noteContexts(notes: readonly string[]): KnownBlock[] {
  return notes
    .map((note) => inline(note, NOTE_MAX))
    .filter(Boolean)
    .map((note) => context(escapeMrkdwn(note)));
}

const NOTE_MAX = 300;
