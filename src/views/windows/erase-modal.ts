import type { ModalView } from '@slack/types';
import { CALLBACKS, INPUTS } from '../ids';
import { countsWords, type ErasureCountsModel } from '../notices/erasure-report';
import { type Message, plainContext, section } from '../text/message';
import { inline, plain } from '../text/mrkdwn';
import { count } from '../text/words';
import { form, input, reading } from './form';

/** What an admin types to say that they mean it. */
export const ERASE_WORD = 'ERASE';

/** Asks an admin whether they mean it. `who` is what they typed, and travels with the form. */
export function eraseModal(model: {
  who: string;
  answers: number;
  followUps: number;
  messages: number;
  /** Of survey tools, that nobody could read as an answer. */
  deliveries: number;
}): ModalView {
  const { answers, followUps, messages, deliveries } = model;
  const unread =
    deliveries > 0
      ? ` Among that ${count(deliveries, 'delivery', 'deliveries')} that nobody could read as an answer.`
      : '';
  return {
    ...form('Erase a person', CALLBACKS.erase, ''),
    private_metadata: JSON.stringify({ who: model.who }),
    submit: plain('Erase', 24),
    blocks: [
      plainContext(inline(model.who, 200)),
      section(
        `*This cannot be undone.* ${count(answers, 'answer')}, ${count(followUps, 'follow-up')} with all notes, and ` +
          `${count(messages, 'message')} of mine in Slack will go, and what survey tools sent about them.${unread} ` +
          'Files with rejected rows of imports go too, whoever stands in them. History and reports keep figures without a name. Nobody by this address or id is taken in again.',
      ),
      input(INPUTS.eraseWord.block, `Type ${ERASE_WORD} to go on`, {
        type: 'plain_text_input',
        action_id: INPUTS.eraseWord.action,
        max_length: 20,
      }),
    ],
  };
}

/** Says what was removed; what is left to do comes by direct message. */
export function erasedModal(counts: ErasureCountsModel): ModalView {
  return reading('Erased', [
    section(`✓ Removed: ${countsWords(counts)}.`),
    section(
      'My messages in Slack are being deleted. I tell you in a direct message what people wrote in their threads, because only people can delete that.',
    ),
  ]);
}

/** An answer to the command, beside the window that it opened or instead of one. */
export function renderErase(said: 'asked' | 'nobody' | 'usage'): Message {
  const words = {
    asked: 'A window asks whether you mean it.',
    nobody: 'I know nobody by that address or id, so there is nothing to erase.',
    usage:
      'Say whom: `/rnps erase person@company.com`, or the id that the survey tool or this app has for them.',
  }[said];
  return { text: words, blocks: [section(words)] };
}
