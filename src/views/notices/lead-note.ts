import type { Band } from '../../domain/bands';
import type { Message } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { bold, line, link, person, quote, richText, words } from '../text/rich-text';
import { scoreWords } from '../text/words';

/** Tells the team lead that somebody resolved a follow-up without reaching the customer, and why. */
export function renderLeadNote(model: {
  band: Band;
  score: number;
  accountName: string;
  byId: string;
  reason: string;
  permalink: string | null;
}): Message {
  const name = inline(model.accountName, 80);
  return {
    text: `Resolved without contact: ${escapeMrkdwn(name)}`,
    blocks: [
      richText(
        line(bold(`${scoreWords(model.band, model.score)} · ${name}`)),
        line(person(model.byId), words(' resolved this without reaching the customer. The reason:')),
        quote(model.reason),
        ...(model.permalink ? [line(link(model.permalink, 'Open the card'))] : []),
      ),
    ],
  };
}
