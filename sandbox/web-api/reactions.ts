import { findMessage } from '../state/workspace';
import { requiredText } from './arguments';
import type { Handler } from './method';
import { knownChannel } from './resolve';
import { SlackError } from './slack-error';

/** Accepted and counted on the message. */
export const addReaction: Handler = (ctx, args) => {
  const channel = knownChannel(ctx, requiredText(args, 'channel'));
  const name = requiredText(args, 'name');
  const message = findMessage(ctx.workspace.data, channel.id, requiredText(args, 'timestamp'));
  if (!message) throw new SlackError('message_not_found');
  const before = (message.reactions ?? []) as { name: string; count: number; users: string[] }[];
  if (before.some((r) => r.name === name)) throw new SlackError('already_reacted');
  const reactions = [...before, { name, count: 1, users: [message.user ?? ''] }];
  ctx.workspace.commit({ kind: 'message_changed', channel: channel.id, message: { ...message, reactions } });
  return {};
};
