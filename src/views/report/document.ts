import { isBySure, type ReportFigures, type ReportSentiment } from '../../domain/committee/report';
import { digitsIn } from '../../domain/committee/report-digits';
import { monthName } from '../../domain/numbers/month-span';
import { pointsWords } from '../../domain/numbers/nps-words';
import { fallenDue } from '../../domain/numbers/sla-rate';
import { localDate } from '../../domain/sla/calendar-zone';
import { POLARITIES } from '../../domain/themes/annotation';
import { STATUS_WORDS } from '../initiatives/initiative-parts';
import { count, dayWords } from '../text/words';
import { readingsWords } from '../themes/theme-words';
import {
  impactWords,
  movementWords,
  quoteWords,
  RANKED_BY,
  sidesWords,
  stakeWords,
} from '../themes/themes-report';
import { percentOf, rateWords, shareWords } from './figures';
import { impactSentences } from './impact';
import type { ReportModel, ShownDecision, ShownIssue, ShownTheme } from './model';
import { moreThemesWords } from './themes';

/** A piece of the report's text, none of it markup. `lead` stands before it and is stressed. */
export type Part =
  | { kind: 'paragraph'; text: string; lead?: string; quiet?: boolean }
  | { kind: 'quote'; text: string }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'list'; items: { text: string; lead?: string }[]; ordered: boolean }
  /** What belongs together under a heading of its own; `small` stands beside it. */
  | { kind: 'group'; heading: string; small: string; parts: Part[] };

/** The whole report in words, for whatever shows it apart from its message. */
export interface ReportDocument {
  title: string;
  finding: string;
  revision: string | null;
  sentences: string;
  /** Each has something in it. */
  sections: { title: string; parts: Part[] }[];
  footer: string;
}

/** A month's report from its finding to its agenda, with all quotes and all decisions. */
export function reportDocument(model: ReportModel): ReportDocument {
  const { figures, revision, madeAt } = model;
  const sections = [
    { title: 'What we decided, and what became of it', parts: decisions(model.decisions) },
    { title: 'The score', parts: score(model) },
    { title: 'Follow-ups', parts: followUps(figures) },
    {
      title: 'Did it work',
      parts: figures.impact ? [paragraph(impactSentences(figures.impact).join(' '))] : [],
    },
    { title: 'What they spoke of', parts: themes(model) },
    { title: 'What several accounts report alike', parts: model.issues.flatMap(issue) },
    ...(figures.sentiment
      ? [{ title: `How ${figures.sentiment.name} sounds`, parts: sentiment(figures.sentiment) }]
      : []),
    {
      title: 'Proposed agenda',
      parts: list(
        model.agenda.map((text) => ({ text })),
        true,
      ),
    },
  ];
  return {
    title: reportTitle(model.title),
    finding: model.finding,
    revision: revision && `Revision ${revision.number}: ${revision.words}`,
    sentences: model.sentences.join(' '),
    sections: sections.filter(({ parts }) => parts.length > 0),
    footer: `Made ${dayWords(localDate(figures.zone, madeAt))}. ${model.note} Each answer counts once; intervals are of 95% confidence; months begin at midnight in ${figures.zone}. Quotes are exact words of comments; … stands where a sentence goes on.`,
  };
}

/** "What customers told us in October 2026" */
export const reportTitle = (month: string): string => `What customers told us in ${month}`;

const paragraph = (text: string): Part => ({ kind: 'paragraph', text });
const quiet = (text: string): Part => ({ kind: 'paragraph', text, quiet: true });
const quote = (said: Parameters<typeof quoteWords>[0]): Part => ({ kind: 'quote', text: quoteWords(said) });
const list = (items: { text: string; lead?: string }[], ordered = false): Part[] =>
  items.length > 0 ? [{ kind: 'list', items, ordered }] : [];

// A list and no table, so that notes are read on a phone, too.
function decisions(all: readonly ShownDecision[]): Part[] {
  if (all.length === 0) return [quiet('Nothing is open.')];
  return list(
    all.map((one) => {
      const due = one.dueOn ? `due ${dayWords(one.dueOn)}` : '';
      const notes = one.delivered ?? one.reason ?? (one.firstStep && `first step: ${one.firstStep}`);
      return {
        lead: `${STATUS_WORDS[one.status].word}${one.overdue ? ', overdue' : ''}: ${one.title}`,
        text: [one.themeName, due, notes].filter(Boolean).join(' · '),
      };
    }),
  );
}

function score({ figures, steps }: ReportModel): Part[] {
  const digits = digitsIn(figures);
  const rows = figures.trend.map(({ month, nps }) => [
    monthName(month),
    nps.reporting === 'none' ? 'too few' : pointsWords(nps.score, digits),
    nps.reporting === 'none'
      ? ''
      : `${pointsWords(nps.interval.low, digits)} to ${pointsWords(nps.interval.high, digits)}`,
    `${nps.n.toLocaleString('en-US')}${nps.reporting === 'low' ? ', low data' : ''}`,
  ]);
  const { promoters, passives, detractors } = figures.nps.counts;
  return [
    paragraph(
      `${count(figures.nps.n, 'answer')}, ${rateWords(figures)}: ▲ ${count(promoters, 'promoter')}, ◆ ${count(passives, 'passive')}, ▼ ${count(detractors, 'detractor')}.`,
    ),
    { kind: 'table', head: ['Month', 'NPS', '95%', 'n'], rows },
    ...(steps && steps.parts.length > 0
      ? [quiet(`What moved it: ${steps.parts.join(' · ')}, together ${steps.total}`)]
      : []),
  ];
}

function followUps({ followUps: f }: ReportFigures): Part[] {
  const due = fallenDue(f.promises);
  return [
    {
      kind: 'table',
      head: ['What', 'Share'],
      rows: [
        ['Contacted in time', shareWords(f.promises.kept, due)],
        ['Claimed in time', shareWords(f.claimedInTime, due)],
        ['Loops closed', shareWords(f.closed, f.opened)],
        ['Customers told', shareWords(f.told, f.closed)],
      ],
    },
  ];
}

function themes({ themes: shown, figures }: ReportModel): Part[] {
  const more = moreThemesWords(figures);
  return [
    ...(isBySure(shown) ? [quiet(RANKED_BY)] : []),
    ...shown.map(theme),
    ...(more === null ? [] : [quiet(more.replaceAll('`', ''))]),
  ];
}

function theme(one: ShownTheme, i: number): Part {
  const lines = [impactWords(one), stakeWords(one), movementWords(one)].filter((line) => line !== null);
  return {
    kind: 'group',
    heading: `${i + 1}. ${one.name}`,
    small: `${readingsWords(one)}: ${sidesWords(one)}`,
    parts: [
      paragraph(lines.join(' ')),
      ...one.said.map(quote),
      ...(one.dissents
        ? [...(one.said.length > 0 ? [quiet('and the other way:')] : []), quote(one.dissents)]
        : []),
    ],
  };
}

function issue({ themeName, accounts, answers, said }: ShownIssue): Part[] {
  const words = `${count(accounts, 'account')}, ${count(answers, 'answer')} in ninety days`;
  return [{ kind: 'paragraph', lead: themeName, text: words }, ...(said ? [quote(said)] : [])];
}

function sentiment({ months, now, last, name, lastName, themes }: ReportSentiment): Part[] {
  const row = (label: string, sides: typeof now) => {
    const n = POLARITIES.reduce((sum, side) => sum + sides[side], 0);
    const cell = (part: number) => {
      const percent = percentOf(part, n);
      return `${part.toLocaleString('en-US')}${percent === null ? '' : ` (${percent}%)`}`;
    };
    return [`${label}, n=${n.toLocaleString('en-US')}`, ...POLARITIES.map((side) => cell(sides[side]))];
  };
  return [
    {
      kind: 'table',
      head: ['Comments', 'Pleased', 'Neither', 'Displeased'],
      rows: [
        row(lastName, last),
        row(name, now),
        ...months.map(({ month, sides }) => row(monthName(month), sides)),
      ],
    },
    ...list(
      themes.map((one) => ({
        lead: one.name,
        text: `${readingsWords(one)}, ${sidesWords(one)}. ${movementWords(one)}`,
      })),
    ),
  ];
}
