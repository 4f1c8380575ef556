import type { KnownBlock, RichTextBlock } from '@slack/types';
import {
  fallenDue,
  PERCENT_FROM,
  PLENTY_FROM,
  type PromiseCounts,
  percentKept,
  type Spread,
} from '../../domain/numbers/sla-rate';
import { context, header, type Message, section } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { richText } from '../text/rich-text';
import { count } from '../text/words';
import { type Offers, offerButtons } from './numbers-parts';

/** How the promise of contact was kept; `teamName` is null for all teams together. */
export interface SlaReport {
  teamName: string | null;
  /** IANA zone in which months begin. */
  zone: string;
  /** The first is the one that was asked for. */
  periods: SlaPeriod[];
}

export interface SlaPeriod {
  title: string;
  counts: PromiseCounts;
  times: { working: Spread; elapsed: Spread };
  resolution: Spread;
  byTeam: SlaLine[];
  byMonth: SlaLine[];
}

export interface SlaLine {
  name: string;
  counts: PromiseCounts;
}

/** "All teams kept 41 of 46 promises (89%) (October 2026)." */
export function slaFinding(report: SlaReport): string {
  const first = report.periods[0]!;
  return `${whoOf(report)} ${keptWords(first.counts)} (${first.title}).`;
}

function whoOf({ teamName }: SlaReport): string {
  return teamName === null ? 'All teams' : inline(teamName, 60);
}

/** The answer of `/rnps sla`: words first, then tables that fit a phone, then what the figures leave out. */
export function renderSla(report: SlaReport, offers: Offers): Message {
  const who = whoOf(report);
  return {
    text: escapeMrkdwn(slaFinding(report)),
    blocks: [
      header(`Is the promise of contact kept? ${who}`),
      ...report.periods.flatMap((period) => periodBlocks(who, period)),
      context(smallPrint(report)),
      offerButtons(offers),
    ],
  };
}

function periodBlocks(who: string, period: SlaPeriod): KnownBlock[] {
  const said = `*${period.title}*\n${escapeMrkdwn(who)} ${keptWords(period.counts)}${restWords(period.counts)}.`;
  const blocks: KnownBlock[] = [section([said, ...timeWords(period)].join('\n'))];
  const shown = (lines: SlaLine[]) => lines.some(({ counts }) => fallenDue(counts) + counts.notYetDue > 0);
  if (shown(period.byTeam)) blocks.push(table('Team', period.byTeam));
  if (shown(period.byMonth)) blocks.push(table('Month', period.byMonth));
  return blocks;
}

/** "kept 41 of 46 promises (89%)" */
export function keptWords(counts: PromiseCounts): string {
  const n = fallenDue(counts);
  if (n === 0) return 'had no promise fall due';
  const percent = percentKept(counts);
  const few = n < PLENTY_FROM ? ', low data' : '';
  const rate = percent === null ? '' : ` (${percent}%${few})`;
  return `kept ${number(counts.kept)} of ${count(n, 'promise')}${rate}`;
}

function restWords({ reachedLate, openLate, neverReached, notYetDue }: PromiseCounts): string {
  const parts = [
    reachedLate > 0 ? `${number(reachedLate)} reached too late` : '',
    openLate > 0 ? `${number(openLate)} still open and late` : '',
    neverReached > 0 ? `${number(neverReached)} closed without being reached` : '',
    notYetDue > 0 ? `${number(notYetDue)} not yet due` : '',
  ];
  return parts
    .filter(Boolean)
    .map((part) => `; ${part}`)
    .join('');
}

function timeWords({ counts, times, resolution }: SlaPeriod): string[] {
  const unreached = counts.openLate + counts.neverReached;
  const without =
    unreached > 0 ? `; the ${number(unreached)} not reached ${unreached === 1 ? 'is' : 'are'} not in it` : '';
  const { working, elapsed } = times;
  const contact =
    working.median === null || elapsed.median === null
      ? []
      : [
          `Time to contact, of ${number(working.n)} reached: half within ${hours(working.median)} of working time ` +
            `(${daysAndHours(elapsed.median)} by the clock)${highWords(times)}${without}.`,
        ];
  const resolved =
    resolution.median === null
      ? []
      : [
          `Resolved: ${number(resolution.n)}, half within ${days(resolution.median)} of opening, ` +
            'time spent waiting on the customer left out.',
        ];
  return [...contact, ...resolved];
}

function highWords({ working, elapsed }: SlaPeriod['times']): string {
  if (working.ninetieth === null || elapsed.ninetieth === null) return '';
  return `, nine in ten within ${hours(working.ninetieth)} (${daysAndHours(elapsed.ninetieth)})`;
}

const NAME_MAX = 9;
const HEADS = ['Kept', '%', 'Late', 'Open', 'Never'];

// Kept of so many; the last three are the others of them, so that each row adds up.
function table(title: string, lines: SlaLine[]): RichTextBlock {
  const rows = lines.map(({ name, counts }) => {
    const n = fallenDue(counts);
    const percent = percentKept(counts);
    const others = [counts.reachedLate, counts.openLate, counts.neverReached].map(String);
    const cells = [`${counts.kept}/${n}`, percent === null ? '' : String(percent), ...others];
    return [inline(name, NAME_MAX), ...(n === 0 ? ['-'] : cells)];
  });
  const text = aligned([[title, ...HEADS], ...rows]);
  return richText({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
}

// Columns as narrow as they can be: Slack's monospace on a narrow phone has room for some 36 characters.
function aligned(rows: string[][]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}

function smallPrint({ zone, periods }: SlaReport): string {
  const small = periods.some(({ counts }) => {
    const n = fallenDue(counts);
    return n > 0 && n < PLENTY_FROM;
  });
  return [
    'A promise is kept when the customer was reached by its due time; it counts for the team that had it then, in the month in which it fell due.',
    'In a table kept is told of all that fell due; of the others, "Late" were reached after the due time, "Open" are past it ' +
      'and still open, "Never" were closed without being reached. Promises that were void are left out.',
    `Below ${PERCENT_FROM} there is no percentage.${small ? ` Of fewer than ${PLENTY_FROM}, a difference is easily chance.` : ''}`,
    `Months begin at midnight in ${escapeMrkdwn(zone)}.`,
  ].join(' ');
}

function number(n: number): string {
  return n.toLocaleString('en-US');
}

/** "5 h 20 min"; working time is never told in days, which differ by team. */
function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${number(Math.floor(minutes / 60))} h${rest > 0 ? ` ${rest} min` : ''}`;
}

/** "1 day 4 h" */
function daysAndHours(seconds: number): string {
  const wholeHours = Math.round(seconds / 3600);
  if (wholeHours < 24) return hours(seconds);
  const rest = wholeHours % 24;
  return `${count(Math.floor(wholeHours / 24), 'day')}${rest > 0 ? ` ${rest} h` : ''}`;
}

/** "2.3 days" */
function days(seconds: number): string {
  const tenths = Math.round(seconds / 8640) / 10;
  return tenths === 1 ? '1 day' : `${tenths.toLocaleString('en-US')} days`;
}
