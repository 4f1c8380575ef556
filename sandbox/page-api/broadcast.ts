import type { Context } from '../context';
import type { Change } from '../state/changes';
import type { Message } from '../state/model';
import { unreadIn } from '../state/unread';
import { findMessage } from '../state/workspace';
import { userObject } from '../web-api/users';
import { pageMessage } from './page-message';

/** Tells every page that may see it what has just changed. */
export function broadcast(ctx: Context, change: Change): void {
  const { data } = ctx.workspace;
  switch (change.kind) {
    case 'message': {
      toMembers(ctx, change.channel, 'message', messageEvent(ctx, change.channel, change.message));
      rootChanged(ctx, change.channel, change.message);
      for (const userId of watchersIn(ctx, change.channel)) tellUnread(ctx, userId, change.channel);
      return;
    }
    case 'message_changed':
      toMembers(ctx, change.channel, 'message_changed', messageEvent(ctx, change.channel, change.message));
      return;
    case 'message_removed':
      toMembers(ctx, change.channel, 'message_deleted', { channel: change.channel, ts: change.ts });
      for (const userId of watchersIn(ctx, change.channel)) tellUnread(ctx, userId, change.channel);
      return;
    case 'home':
      ctx.stream.send(change.userId, 'home', { view: change.view });
      return;
    case 'modals':
      ctx.stream.send(change.userId, 'modal', { stack: change.stack });
      return;
    case 'read':
      tellUnread(ctx, change.userId, change.channel);
      return;
    case 'channel':
    case 'channel_removed':
      for (const userId of ctx.stream.watchers()) ctx.stream.send(userId, 'channels', {});
      return;
    case 'person':
      for (const userId of ctx.stream.watchers()) {
        ctx.stream.send(userId, 'people', { user: userObject(change.person, ctx.url(), ctx.scopes) });
      }
      return;
    case 'canvas':
    case 'canvas_removed': {
      const id = change.kind === 'canvas' ? change.canvas.id : change.id;
      for (const userId of ctx.stream.watchers()) ctx.stream.send(userId, 'canvas', { id });
      return;
    }
    case 'file':
    case 'file_removed':
      return;
  }

  function tellUnread(context: Context, userId: string, channel: string): void {
    context.stream.send(userId, 'unread', { channel, ...unreadIn(data, userId, channel) });
  }
}

/** A reply changes what stands under its root. */
function rootChanged(ctx: Context, channel: string, message: Message): void {
  if (!message.thread_ts || message.thread_ts === message.ts) return;
  const root = findMessage(ctx.workspace.data, channel, message.thread_ts);
  if (root) toMembers(ctx, channel, 'message_changed', messageEvent(ctx, channel, root));
}

function messageEvent(ctx: Context, channel: string, message: Message) {
  return { channel, message: pageMessage(ctx.workspace.data, channel, message) };
}

function watchersIn(ctx: Context, channel: string): string[] {
  const members = ctx.workspace.data.channels.get(channel)?.memberIds ?? [];
  return ctx.stream.watchers().filter((id) => members.includes(id));
}

function toMembers(ctx: Context, channel: string, event: string, data: unknown): void {
  for (const userId of watchersIn(ctx, channel)) ctx.stream.send(userId, event, data);
}
