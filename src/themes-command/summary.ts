import type { Polarity } from '../domain/themes/annotation';
import { themeName } from '../domain/themes/taxonomy';
import { printable } from './printable';
import type { Tally, ThemeCount } from './tally';

const BAR = 20;
const QUOTE_MAX = 110;
const SIGN: Record<Polarity, string> = { positive: '+', neutral: '.', negative: '-' };

/** What a file says, for a person to read. */
export function summaryOf(tally: Tally): string {
  const content = tally.rows - tally.empty - tally.unreadable;
  const foreign = content - tally.themed;
  return [
    `${number(tally.rows)} rows: ${number(content)} with content, ${number(tally.empty)} without (empty, "n/a", "nothing" ...)${tally.unreadable > 0 ? `, ${number(tally.unreadable)} unreadable` : ''}.`,
    '',
    ...themes(tally),
    `Sentiment: ${(['positive', 'neutral', 'negative'] as const).map((one) => `${one} ${percent(tally.sentiment[one], content)}`).join(', ')}.`,
    `Languages: ${languages(tally, content)}.`,
    ...(foreign > 0
      ? [`Not themed: ${number(foreign)} (${percent(foreign, content)}), because they are not in English.`]
      : []),
    `A specific theme: ${percent(tally.specific, tally.themed)} of what is themed; the rest is a general judgement.`,
    `Sure: ${percent(tally.sure, tally.themed)}; a person should look at the others before anything hangs on them.`,
    `Teams: ${teams(tally)}.`,
    `Urgent: ${number(tally.urgent)}. Words of leaving: ${number(tally.churn)}.`,
    ...(tally.oddScores > 0
      ? [`${number(tally.oddScores)} scores are no whole number from 0 to 10 and were left aside.`]
      : []),
    ...troubles(tally),
  ].join('\n');
}

function themes(tally: Tally): string[] {
  if (tally.byCount.length === 0) return [];
  const width = Math.max(...tally.byCount.map(({ id }) => themeName(id).length));
  return [
    `${'Theme'.padEnd(width)}  comments  share  ${'- negative    + positive'.padEnd(BAR + 4)}`,
    ...tally.byCount.flatMap((theme) => [
      `${themeName(theme.id).padEnd(width)}  ${number(theme.count).padStart(8)}  ${percent(theme.count, tally.themed).padStart(5)}  ${bar(theme)}`,
      ...theme.examples.map(({ quote, polarity }) => `    ${SIGN[polarity]} “${clipped(printable(quote))}”`),
    ]),
    '',
  ];
}

function bar({ count, polarity }: ThemeCount): string {
  const negative = Math.round((polarity.negative / count) * BAR);
  const positive = Math.min(BAR - negative, Math.round((polarity.positive / count) * BAR));
  return `[${'-'.repeat(negative)}${' '.repeat(BAR - negative - positive)}${'+'.repeat(positive)}]`;
}

function languages({ languages: found }: Tally, content: number): string {
  const sorted = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = sorted
    .slice(0, 6)
    .map(([code, n]) => `${code === '?' ? 'not told' : code} ${percent(n, content)}`);
  return shown.length === 0
    ? 'none'
    : shown.join(', ') + (sorted.length > 6 ? `, ${sorted.length - 6} more` : '');
}

function teams({ teams: found, themed, sure }: Tally): string {
  const named = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return [
    ...named.map(([team, n]) => `${team || 'no team in particular'} ${number(n)}`),
    `not sure of the team ${number(themed - sure)}`,
  ].join(', ');
}

function troubles({ troubles: shown, unreadable }: Tally): string[] {
  if (unreadable === 0) return [];
  const more = unreadable - shown.length;
  return [
    `Could not be read:`,
    ...shown.map(({ line, why }) => `  line ${line}: ${why}`),
    ...(more > 0 ? [`  and ${number(more)} more`] : []),
  ];
}

const number = (n: number) => n.toLocaleString('en');

function percent(part: number, whole: number): string {
  if (whole === 0) return '-';
  const share = (part / whole) * 100;
  return part > 0 && share < 1 ? '<1%' : `${Math.round(share)}%`;
}

function clipped(text: string): string {
  const characters = [...text];
  return characters.length <= QUOTE_MAX ? text : `${characters.slice(0, QUOTE_MAX).join('').trimEnd()}...`;
}
