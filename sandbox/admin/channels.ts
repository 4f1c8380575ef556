import type { Context } from '../context';
import {
  channelArchived,
  channelLeft,
  channelShared,
  memberJoined,
  memberLeft,
} from '../gestures/channel-events';
import { GestureRefused } from '../gestures/refusal';
import { BOT } from '../seed';
import type { Channel } from '../state/model';

/** An existing channel that is no direct message. */
function channelById(ctx: Context, id: unknown): Channel {
  const channel = ctx.workspace.data.channels.get(String(id));
  if (!channel) throw new GestureRefused('channel_not_found');
  if (channel.isIm) throw new GestureRefused('method_not_supported_for_channel_type');
  return channel;
}

/** Archives the channel or brings it back; `by` is who did it. */
export function setArchived(ctx: Context, id: unknown, isArchived: boolean, by: string): void {
  const before = channelById(ctx, id);
  if (before.isArchived === isArchived) return;
  if (before.name === 'general') throw new GestureRefused('cant_archive_general');
  const channel = { ...before, isArchived };
  ctx.workspace.commit({ kind: 'channel', channel });
  void channelArchived(ctx, channel, by);
}

/** Takes the app out of a channel, of which Slack tells it twice (channel_left, member_left_channel), or invites it. */
export function setAppIn(ctx: Context, id: unknown, isIn: boolean, by: string): void {
  const before = channelById(ctx, id);
  if (before.memberIds.includes(BOT.userId) === isIn) return;
  const others = before.memberIds.filter((member) => member !== BOT.userId);
  const channel = { ...before, memberIds: isIn ? [...others, BOT.userId] : others };
  ctx.workspace.commit({ kind: 'channel', channel });
  if (isIn) return void memberJoined(ctx, channel, BOT.userId, by);
  void channelLeft(ctx, channel, by);
  void memberLeft(ctx, channel, BOT.userId);
}

/** Marks the channel as shared with another organisation (Slack Connect), or as the company's own again. */
export function setShared(ctx: Context, id: unknown, isExtShared: boolean): void {
  const before = channelById(ctx, id);
  if (before.isExtShared === isExtShared) return;
  const channel = { ...before, isExtShared };
  ctx.workspace.commit({ kind: 'channel', channel });
  void channelShared(ctx, channel);
}
