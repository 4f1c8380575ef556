import type { Context } from '../context';
import { OTHER_TEAM_ID, TEAM } from '../seed';
import type { Channel } from '../state/model';
import { eventTs, sendEvent } from './events';

export function memberJoined(
  ctx: Context,
  channel: Channel,
  userId: string,
  inviter?: string,
): Promise<void> {
  const event = membership(ctx, 'member_joined_channel', channel, userId);
  return sendEvent(ctx, { ...event, ...(inviter ? { inviter } : {}) }, channel);
}

export function memberLeft(ctx: Context, channel: Channel, userId: string): Promise<void> {
  return sendEvent(ctx, membership(ctx, 'member_left_channel', channel, userId), channel);
}

/** The app itself is out of the channel; `actor_id` is who removed it. */
export function channelLeft(ctx: Context, channel: Channel, by: string): Promise<void> {
  const event = { type: 'channel_left', channel: channel.id, actor_id: by, event_ts: eventTs(ctx) };
  return sendEvent(ctx, event, channel);
}

/** channel_archive or channel_unarchive (group_... for a private one), by what the channel is now. */
export function channelArchived(ctx: Context, channel: Channel, by: string): Promise<void> {
  const type = `${channel.isPrivate ? 'group' : 'channel'}_${channel.isArchived ? 'archive' : 'unarchive'}`;
  const event = { type, channel: channel.id, user: by, is_moved: 0, event_ts: eventTs(ctx) };
  return sendEvent(ctx, event, channel);
}

/** channel_shared or channel_unshared, by what the channel is now. */
export function channelShared(ctx: Context, channel: Channel): Promise<void> {
  const at = { channel: channel.id, event_ts: eventTs(ctx) };
  const event = channel.isExtShared
    ? { type: 'channel_shared', connected_team_id: OTHER_TEAM_ID, ...at }
    : {
        type: 'channel_unshared',
        previously_connected_team_id: OTHER_TEAM_ID,
        is_ext_shared: false,
        ...at,
      };
  return sendEvent(ctx, event, channel);
}

function membership(ctx: Context, type: string, channel: Channel, userId: string) {
  return {
    type,
    user: userId,
    channel: channel.id,
    channel_type: channel.isPrivate ? 'G' : 'C',
    team: TEAM.id,
    event_ts: eventTs(ctx),
  };
}
