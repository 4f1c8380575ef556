import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { Band } from '../../domain/bands';
import type { Polarity } from '../../domain/themes/annotation';
import {
  type BandCounts,
  FIGURES_FROM,
  type Movement,
  npsOf,
  type ThemeFigures,
} from '../../domain/themes/theme-figures';
import { context, header, type Message, section } from '../text/message';
import { clipByCodePoints, escapeMrkdwn, inline, neutralise, plain } from '../text/mrkdwn';
import { bold, line, link, quote, richText, when, words } from '../text/rich-text';
import { count, money, scoreWords } from '../text/words';
import { decisionBlocks, type ThemeDecision } from './theme-decision';
import { CHECK_WORDS, languageName, POLARITY_WORDS, readingsWords } from './theme-words';

/** What customers spoke of, for `/rnps themes`. */
export interface ThemesReport {
  /** "the last 90 days" */
  title: string;
  /** Of every answer, with a comment or without. */
  all: BandCounts;
  comments: {
    themed: number;
    noContent: number;
    unread: number;
    languages: { language: string | null; n: number }[];
  };
  themes: ThemeLine[];
  /** Of comments with a theme, by the team that usually mends what they are surely about; `none`: no team does. */
  teams: { named: { name: string; n: number }[]; none: number; unsure: number };
  /** Themes that are not listed. */
  more: number;
}

export interface ThemeLine extends ThemeFigures {
  name: string;
  /** Accounts with an unhappy answer, by currency. */
  stakes: { currency: string | null; accounts: number; arr: number }[];
  /** Word for word. */
  quotes: { quote: string; polarity: Polarity; score: number; accountName: string | null }[];
  decision: ThemeDecision;
}

/** One theme's answers. */
export interface ThemeDetail {
  title: string;
  themeId: string;
  name: string;
  page: number;
  pages: number;
  total: number;
  sure: number;
  withheld: number;
  decision: ThemeDecision;
  answers: {
    responseId: string;
    score: number;
    band: Band;
    polarity: Polarity;
    sure: boolean;
    answeredAt: Date;
    accountName: string | null;
    quote: string | null;
    permalink: string | null;
  }[];
}

type TooFew = Extract<Movement, { kind: 'too_few' }>;

const QUOTE_MAX = 240;
const NAME_MAX = 60;
const LANGUAGES_MAX = 5;

/** Themes, that of the most sure answers first; then what the figures leave out. */
export function renderThemes(report: ThemesReport): Message {
  const n = report.all.promoter + report.all.passive + report.all.detractor;
  const title = `What customers speak of: ${report.title}`;
  const intro = `${count(n, 'answer')}${npsWords(report.all, n)}, ${count(report.comments.themed, 'comment')} with a theme.`;
  return {
    text: escapeMrkdwn(`${title}. ${intro}`),
    blocks: [
      header(title),
      section(intro),
      ...report.themes.flatMap((theme) => [
        themeBlock(theme, report.comments.themed),
        ...decisionBlocks(theme.decision),
      ]),
      ...(report.more > 0
        ? [context(`and ${count(report.more, 'theme')} more, none with more sure answers`)]
        : []),
      context(
        [notThemed(report.comments), teamsWords(report.teams), RANKED_BY, SMALL_PRINT]
          .filter(Boolean)
          .join(' '),
      ),
    ],
  };
}

function npsWords(all: BandCounts, n: number): string {
  return n < FIGURES_FROM ? '' : ` with an NPS of ${signed(npsOf(all)!, 0)}`;
}

const SMALL_PRINT =
  'An answer counts for each theme that it is about. Each comment was read by the annotator of this app, by a ' +
  'language model where one is set up, or by a person; quotes are of readings that are sure. `/rnps themes NAME` shows the answers behind a theme.';

function themeBlock(theme: ThemeLine, themed: number): RichTextBlock {
  const of = themed < FIGURES_FROM ? '' : ` (${percent(theme.share)} of ${themed.toLocaleString('en-US')})`;
  return richText(
    line(bold(inline(theme.name, NAME_MAX)), words(`  ${readingsWords(theme)}${of}: ${sidesWords(theme)}`)),
    ...[impactWords(theme), stakeWords(theme), movementWords(theme)]
      .filter((text) => text !== null)
      .map((text) => line(words(text))),
    ...theme.quotes.map((one) => quote(quoteWords(one))),
  );
}

/** "▼ 12 criticised, ▲ 3 praised" */
export function sidesWords({ sides }: Pick<ThemeFigures, 'sides'>): string {
  return (['negative', 'neutral', 'positive'] as const)
    .filter((side) => sides[side] > 0)
    .map(
      (side) =>
        `${POLARITY_WORDS[side].glyph} ${sides[side].toLocaleString('en-US')} ${POLARITY_WORDS[side].word}`,
    )
    .join(', ');
}

/** Somebody's very words, clipped, with their score and account. */
export function quoteWords({
  quote: said,
  score,
  accountName,
}: Omit<ThemeLine['quotes'][number], 'polarity'>): string {
  const who = inline(accountName ?? '', NAME_MAX);
  return `“${clipByCodePoints(neutralise(said), QUOTE_MAX)}” ${score}/10${who ? `, ${who}` : ''}`;
}

/** What the theme does to the score; null when too few speak of it. Of all that may be about it, and then it says so. */
export function impactWords({
  impact,
  n,
  sure = n,
}: Pick<ThemeLine, 'impact' | 'n' | 'sure'>): string | null {
  if (impact === null) return null;
  const points = Math.abs(impact).toFixed(1);
  const without = sure < n ? `Without all ${n.toLocaleString('en-US')}, sure or not,` : 'Without its answers';
  if (points === '0.0') return `${without} the NPS would be about the same.`;
  return `${without} the NPS would be ${points} points ${impact < 0 ? 'higher' : 'lower'}.`;
}

/** Accounts and revenue with a detractor; null without any. */
export function stakeWords({ stakes }: Pick<ThemeLine, 'stakes'>): string | null {
  const accounts = stakes.reduce((sum, one) => sum + one.accounts, 0);
  if (accounts === 0) return null;
  const sums = stakes.filter(({ arr }) => arr > 0).map(({ arr, currency }) => money(arr, currency));
  const worth = sums.length > 0 ? `, with an ARR of ${sums.join(' and ')}` : '; their ARR is not known';
  return `${count(accounts, 'account')} with a detractor among them${worth}.`;
}

/** How the share of its sure answers moved since the period before; in reports made earlier, that of all of them. */
export function movementWords({
  movement,
  share,
  sureBands,
}: Pick<ThemeLine, 'movement' | 'share' | 'sureBands'>): string {
  if (movement.kind === 'too_few') return tooFewWords(movement, sureBands ? 'sure answer' : 'answer');
  const shares = `${percent(movement.before)} → ${percent(movement.now ?? share)}${sureBands ? ', by what is sure' : ''}`;
  switch (movement.kind) {
    case 'more':
      return `More than in the period before, a real change: ${shares}.`;
    case 'less':
      return `Less than in the period before, a real change: ${shares}.`;
    case 'cant_tell':
      return `Can't tell yet whether it moved: ${shares}.`;
  }
}

// Which side is the small one is for the reader to see.
function tooFewWords({ beforeN, counts }: TooFew, what: string): string {
  if (!counts) return `Too few to compare; the period before had ${count(beforeN, what)} about it.`;
  const { now, before } = counts;
  const of = before.of.toLocaleString('en-US');
  return `Too few to compare: ${now.n.toLocaleString('en-US')} of ${count(now.of, 'comment')} with a theme ${now.n === 1 ? 'is' : 'are'} surely about it, ${before.n.toLocaleString('en-US')} of ${of} in the period before.`;
}

/** What themes are ranked by, and what each of their figures counts. */
export const RANKED_BY =
  'A reading is sure when a person confirmed it or the words leave little doubt. Themes stand by their sure answers, and movement compares these alone; what to decide goes by sure detractors less sure promoters. Counts, impact and ARR are of all that may be about a theme.';

function teamsWords({ named, none, unsure }: ThemesReport['teams']): string {
  const each = [
    ...named.map(({ name, n }) => `${escapeMrkdwn(inline(name, NAME_MAX))} ${n.toLocaleString('en-US')}`),
    ...(none > 0 ? [`no team in particular ${none.toLocaleString('en-US')}`] : []),
  ];
  const rest = unsure > 0 ? `not sure of the team: ${unsure.toLocaleString('en-US')}` : '';
  if (each.length === 0) return rest && `N${rest.slice(1)}.`;
  return `By team, of what is sure: ${each.join(', ')}${rest && `; ${rest}`}.`;
}

function notThemed({ themed, noContent, unread, languages }: ThemesReport['comments']): string {
  const foreign = languages.reduce((sum, { n }) => sum + n, 0);
  const without = noContent + unread + foreign;
  if (without === 0) return '';
  const listed = languages
    .slice(0, LANGUAGES_MAX)
    .map(
      ({ language, n }) =>
        `${n.toLocaleString('en-US')} ${language ? `in ${languageName(language)}` : 'in a language that is not known'}`,
    );
  const why = [
    ...listed,
    noContent > 0 ? `${noContent.toLocaleString('en-US')} without content` : '',
    unread > 0 ? `${unread.toLocaleString('en-US')} not read yet` : '',
  ].filter(Boolean);
  return `Not themed: ${without.toLocaleString('en-US')} of ${count(themed + without, 'comment')} (${why.join(', ')}).`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function signed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text.replace(/^-(0(\.0+)?)$/, '$1');
}

/** The answers behind a theme, with the words that show it and the way to each card. */
export function renderTheme(model: ThemeDetail): Message {
  const name = inline(model.name, NAME_MAX);
  const title = `${name}: ${readingsWords({ n: model.total, sure: model.sure })}, ${model.title}`;
  const more =
    model.page < model.pages
      ? [
          context(
            `Page ${model.page} of ${model.pages}. \`/rnps themes ${model.themeId} page ${model.page + 1}\` shows the next.`,
          ),
        ]
      : [];
  const withheld =
    model.withheld > 0
      ? [
          context(
            `${count(model.withheld, 'answer')} more ${model.withheld === 1 ? 'is' : 'are'} with a team lead, and not shown here.`,
          ),
        ]
      : [];
  const empty = model.answers.length === 0 ? [section('There is no answer to show here.')] : [];
  return {
    text: escapeMrkdwn(title),
    blocks: [
      header(title),
      ...decisionBlocks(model.decision),
      ...model.answers.map(answerBlock),
      ...empty,
      ...more,
      ...withheld,
    ],
  };
}

function answerBlock(answer: ThemeDetail['answers'][number]): KnownBlock {
  const { glyph, word } = POLARITY_WORDS[answer.polarity];
  const who = inline(answer.accountName ?? '', NAME_MAX);
  return richText(
    line(
      bold(scoreWords(answer.band, answer.score)),
      words(`${who ? ` · ${who}` : ''} · ${glyph} ${word} · `),
      when(answer.answeredAt, undefined, '{date_long}'),
      ...(answer.sure ? [] : [words(` · ${CHECK_WORDS}`)]),
      ...(answer.permalink ? [words(' · '), link(answer.permalink, 'Open the card')] : []),
    ),
    ...(answer.quote ? [quote(`“${clipByCodePoints(neutralise(answer.quote), QUOTE_MAX)}”`)] : []),
  );
}

/** An answer for a theme that is not one of ours; `near` is what was perhaps meant. */
export function renderNoTheme(
  typed: string,
  near: { id: string; name: string } | null,
  ids: string[],
): Message {
  const guess = near
    ? `Did you mean \`/rnps themes ${near.id}\` (${escapeMrkdwn(inline(near.name, NAME_MAX))})?`
    : `Themes are: ${ids.map((id) => escapeMrkdwn(id)).join(', ')}.`;
  return {
    text: 'I do not know that theme.',
    blocks: [
      { type: 'section', text: plain(`There is no theme "${inline(typed, 40)}".`, 3000) },
      section(clipByCodePoints(guess, 2900)),
    ],
  };
}
