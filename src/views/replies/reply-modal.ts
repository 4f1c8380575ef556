import type { KnownBlock, ModalView } from '@slack/types';
import type { Draft } from '../../domain/reply/draft';
import { draftHashes } from '../../domain/reply/said-hash';
import { ACTIONS, CALLBACKS, INPUTS } from '../ids';
import { button, context, plainContext } from '../text/message';
import { clipByCodePoints, inline, mrkdwn, neutralise, plain } from '../text/mrkdwn';
import { line, quote, richText, words } from '../text/rich-text';
import { form, input, option, radio } from '../windows/form';
import { type DraftByModel, draftByModelBlocks, TOO_LONG } from './draft-by-model';

export const SUBJECT_MAX = 200;
export const BODY_MAX = 3000;
const COMMENT_MAX = 600;
/** Of an address, as long as one can be. */
const ADDRESS_MAX = 254;

export const REPLY_WAYS = ['email', 'copied'] as const;

export interface ReplyForm {
  /** Empty: it tells somebody who never had one. */
  followUpId: string;
  /** Of this opening: sent twice, it is one reply. */
  formId: string;
  about: string;
  /** In whose name, and from which address when a server is configured. */
  fromName: string;
  from: string | null;
  /** The customer's own address; null: none is known. */
  to: string | null;
  comment: string | null;
  /** Of that comment, so that another one is noticed; left out: nothing is written about it. */
  seen?: string;
  /** It is another one than this form had shown before, and what became of the fresh draft by the playbook. */
  changed?: 'noticed' | 'fresh_used' | 'fresh_in_front' | 'fresh_too_long';
  steps: string[];
  draft: Draft;
  /** Of what the app itself put into the fields since this was opened; left out: the draft. */
  drafted?: string[];
  countsAsContact: boolean;
  /** Nobody waits for a contact any more; it is written all the same to tell the customer. */
  isResolved?: boolean;
  /** Whom it tells of what they asked for. */
  tellingId?: string;
  /** A model's own draft; left out: there is no model to ask. */
  byModel?: DraftByModel;
  /** What stands in the fields now, where it is not the draft. */
  typed?: Draft;
}

/** The form behind "Reply to customer": a draft to edit, and whether it is sent from here or by hand. */
export function replyModal(model: ReplyForm): ModalView {
  const { followUpId, formId, to } = model;
  return {
    ...form('Reply to the customer', CALLBACKS.reply, followUpId),
    private_metadata: JSON.stringify({
      followUpId,
      formId,
      to: to ?? '',
      tellingId: model.tellingId ?? '',
      seen: model.seen ?? '',
      drafted: model.drafted ?? draftHashes(model.draft),
    }),
    submit: plain('Go ahead', 24),
    blocks: [
      plainContext(model.about),
      ...changedBlocks(model),
      ...said(model.comment),
      ...nextSteps(model.steps),
      ...toBlocks(model),
      ...fields(model),
      ...(model.byModel ? draftByModelBlocks(model.byModel, followUpId) : []),
      ways(model),
      context(onceItHasGone(model)),
    ],
  };
}

function onceItHasGone({ followUpId, isResolved, tellingId, countsAsContact }: ReplyForm): string {
  if (followUpId === '')
    return 'Once it has gone out, they are told. They never had a follow-up, so you hear by direct message when it comes back or is answered.';
  if (isResolved) return 'Their follow-up is resolved and stays so. The thread of its card keeps the e-mail.';
  if (tellingId)
    return 'Once it has gone out, they are told. It stops no clock: their follow-up keeps the e-mail as an attempt.';
  return countsAsContact
    ? 'Once it has gone out, it counts as contact.'
    : 'Once it has gone out, it is kept as an attempt; when you have talked, use *Log contact*.';
}

function changedBlocks({ changed, followUpId, byModel, draft, typed }: ReplyForm): KnownBlock[] {
  switch (changed) {
    case undefined:
      return [];
    case 'noticed': {
      const line = context(
        '⚑ *The customer has changed their comment since you opened this.* It reads like this now; what you wrote stays.',
      );
      // Where there is a model, that is asked anew further down.
      const offers = !byModel && draft.body.trim() !== typed?.body.trim();
      return offers
        ? [line, { type: 'actions', elements: [button(ACTIONS.freshDraft, 'Use a fresh draft', followUpId)] }]
        : [line];
    }
    case 'fresh_used':
      return [context('A fresh draft stands in place of the one before. Read it before it goes out.')];
    case 'fresh_in_front':
      return [context('A fresh draft stands in front of what you wrote. Read it before it goes out.')];
    case 'fresh_too_long':
      return [context(TOO_LONG)];
  }
}

// What a draft of the model's is put into is another block: Slack shows what was typed for as long as it knows the block.
function fields({ byModel, draft, typed, changed }: ReplyForm): KnownBlock[] {
  const isDrafted = byModel?.state === 'used' || changed === 'fresh_used' || changed === 'fresh_in_front';
  const subject = isDrafted ? INPUTS.draftedSubject : INPUTS.replySubject;
  const body = isDrafted ? INPUTS.draftedBody : INPUTS.replyBody;
  const now = typed ?? draft;
  return [
    input(subject.block, 'Subject', {
      type: 'plain_text_input',
      action_id: subject.action,
      ...initial(now.subject, SUBJECT_MAX),
      max_length: SUBJECT_MAX,
    }),
    input(
      body.block,
      'Text',
      {
        type: 'plain_text_input',
        action_id: body.action,
        multiline: true,
        ...initial(now.body, BODY_MAX),
        max_length: BODY_MAX,
      },
      'A draft to make your own. Plain text; it goes out as it stands here.',
    ),
  ];
}

// Slack takes no empty one.
function initial(text: string, max: number): { initial_value?: string } {
  return text === '' ? {} : { initial_value: clipByCodePoints(text, max) };
}

function said(comment: string | null): KnownBlock[] {
  const shown = clipByCodePoints(neutralise(comment ?? '').trim(), COMMENT_MAX);
  return shown ? [richText(quote(shown))] : [];
}

// As rich text, so that it is copied as it is.
function toBlocks({ to, fromName }: ReplyForm): KnownBlock[] {
  if (!to) return [];
  const address = { type: 'text' as const, text: inline(to, ADDRESS_MAX), style: { code: true } };
  return [richText(line(words('To '), address, words(` · signed by ${inline(fromName, 60)}`)))];
}

function nextSteps(steps: string[]): KnownBlock[] {
  if (steps.length === 0) return [];
  const list = steps.map((step, index) => `${index + 1}. ${inline(step, 160)}`).join('   ');
  return [{ type: 'context', elements: [mrkdwn('*Next steps*'), plain(list)] }];
}

function ways({ from, fromName, to }: ReplyForm): KnownBlock {
  const byHand = option('I have copied it, and send it myself', 'copied', 'It is logged as sent.');
  if (from && to) {
    const send = option('Send it by e-mail', 'email', `From ${inline(fromName, 60)}`);
    return input(
      INPUTS.replyWay.block,
      'How does it reach them?',
      radio(INPUTS.replyWay.action, [send, byHand]),
      `E-mail goes from ${from} to ${inline(to, 200)}.`,
    );
  }
  const why = from ? 'No e-mail address of this customer is known.' : 'No mail server is set up.';
  const copy = to ? 'Copy address and text from here.' : 'Copy the text from here.';
  const element = radio(INPUTS.replyWay.action, [byHand]);
  return input(INPUTS.replyWay.block, 'How does it reach them?', element, `${why} ${copy}`);
}
