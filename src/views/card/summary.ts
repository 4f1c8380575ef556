import type { KnownBlock } from '@slack/types';
import { LIMITS } from '../checks/limits';
import { ACTIONS } from '../ids';
import { context, header, type Message } from '../text/message';
import { escapeMrkdwn, inline, plain } from '../text/mrkdwn';
import { bullets, richText } from '../text/rich-text';
import { BAND_WORDS, count } from '../text/words';
import { option } from '../windows/form';
import { type FollowUpLine, followUpLine, moreWords } from './follow-up-line';

export interface BurstSummaryModel {
  teamName: string;
  /** Those without a card first, then the most urgent; the first 25 are listed. */
  lines: FollowUpLine[];
  total: number;
  /** Follow-ups whose card can be asked for, most urgent first; the first 100 can be chosen. */
  withoutCard: Pick<FollowUpLine, 'followUpId' | 'band' | 'score' | 'accountName'>[];
}

const LINES_MAX = 25;

/** One message for many answers that came at once, most urgent first, instead of a card each. */
export function renderBurstSummary(model: BurstSummaryModel): Message {
  const title = `${count(model.total, 'more answer')} for ${inline(model.teamName, 60)}`;
  const shown = model.lines.slice(0, LINES_MAX);
  const more = moreWords(model.total, shown.length);
  const why =
    'More came at once than one channel can carry, so these share a message. A card of its own appears as soon as ' +
    'anything happens to one, or when you ask for it. `/rnps queue` lists those that still need somebody.';
  return {
    text: escapeMrkdwn(title),
    blocks: [
      header(title),
      ...(shown.length > 0 ? [richText(bullets(shown.map((one) => followUpLine(one))))] : []),
      ...chooser(model.withoutCard),
      context(more ? `${more}. ${why}` : why),
    ],
  };
}

function chooser(followUps: BurstSummaryModel['withoutCard']): KnownBlock[] {
  if (followUps.length === 0) return [];
  const options = followUps
    .slice(0, LIMITS.selectOptions.max)
    .map((one) =>
      option(`${BAND_WORDS[one.band].glyph} ${one.score}/10 ${inline(one.accountName, 40)}`, one.followUpId),
    );
  return [
    {
      type: 'actions',
      elements: [
        {
          type: 'static_select',
          action_id: ACTIONS.showCard,
          placeholder: plain('Show the card of…', 150),
          options,
        },
      ],
    },
  ];
}
