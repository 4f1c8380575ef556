import type { KnownBlock } from '@slack/types';
import type { ReportSentiment } from '../../domain/committee/report';
import { monthName } from '../../domain/numbers/month-span';
import { POLARITIES, type Polarity } from '../../domain/themes/annotation';
import { FIGURES_FROM } from '../../domain/themes/theme-figures';
import { context, header, type Message, section } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { bold, line, quote, richText, words } from '../text/rich-text';
import { count } from '../text/words';
import { readingsWords } from '../themes/theme-words';
import { impactWords, movementWords, quoteWords, sidesWords } from '../themes/themes-report';
import { shareWords } from './figures';
import type { ReportModel } from './model';

const NAME_MAX = 60;

/** What customers said of each theme, with somebody who sees it the other way. Null without a quote. */
export function renderQuotes({ title, themes }: Pick<ReportModel, 'title' | 'themes'>): Message | null {
  const spoken = themes.filter(({ said, dissents }) => said.length > 0 || dissents);
  if (spoken.length === 0) return null;
  return {
    text: escapeMrkdwn(`What customers said in ${title}`),
    blocks: [
      section('*In their own words*'),
      ...spoken.map((theme) =>
        richText(
          line(bold(inline(theme.name, NAME_MAX)), words(`  ${sidesWords(theme)}`)),
          ...theme.said.map((one) => quote(quoteWords(one))),
          ...(theme.dissents && theme.said.length > 0 ? [line(words('and the other way:'))] : []),
          ...(theme.dissents ? [quote(quoteWords(theme.dissents))] : []),
        ),
      ),
      context('Exact words of comments. What is erased in the survey tool leaves here, too.'),
    ],
  };
}

const SIDE_WORDS: Record<Polarity, string> = {
  positive: '▲ pleased',
  neutral: '• neither',
  negative: '▼ displeased',
};

/** How a quarter's comments sound, and what they are about. */
export function renderQuarter(model: ReportSentiment): Message {
  const title = `How ${model.name} sounds`;
  return {
    text: escapeMrkdwn(title),
    blocks: [
      header(title),
      richText(
        line(bold(model.name), words(`  ${sidesOf(model.now)}`)),
        line(bold(model.lastName), words(`  ${sidesOf(model.last)}`)),
        ...model.months.map(({ month, sides }) => line(words(`${monthName(month)}  ${sidesOf(sides)}`))),
      ),
      ...themesOf(model),
      context('By how comments sound, whatever their score. A comment without content sounds no way.'),
    ],
  };
}

function themesOf({ themes, themed, lastName }: ReportSentiment): KnownBlock[] {
  if (themes.length === 0) return [];
  return [
    section(`*What ${count(themed, 'comment')} of the quarter are about, against ${escapeMrkdwn(lastName)}*`),
    ...themes.map((theme) => {
      const share = themed < FIGURES_FROM ? '' : ` (${Math.round(100 * theme.share)}%)`;
      return richText(
        line(
          bold(inline(theme.name, NAME_MAX)),
          words(`  ${readingsWords(theme)}${share}: ${sidesWords(theme)}`),
        ),
        ...[impactWords(theme), movementWords(theme)]
          .filter((text) => text !== null)
          .map((text) => line(words(text))),
      );
    }),
  ];
}

function sidesOf(sides: Record<Polarity, number>): string {
  const n = POLARITIES.reduce((sum, side) => sum + sides[side], 0);
  if (n === 0) return 'no comment was read';
  const each = POLARITIES.map((side) => `${SIDE_WORDS[side]} ${shareWords(sides[side], n)}`);
  return `${count(n, 'comment')}: ${each.join(', ')}`;
}
