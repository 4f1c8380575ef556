import type { Band } from '../../domain/bands';
import { context, type Message } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { scoreWords } from '../text/words';

/** What stays in the old channel when a follow-up moved: where it went, and nothing that the customer said. */
export function renderPointer(model: {
  band: Band;
  score: number;
  accountName: string;
  /** Null for one that went to a team lead in person: this channel is not told where. */
  channelId: string | null;
  permalink: string | null;
}): Message {
  const what = `${scoreWords(model.band, model.score)} · ${escapeMrkdwn(inline(model.accountName, 80))}`;
  if (model.channelId === null)
    return { text: `With a team lead: ${what}`, blocks: [context(`${what} · A team lead has this one now`)] };
  const open = model.permalink ? ` · <${model.permalink}|Open the card>` : '';
  return { text: `Moved: ${what}`, blocks: [context(`${what} moved to <#${model.channelId}>${open}`)] };
}

/** What stands where a comment stood, once it is for a lead alone. */
export function renderWithLead(): Message {
  const words = 'A team lead has this one now, comment and all.';
  return { text: words, blocks: [context(words)] };
}
