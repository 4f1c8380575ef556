import type { Deps } from '../deps';
import type { ClaimedMessage } from './claim-due';

/** Slack id of the channel that a message goes to: its thread's, its team's, or a person's direct messages. */
export async function channelFor(
  deps: Pick<Deps, 'directory' | 'slack'>,
  message: Pick<ClaimedMessage, 'lane' | 'threadChannelId'>,
): Promise<string> {
  if (message.threadChannelId) return message.threadChannelId;
  const colon = message.lane.indexOf(':');
  const [kind, name] = [message.lane.slice(0, colon), message.lane.slice(colon + 1)];
  if (kind === 'channel') return deps.directory.channelId(name);
  const opened = await deps.slack.reader.conversations.open({ users: name });
  return String(opened.channel?.id);
}
