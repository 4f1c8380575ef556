import type { Context } from '../context';
import { BOT, imChannel } from '../seed';
import type { Channel } from '../state/model';
import { findChannel, imWith } from '../state/workspace';
import { SlackError } from './slack-error';

/** Where chat.* may write: a channel by id or name, or a person's id, which opens the direct message with them. */
export function writableChannel(ctx: Context, idOrName: string): Channel {
  const { data } = ctx.workspace;
  const person = data.people.get(idOrName);
  const channel = person ? openIm(ctx, person.id) : findChannel(data, idOrName);
  if (!channel) throw new SlackError('channel_not_found');
  const partner = channel.isIm ? channel.memberIds.find((id) => id !== BOT.userId) : undefined;
  if (partner && data.people.get(partner)?.deleted) throw new SlackError('user_disabled');
  if (channel.isArchived) throw new SlackError('is_archived');
  if (!channel.memberIds.includes(BOT.userId)) {
    throw new SlackError(channel.isPrivate ? 'channel_not_found' : 'not_in_channel');
  }
  return channel;
}

/** Where conversations.* may look: by id only, as Slack has it. */
export function knownChannel(ctx: Context, id: string): Channel {
  const channel = ctx.workspace.data.channels.get(id);
  if (!channel) throw new SlackError('channel_not_found');
  if (channel.isPrivate && !channel.memberIds.includes(BOT.userId)) throw new SlackError('channel_not_found');
  return channel;
}

/** The direct message with a person, made when there is none yet. */
export function openIm(ctx: Context, userId: string): Channel {
  const found = imWith(ctx.workspace.data, userId);
  if (found) return found;
  const channel = imChannel(userId, ctx.now());
  ctx.workspace.commit({ kind: 'channel', channel });
  return channel;
}
