import type { WebClient } from '@slack/web-api';
import type { ChannelState } from '../domain/channel-state';
import { platformCode } from './platform-code';

/** The part of Slack's channel object that says whether we post there. */
export interface SlackChannel {
  id?: string;
  name?: string;
  is_archived?: boolean;
  is_member?: boolean;
  is_ext_shared?: boolean;
}

/** Whether we post there. `mayBeShared`: the config allows it though another organisation reads along. */
export function stateOf(channel: SlackChannel | undefined, mayBeShared: boolean): ChannelState {
  if (!channel?.id) return { kind: 'closed', id: null, why: 'missing' };
  if (channel.is_archived) return { kind: 'closed', id: channel.id, why: 'archived' };
  if (channel.is_ext_shared && !mayBeShared) return { kind: 'closed', id: channel.id, why: 'shared' };
  if (channel.is_member !== true) return { kind: 'closed', id: channel.id, why: 'app_removed' };
  return { kind: 'open', id: channel.id };
}

/** Asks Slack about one channel: by its id, and by its name when there is none of that id. Throws what Slack throws. */
export async function askAboutChannel(
  reader: WebClient,
  { name, id, mayBeShared }: { name: string; id: string | null; mayBeShared: boolean },
): Promise<ChannelState> {
  if (id) {
    try {
      const { channel } = await reader.conversations.info({ channel: id });
      if (channel?.id) return stateOf(channel, mayBeShared);
    } catch (error) {
      if (platformCode(error) !== 'channel_not_found') throw error;
    }
  }
  const found = await findChannels(reader, new Set([name]), (call) => call());
  return stateOf(found.get(name), mayBeShared);
}

/** Channels by name, of all that the app can see and that are not archived; a call is made through `by`. */
export async function findChannels(
  reader: WebClient,
  names: ReadonlySet<string>,
  by: <T>(call: () => Promise<T>) => Promise<T>,
): Promise<Map<string, SlackChannel>> {
  const found = new Map<string, SlackChannel>();
  let cursor: string | undefined;
  do {
    const page = await by(() =>
      reader.conversations.list({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: 200,
        ...(cursor ? { cursor } : {}),
      }),
    );
    for (const channel of page.channels ?? []) {
      if (channel.name && names.has(channel.name)) found.set(channel.name, channel);
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return found;
}
