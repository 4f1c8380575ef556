import type { ActionsBlock, KnownBlock } from '@slack/types';
import { aboutValue } from '../../domain/committee/initiative';
import { isBySure } from '../../domain/committee/report';
import { answersValue } from '../../domain/committee/report-answers';
import type { Standing } from '../../domain/committee/standing';
import { localDate } from '../../domain/sla/calendar-zone';
import { FIGURES_FROM } from '../../domain/themes/theme-figures';
import { ACTIONS } from '../ids';
import { STATUS_WORDS } from '../initiatives/initiative-parts';
import { buttonAbout, context, section } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { quote, richText } from '../text/rich-text';
import { count, dayWords } from '../text/words';
import { readingsWords, stillCriticisedWords } from '../themes/theme-words';
import {
  impactWords,
  movementWords,
  quoteWords,
  RANKED_BY,
  sidesWords,
  stakeWords,
} from '../themes/themes-report';
import type { Cut } from './cut';
import type { ReportModel, ShownIssue, ShownTheme } from './model';

const NAME_MAX = 60;
const REASON_MAX = 160;

/** The themes of the most sure answers, each with what somebody said and what can be done. */
export function themeBlocks(
  { themes, figures }: Pick<ReportModel, 'themes' | 'figures'>,
  cut: Cut,
): KnownBlock[] {
  const more = moreThemesWords(figures);
  const ranked = isBySure(themes) ? RANKED_BY : null;
  return [
    ...themes.flatMap((theme, i) => oneTheme(theme, { place: i + 1, figures, cut })),
    ...[more, ranked].filter((one) => one !== null).map((one) => context(one)),
  ];
}

/** What is not listed; reports that were made earlier counted what is not sure alike. */
export function moreThemesWords({ month, themes, moreThemes }: ReportModel['figures']): string | null {
  if (themes.length === 0)
    return moreThemes === 0
      ? 'No comment of this month has a theme.'
      : `No comment of this month is surely about a theme. \`/rnps themes ${month}\` shows ${count(moreThemes, 'theme')} that somebody may have spoken of.`;
  if (moreThemes === 0) return null;
  return `and ${count(moreThemes, 'theme')} more, none with more ${isBySure(themes) ? 'sure ' : ''}answers`;
}

function oneTheme(
  theme: ShownTheme,
  { place, figures, cut }: { place: number; figures: ReportModel['figures']; cut: Cut },
): KnownBlock[] {
  const [said] = theme.said;
  const share =
    figures.comments.themed < FIGURES_FROM
      ? ''
      : ` (${Math.round(100 * theme.share)}% of those with a theme)`;
  const lines = [
    `*${place}. ${escapeMrkdwn(inline(theme.name, NAME_MAX))}*  ${readingsWords(theme)}${share}: ${sidesWords(theme)}`,
    impactWords(theme),
    stakeWords(theme),
    movementWords(theme),
    theme.decided && decidedWords(theme.decided, { n: theme.n, zone: figures.zone }),
  ];
  return [
    section(lines.filter((one) => one !== null).join('\n')),
    ...(said && cut.themeWords ? [richText(quote(quoteWords(said)))] : []),
    themeButtons(theme, figures.month, theme.decided),
  ];
}

function decidedWords({ decision, since }: Standing, { n, zone }: { n: number; zone: string }): string {
  const { glyph, word } = STATUS_WORDS[decision.status];
  const title = escapeMrkdwn(inline(decision.title, 2 * NAME_MAX));
  if (decision.status === 'open') return `*${glyph} An initiative:* ${title}`;
  const day = decision.deliveredSince ?? (decision.closedAt && localDate(zone, decision.closedAt));
  const lead = `*${glyph} ${word}${day ? ` ${dayWords(day)}` : ''}:*`;
  if (!since) return `${lead} ${decision.reason ? escapeMrkdwn(inline(decision.reason, REASON_MAX)) : title}`;
  return `${lead} ${[title, cameWords(n, since.n), since.criticised > 0 ? stillCriticisedWords(since) : null]
    .filter((one) => one !== null)
    .join('; ')}`;
}

// Readings may have changed since the report was made: no more came after than are counted.
function cameWords(n: number, after: number): string {
  const before = Math.max(0, n - after);
  const shown = n.toLocaleString('en-US');
  if (before === 0)
    return n === 1 ? 'this answer came after it' : `all ${shown} of these answers came after it`;
  if (before === n)
    return n === 1 ? 'this answer came before it' : `all ${shown} of these answers came before it`;
  return `${before.toLocaleString('en-US')} of these ${shown} answers came before it`;
}

/** What can be done about a theme of the agenda that is not listed, and why it is not. */
export function unlistedBlocks({
  agendaThemes,
  figures,
}: Pick<ReportModel, 'agendaThemes' | 'figures'>): KnownBlock[] {
  return agendaThemes.flatMap((theme) => [
    section(
      `*${escapeMrkdwn(inline(theme.name, NAME_MAX))}*  is not among the ${count(figures.themes.length, 'theme')} above, which are those most spoken of; it is on the agenda for what it costs the score.${theme.decided ? `\n${decidedWords(theme.decided, { n: theme.n, zone: figures.zone })}` : ''}`,
    ),
    themeButtons(theme, figures.month, theme.decided),
  ]);
}

// While an initiative is open there is nothing to decide; what was declined or delivered can be taken up again. What
// customers ask for anew can be declined, too.
function themeButtons(
  { themeId, name }: Pick<ShownTheme, 'themeId' | 'name'>,
  month: ReportModel['figures']['month'],
  decided: Standing | null,
): ActionsBlock {
  const answers = answersValue({ month, behind: { kind: 'theme', themeId }, page: 0 });
  const decision = aboutValue({ month, theme: themeId });
  return {
    type: 'actions',
    elements: [
      buttonAbout(ACTIONS.reportTheme, 'See the answers', answers, name),
      ...(decided?.decision.status === 'open'
        ? []
        : [buttonAbout(ACTIONS.makeInitiative, 'Make initiative', decision, name)]),
      ...(decided?.isSettled ? [] : [buttonAbout(ACTIONS.declineTheme, 'Decline…', decision, name)]),
    ],
  };
}

/** What several accounts report alike. */
export function issueBlocks(
  issues: readonly ShownIssue[],
  month: ReportModel['figures']['month'],
  cut: Cut,
): KnownBlock[] {
  if (issues.length === 0) return [];
  const more = issues.length - cut.issues;
  return [
    section('*What several accounts report alike*'),
    ...issues.slice(0, cut.issues).flatMap((issue): KnownBlock[] => [
      {
        ...section(
          `⚑ *${escapeMrkdwn(inline(issue.themeName, NAME_MAX))}*  ${count(issue.accounts, 'account')}, ${count(issue.answers, 'answer')} in ninety days`,
        ),
        accessory: buttonAbout(
          ACTIONS.reportIssue,
          'See the answers',
          answersValue({ month, behind: { kind: 'issue', issueId: issue.issueId }, page: 0 }),
          `alike, ${issue.themeName}`,
        ),
      },
      ...(issue.said && cut.issueWords ? [richText(quote(quoteWords(issue.said)))] : []),
    ]),
    ...(more > 0 ? [context(`and ${count(more, 'issue')} more`)] : []),
  ];
}
