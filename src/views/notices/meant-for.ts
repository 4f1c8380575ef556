import { context, type Message } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';

/** Says of a message in the fallback channel for whom it was meant. */
export function withMeantFor(
  message: Message,
  { teamName, channel }: { teamName: string; channel: string },
): Message {
  const team = escapeMrkdwn(inline(teamName, 60));
  const where = `#${escapeMrkdwn(inline(channel, 80))}`;
  return {
    text: `For ${team}: ${message.text}`,
    blocks: [context(`⚑ For *${team}*: ${where} cannot be posted to`), ...message.blocks],
  };
}
