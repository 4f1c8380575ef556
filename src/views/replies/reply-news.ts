import type { Band } from '../../domain/bands';
import type { Message } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { bold, line, link, richText, words } from '../text/rich-text';
import { scoreWords } from '../text/words';

/** Tells whoever has the work that something came of a reply; what the customer wrote stands in the thread. */
export interface ReplyNewsModel {
  band: Band;
  score: number;
  accountName: string;
  permalink: string | null;
  news: 'answered' | 'bounced';
}

const NEWS = {
  answered: 'The customer has answered the e-mail. What they wrote is in the thread of the card.',
  bounced: 'The e-mail to the customer came back undelivered. Check their address, or call them.',
};

/** One line by direct message, with the way to the card. */
export function renderReplyNews({ band, score, accountName, permalink, news }: ReplyNewsModel): Message {
  const name = inline(accountName, 80);
  const open = permalink ? [line(link(permalink, 'Open the card'))] : [];
  return {
    text: `${news === 'answered' ? 'Answered' : 'Undelivered'}: ${escapeMrkdwn(name)}`,
    blocks: [richText(line(bold(`${scoreWords(band, score)} · ${name}`)), line(words(NEWS[news])), ...open)],
  };
}
