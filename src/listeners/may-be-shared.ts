import type { Deps } from '../deps';

/** Why numbers of the house may not be shared here: another organisation reads the channel, or nobody can say. Null: they may. */
export async function mayNotBeShared(
  deps: Pick<Deps, 'slack'>,
  channelId: string | null,
): Promise<string | null> {
  if (channelId === null) return 'There is no channel here to share it in.';
  if (channelId.startsWith('D')) return null;
  try {
    const { channel } = await deps.slack.reader.conversations.info({ channel: channelId });
    if (!channel?.is_ext_shared && !channel?.is_pending_ext_shared) return null;
    return 'Another organisation reads this channel too, so I do not share numbers here.';
  } catch {
    return 'I cannot see who reads this channel, so I do not share numbers here. Invite me to it first.';
  }
}
