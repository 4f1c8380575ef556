import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { type Band, hasSla } from '../../domain/bands';
import { type ContactChannel, OUTCOMES } from '../../domain/follow-up';
import { historyBlocks } from '../card/thread';
import type { HistoryLineModel } from '../history-model';
import { CALLBACKS, INPUTS, NO, YES } from '../ids';
import { context, plainContext, section } from '../text/message';
import { inline, plain } from '../text/mrkdwn';
import { CHANNEL_WORDS, OUTCOME_WORDS } from '../text/words';
import { form, input, note, option, radio, reading, TYPED_MAX } from './form';

const HISTORY_MAX = 40;
const HISTORY_NOTE_MAX = 1000;
const THEMES_MAX = 100;

/** The form behind "Log contact". `who` is the customer's name as the source gave it. */
export function logContactModal(model: {
  followUpId: string;
  who: string;
  channels: readonly ContactChannel[];
}): ModalView {
  const channels = model.channels.map((channel) => option(CHANNEL_WORDS[channel], channel));
  return {
    ...form('Log contact', CALLBACKS.logContact, model.followUpId),
    blocks: [
      plainContext(`About your contact with ${inline(model.who, 80)}`),
      input(INPUTS.contactChannel.block, 'How did you try?', {
        type: 'static_select',
        action_id: INPUTS.contactChannel.action,
        placeholder: plain('Phone, e-mail, …', 150),
        options: channels,
      }),
      input(
        INPUTS.contactReached.block,
        'Did you reach them?',
        radio(INPUTS.contactReached.action, [
          option('Yes, we talked', YES, 'Counts as contact.'),
          option('No, not yet', NO, 'Kept as an attempt; it does not count as contact.'),
        ]),
      ),
      note(INPUTS.contactNote, 'What was said?', 'What they need, what you promised, by when.'),
    ],
  };
}

/**
 * The form behind "Resolve". Asks for a reason when a detractor or passive was never reached; at most the first
 * 100 themes are offered (Slack docs, "Select menu element").
 */
export function resolveModal(model: {
  followUpId: string;
  band: Band;
  contacted: boolean;
  themes: { id: string; name: string }[];
}): ModalView {
  const needsReason = !model.contacted && hasSla(model.band);
  const themes = model.themes.slice(0, THEMES_MAX).map(({ id, name }) => option(name, id));
  return {
    ...form('Resolve', CALLBACKS.resolve, model.followUpId),
    blocks: [
      ...(needsReason ? reasonBlocks() : []),
      input(INPUTS.resolveOutcome.block, 'What came of it?', {
        type: 'static_select',
        action_id: INPUTS.resolveOutcome.action,
        placeholder: plain('Choose an outcome', 150),
        options: OUTCOMES.map((outcome) => option(OUTCOME_WORDS[outcome], outcome)),
      }),
      ...(themes.length > 0 ? [themeInput(themes)] : []),
      note(INPUTS.resolveNote, 'Note', 'Anything the next person should know.'),
      input(
        INPUTS.resolveTold.block,
        'Was the customer told?',
        radio(INPUTS.resolveTold.action, [option('Yes', YES), option('No', NO)]),
      ),
    ],
  };
}

function reasonBlocks(): KnownBlock[] {
  return [
    section('Nobody has reached this customer yet. If you did, close this and use *Log contact* first.'),
    input(
      INPUTS.resolveReason.block,
      'Reason for resolving without contact',
      {
        type: 'plain_text_input',
        action_id: INPUTS.resolveReason.action,
        multiline: true,
        max_length: TYPED_MAX,
      },
      'The team lead sees it.',
    ),
  ];
}

function themeInput(options: PlainTextOption[]): InputBlock {
  const root = input(INPUTS.resolveTheme.block, 'Root cause', {
    type: 'static_select',
    action_id: INPUTS.resolveTheme.action,
    placeholder: plain('Choose a theme', 150),
    options,
  });
  return { ...root, optional: true };
}

/** History of a follow-up, oldest first; the latest 40 lines when there are more. */
export function historyModal(model: { about: string; lines: HistoryLineModel[] }): ModalView {
  const shown = model.lines.slice(-HISTORY_MAX);
  const hidden = model.lines.length - shown.length;
  const earlier = hidden > 0 ? [context(`The first ${hidden} are in the thread of the card.`)] : [];
  const blocks = shown.flatMap((one) => historyBlocks(one, HISTORY_NOTE_MAX));
  const empty = blocks.length === 0 ? [section('Nothing has happened yet.')] : [];
  return reading('History', [plainContext(inline(model.about, 120)), ...earlier, ...blocks, ...empty]);
}

/** Says what went wrong where a form was expected. `text` is our own mrkdwn. */
export function errorModal(text: string): ModalView {
  return reading('That did not work', [section(text)]);
}

/** Says what was done where no card is at hand to show it. `text` is our own mrkdwn. */
export function doneModal(text: string): ModalView {
  return reading('Done', [section(text)]);
}
