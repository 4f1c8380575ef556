import type { KnownBlock } from '@slack/types';
import { context, header, type Message, section } from '../text/message';
import { clipByCodePoints, escapeMrkdwn, inline, neutralise } from '../text/mrkdwn';
import { bold, joinedGroups, line, link, quote, richText, when, words } from '../text/rich-text';
import { count } from '../text/words';
import { exportButton, whoOf } from './offers-list';

export interface QuotableLine {
  score: number;
  said: string;
  answeredAt: Date;
  personName: string | null;
  title: string | null;
  accountName: string | null;
  permalink: string | null;
}

const SAID_MAX = 300;

/** `/rnps offers quotable`: promoters who consented to be quoted, in their very words. */
export function renderQuotable({ lines, total }: { lines: QuotableLine[]; total: number }): Message {
  if (total === 0) {
    const text = 'No promoter has consented to be quoted yet.';
    return {
      text,
      blocks: [
        section(text),
        context(
          'Consent comes with the answer: ask for it in the survey, and name the question in the configuration.',
        ),
      ],
    };
  }
  const title = `${count(total, 'comment')} of promoters who may be quoted`;
  const more =
    total > lines.length ? ` ${(total - lines.length).toLocaleString('en-US')} more are in the export.` : '';
  return {
    text: escapeMrkdwn(title),
    blocks: [
      header(title),
      ...lines.map(quotable),
      context(
        `Exact words; longer ones are cut here and whole in the export.${more} Who by their latest answer is a promoter no more, or did not consent again, is not listed, nor what is in confidence.`,
      ),
      exportButton('quotable'),
    ],
  };
}

function quotable({ score, said, answeredAt, permalink, title, ...customer }: QuotableLine): KnownBlock {
  return richText(
    line(
      ...joinedGroups([
        [bold(`▲ ${score}/10 ${whoOf(customer)}`)],
        title ? [words(inline(title, 60))] : [],
        [when(answeredAt, undefined, '{date_long}')],
        permalink ? [link(permalink, 'Open the card')] : [],
      ]),
    ),
    quote(`“${clipByCodePoints(neutralise(said), SAID_MAX)}”`),
  );
}
