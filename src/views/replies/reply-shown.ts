import type { ActionsBlock, ModalView } from '@slack/types';
import { ACTIONS } from '../ids';
import { context, plainContext } from '../text/message';
import { clipByLength, inline, neutralise, plain } from '../text/mrkdwn';
import { richText } from '../text/rich-text';
import { reading } from '../windows/form';

/** Opens what was written; a thread shows only that it was. */
export function showReply(replyId: string): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTIONS.showReply,
        text: plain('Show', 75),
        value: replyId,
        accessibility_label: 'Show what was written to the customer',
      },
    ],
  };
}

/** What was written to a customer. */
export interface ReplyShown {
  fromName: string;
  toAddress: string | null;
  way: 'email' | 'copied';
  subject: string;
  body: string;
}

const BODY_MAX = 3000;

/** A reply as it was written, ready to be copied. */
export function replyShownModal({ fromName, toAddress, way, subject, body }: ReplyShown): ModalView {
  const to = toAddress ? ` to ${inline(toAddress, 120)}` : '';
  return reading('Reply to the customer', [
    plainContext(`From ${inline(fromName, 80)}${to}${way === 'copied' ? ', sent by hand' : ''}`),
    context('*Subject*'),
    preformatted(inline(subject, 300)),
    context('*Text*'),
    preformatted(clipByLength(neutralise(body), BODY_MAX)),
  ]);
}

function preformatted(text: string) {
  return richText({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: text || '-' }] });
}
