import type { ActionsBlock } from '@slack/types';
import { ACTIONS } from '../ids';
import { context, type Message, section } from '../text/message';
import { escapeMrkdwn, inline, plain, slackDate } from '../text/mrkdwn';
import { type ClosedChannelModel, closedWords, escaped, remedyWords, waitingWords } from './closed-channel';

/** Tells an admin that a channel takes nothing any more: why, how much waits, and what to do. */
export function renderClosedAlert(model: ClosedChannelModel): Message {
  const what = escaped(closedWords(model));
  return {
    text: `⚑ ${what}`,
    blocks: [
      section(`⚑ *${what}*, so rNPS Loop posts nothing there.`),
      section(`${escaped(waitingWords(model))}\n${escaped(remedyWords(model))}`),
      { type: 'actions', elements: [tryChannelAgain(model.name)] } satisfies ActionsBlock,
      context(
        `Seen ${slackDate(model.since)}. As soon as it can be posted to, what waits goes out by itself.`,
      ),
    ],
  };
}

/** What the alert becomes when the channel takes messages again. */
export function renderReopenedAlert({ name }: { name: string }): Message {
  const text = `✓ #${escapeMrkdwn(inline(name, 80))} takes messages again. What waited for it goes out.`;
  return { text, blocks: [section(text)] };
}

/** The button that asks Slack about a channel at once. */
export function tryChannelAgain(name: string) {
  return {
    type: 'button' as const,
    action_id: ACTIONS.tryChannel,
    text: plain('Try again', 75),
    // Slack’s names have 80 characters at the most.
    value: name.slice(0, 80),
    accessibility_label: plain(`Try again: #${name}`, 75).text,
  };
}
