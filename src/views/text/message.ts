import type { Button, ContextBlock, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import { LIMITS } from '../checks/limits';
import { clipByLength, inline, mrkdwn, plain } from './mrkdwn';

/** What every renderer of a message gives: blocks to see, and a text for notifications and screen readers. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** A heading; Slack allows 150 characters in it. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

/** A paragraph of our own words. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text) };
}

/** Small grey print of our own words. */
export function context(...texts: string[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => mrkdwn(text)) };
}

/** Small grey print of words that are not ours. */
export function plainContext(text: string): ContextBlock {
  return { type: 'context', elements: [plain(text)] };
}

/** A button among others; `value` comes back with the click. */
export function button(actionId: string, label: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label, LIMITS.buttonText.max), value };
}

/** A button of which a message has several alike: screen readers hear which one (`about`, words that are not ours). */
export function buttonAbout(actionId: string, label: string, value: string, about: string): Button {
  const spoken = `${label.replace('…', '')}: ${inline(about, LIMITS.buttonLabel.max)}`;
  return {
    ...button(actionId, label, value),
    accessibility_label: clipByLength(spoken, LIMITS.buttonLabel.max),
  };
}
