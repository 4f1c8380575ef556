import { type FollowUpLine, followUpLine, moreWords } from './follow-up-line';
import { context, header, type Message } from './message';
import { escapeMrkdwn, inline } from './mrkdwn';
import { bullets, richText } from './rich-text';
import { count } from './words';

const LINES_MAX = 25;

/** One message for many answers that came at once, most urgent first, instead of a card each. */
export function renderBurstSummary(model: {
  teamName: string;
  lines: FollowUpLine[];
  total: number;
}): Message {
  const title = `${count(model.total, 'new answer')} for ${inline(model.teamName, 60)}`;
  const shown = model.lines.slice(0, LINES_MAX);
  const more = moreWords(model.total, shown.length);
  const queue =
    'More came at once than one channel can carry. `/rnps queue` lists those that still need somebody.';
  return {
    text: escapeMrkdwn(title),
    blocks: [
      header(title),
      ...(shown.length > 0 ? [richText(bullets(shown.map((one) => followUpLine(one))))] : []),
      context(more ? `${more}. ${queue}` : queue),
    ],
  };
}
