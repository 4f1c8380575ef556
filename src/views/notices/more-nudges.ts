import { type FollowUpLine, followUpLine, moreWords } from '../card/follow-up-line';
import { context, header, type Message } from '../text/message';
import { bullets, richText } from '../text/rich-text';
import { count } from '../text/words';

const LINES_MAX = 20;

/** Reminders of one day beyond what one person is sent one by one: a line each, as each stands now. */
export function renderMoreNudges(model: { lines: FollowUpLine[]; total: number }): Message {
  const shown = model.lines.slice(0, LINES_MAX);
  const isDone = shown.every(({ state }) => state.kind === 'contacted' || state.kind === 'resolved');
  const title = `${count(model.total, 'more reminder')} today`;
  const more = moreWords(model.total, shown.length);
  const why = 'You have had many reminders today, so what else comes up is gathered in this one message.';
  return {
    text: `${title}: customers are waiting to hear from us`,
    blocks: [
      header(title),
      ...(shown.length > 0 ? [richText(bullets(shown.map((one) => followUpLine(one))))] : []),
      context(...(more ? [more] : []), isDone && !more ? '✓ Nothing is left to do here.' : why),
    ],
  };
}
