import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Draft } from '../../domain/reply/draft';
import { isWorthAnotherTry, type NoDraft } from '../../domain/reply/no-draft';
import { ACTIONS } from '../ids';
import { button, context } from '../text/message';
import { clipByLength, escapeMrkdwn, inline } from '../text/mrkdwn';
import { richText } from '../text/rich-text';

/** How far a model is with its own draft of a reply, beside the one by the playbook. */
export type DraftByModel =
  | { state: 'offered' }
  | { state: 'asked' }
  | { state: 'written'; draft: Draft; model: string; language: string; isBacked: boolean }
  | { state: 'used'; model: string; keepsTyped: boolean }
  /** It would not fit in front of what was typed. */
  | { state: 'too_long' }
  | { state: 'none'; why: NoDraft | 'trouble' };

const SHOWN_MAX = 2900;

/** Of a draft, and what stands in the fields. */
export const TOO_LONG = 'The draft does not fit in front of what you wrote, so nothing was changed.';

/** What the form of a reply says of the model's draft, and what can be pressed. `followUpId` comes back with the press. */
export function draftByModelBlocks(by: DraftByModel, followUpId: string): KnownBlock[] {
  switch (by.state) {
    case 'offered':
      return [
        press(ACTIONS.draftReply, 'Draft with AI', followUpId),
        context('About what they said, in their language. What you type here stays.'),
      ];
    case 'asked':
      return [context('*The model is asked for a draft.* You can go on writing; what you type here stays.')];
    case 'written':
      return [
        context(`*Draft by ${nameOf(by.model)}*, in ${escapeMrkdwn(by.language)}. ${CHECKED}`),
        richText({
          type: 'rich_text_preformatted',
          elements: [{ type: 'text', text: clipByLength(by.draft.body, SHOWN_MAX) }],
        }),
        ...(by.isBacked ? [context(BACKED)] : []),
        press(ACTIONS.useDraft, 'Use this draft', followUpId),
      ];
    case 'used':
      return [
        context(
          `Drafted by ${nameOf(by.model)}. ${by.keepsTyped ? 'What you had written follows it. ' : ''}Read it before it goes out.`,
        ),
      ];
    case 'too_long':
      return [context(TOO_LONG)];
    case 'none':
      return [
        context(`*No draft by the model:* ${WHY[by.why]}. The draft by the playbook stays.`),
        ...(by.why === 'trouble' || isWorthAnotherTry(by.why)
          ? [press(ACTIONS.draftReply, 'Try again', followUpId)]
          : []),
      ];
  }
}

const CHECKED =
  'It holds no figure, date, promise, link or quotation of its own. Whether it is right, only you can tell.';
const BACKED =
  'It tells what the committee decided about this theme. Leave that out if customers should not know it yet.';

function press(action: string, label: string, followUpId: string): ActionsBlock {
  return { type: 'actions', elements: [button(action, label, followUpId)] };
}

function nameOf(model: string): string {
  return escapeMrkdwn(inline(model, 60));
}

const WHY: Record<NoDraft | 'trouble', string> = {
  no_comment: 'there are no words to answer',
  speaks_to_machine: 'the comment seems to give orders to machines, so it was not sent',
  unknown_language: 'nobody here could check a draft in the language of this comment',
  over_budget: 'the month’s budget for it is spent',
  unavailable: 'it cannot be reached now',
  limited: 'it asks for a pause',
  not_allowed: 'it does not let us in; an admin can ask `npm run doctor`',
  refused: 'it refused to answer',
  truncated: 'its answer broke off',
  unreadable: 'its answer could not be read',
  stopped: 'it took too long, or the comment is gone',
  other_language: 'it was not in the customer’s language',
  not_kept: 'the comment has changed meanwhile',
  trouble: 'something went wrong here',
  empty: 'it was empty',
  too_long: 'it was too long',
  placeholder: 'it named somebody or something that it could not know',
  hidden_character: 'it had hidden characters',
  number: 'it stated a figure or a date',
  quotation_mark: 'it quoted somebody',
  link: 'it had a link',
  mention: 'it had a mention',
  markup: 'it had markup',
  other_script: 'it had letters of another script',
  promise: 'it promised or announced something, or spoke of money or time',
  parrots: 'it repeated the customer word for word',
};
