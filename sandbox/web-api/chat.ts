import { LIMITS } from '../block-kit/limits';
import type { Context } from '../context';
import { BOT } from '../seed';
import type { Message } from '../state/model';
import { removeMessage } from '../state/remove-message';
import { findMessage } from '../state/workspace';
import { type Args, flag, requiredText } from './arguments';
import { botMessage, edited, showEphemeral } from './bot-message';
import { type Content, isEmpty, readContent } from './message-content';
import type { Handler } from './method';
import { knownChannel, writableChannel } from './resolve';
import { SlackError } from './slack-error';

export const postMessage: Handler = (ctx, args) => {
  const channel = writableChannel(ctx, requiredText(args, 'channel'));
  const content = readContent(ctx, args);
  if (isEmpty(content)) throw new SlackError('no_text');
  const message = { ...botMessage(ctx, content), ...inThread(ctx, channel.id, args) };
  ctx.workspace.commit({ kind: 'message', channel: channel.id, message });
  return { channel: channel.id, ts: message.ts, message, ...warned(content) };
};

/** Shown to one person, kept by nobody. */
export const postEphemeral: Handler = (ctx, args) => {
  const channel = writableChannel(ctx, requiredText(args, 'channel'));
  const userId = requiredText(args, 'user');
  if (!ctx.workspace.data.people.has(userId)) throw new SlackError('user_not_found');
  const isHere = channel.memberIds.includes(userId) && !ctx.workspace.data.people.get(userId)!.deleted;
  if (!isHere) throw new SlackError('user_not_in_channel');
  const content = readContent(ctx, args);
  if (isEmpty(content)) throw new SlackError('no_text');
  const message = showEphemeral(ctx, channel.id, userId, {
    ...botMessage(ctx, content),
    ...inThread(ctx, channel.id, args),
  });
  return { message_ts: message.ts, ...warned(content) };
};

export const updateMessage: Handler = (ctx, args) => {
  const channel = knownChannel(ctx, requiredText(args, 'channel'));
  const ts = requiredText(args, 'ts');
  // Documented so for an edit ("frozen, archived or deleted channel"); a new post is refused with is_archived.
  if (channel.isArchived) throw new SlackError('is_inactive');
  if (!channel.memberIds.includes(BOT.userId)) throw new SlackError('not_in_channel');
  const before = findMessage(ctx.workspace.data, channel.id, ts);
  if (!before || before.subtype === 'tombstone') throw new SlackError('message_not_found');
  if (before.bot_id !== BOT.botId) throw new SlackError('cant_update_message');
  if (typeof args.text === 'string' && args.text.length > LIMITS.updateText.max)
    throw new SlackError('msg_too_long');
  const message = edited(ctx, before, readContent(ctx, args));
  ctx.workspace.commit({ kind: 'message_changed', channel: channel.id, message });
  return { channel: channel.id, ts, text: message.text, message };
};

export const deleteMessage: Handler = (ctx, args) => {
  const channel = knownChannel(ctx, requiredText(args, 'channel'));
  const ts = requiredText(args, 'ts');
  const before = findMessage(ctx.workspace.data, channel.id, ts);
  if (!before || before.subtype === 'tombstone') throw new SlackError('message_not_found');
  if (before.bot_id !== BOT.botId) throw new SlackError('cant_delete_message');
  removeMessage(ctx.workspace, channel.id, ts);
  return { channel: channel.id, ts };
};

export const getPermalink: Handler = (ctx, args) => {
  const channel = knownChannel(ctx, requiredText(args, 'channel'));
  const message = findMessage(ctx.workspace.data, channel.id, requiredText(args, 'message_ts'));
  if (!message) throw new SlackError('message_not_found');
  const thread =
    message.thread_ts && message.thread_ts !== message.ts
      ? `?thread_ts=${message.thread_ts}&cid=${channel.id}`
      : '';
  return {
    channel: channel.id,
    permalink: `${ctx.url()}/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`,
  };
};

function inThread(ctx: Context, channel: string, args: Args): Partial<Message> {
  if (args.thread_ts === undefined || args.thread_ts === '') return {};
  const asked = String(args.thread_ts);
  if (!/^\d+\.\d+$/.test(asked)) throw new SlackError('invalid_thread_ts');
  const root = findMessage(ctx.workspace.data, channel, asked);
  // Slack threads under the root even when it is given a reply, and takes a root that is gone.
  const rootTs = root?.thread_ts ?? asked;
  return {
    thread_ts: rootTs,
    ...(root?.user ? { parent_user_id: root.user } : {}),
    ...(flag(args, 'reply_broadcast') ? { subtype: 'thread_broadcast' } : {}),
  };
}

function warned(content: Content): Record<string, unknown> {
  if (content.warnings.length === 0) return {};
  return { warning: content.warnings.join(','), response_metadata: { warnings: content.warnings } };
}
