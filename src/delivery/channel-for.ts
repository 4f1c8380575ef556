import type { Deps } from '../deps';
import type { ClaimedMessage } from './claim-due';

/**
 * Slack id of the channel that a message goes to: its thread's, its team's (or what stands in for it), or a person's
 * direct messages. Null for a channel of the config that the workspace does not have.
 */
export async function channelFor(
  deps: Pick<Deps, 'directory' | 'slack'>,
  message: Pick<ClaimedMessage, 'lane' | 'goesTo' | 'threadChannelId'>,
): Promise<string | null> {
  if (message.threadChannelId) return message.threadChannelId;
  const channel = channelNameOf(message.goesTo ?? message.lane);
  if (channel !== null) return deps.directory.channelId(channel);
  const opened = await deps.slack.reader.conversations.open({ users: message.lane.slice('dm:'.length) });
  return String(opened.channel?.id);
}

/** The channel of the config that a lane is for; null for direct messages. */
export function channelNameOf(lane: string): string | null {
  return lane.startsWith('channel:') ? lane.slice('channel:'.length) : null;
}
