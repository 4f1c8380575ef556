import type { InputBlock, KnownBlock, ModalView, PlainTextOption, RadioButtons } from '@slack/types';
import { LIMITS } from '../checks/limits';
import { modalMetadata } from '../ids';
import { plain } from '../text/mrkdwn';

/** What Slack lets a person type at most (Slack docs, "Plain-text input element"). */
export const TYPED_MAX = LIMITS.inputLength.max;

/** A window to read, with one button to close it. */
export function reading(title: string, blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plain(title, 24), close: plain('Close', 24), blocks };
}

/** The frame of a form that is sent back for one follow-up. */
export function form(title: string, callbackId: string, followUpId: string): Omit<ModalView, 'blocks'> {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: modalMetadata(followUpId),
    title: plain(title, 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
  };
}

/** One question of a form. */
export function input(
  block: string,
  label: string,
  element: InputBlock['element'],
  hint?: string,
): InputBlock {
  return {
    type: 'input',
    block_id: block,
    label: plain(label, 2000),
    element,
    ...(hint ? { hint: plain(hint, 2000) } : {}),
  };
}

/** A question that may stay empty, answered in a few lines. */
export function note(ids: { block: string; action: string }, label: string, hint: string): InputBlock {
  const field = {
    type: 'plain_text_input',
    action_id: ids.action,
    multiline: true,
    max_length: TYPED_MAX,
  } as const;
  return { ...input(ids.block, label, field, hint), optional: true };
}

/** A choice of which all options are seen. */
export function radio(actionId: string, options: PlainTextOption[]): RadioButtons {
  return { type: 'radio_buttons', action_id: actionId, options };
}

/** One choice; `text` and `description` hold 75 characters. */
export function option(text: string, value: string, description?: string): PlainTextOption {
  return { text: plain(text, 75), value, ...(description ? { description: plain(description, 75) } : {}) };
}
