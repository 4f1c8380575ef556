import type { Context } from '../context';
import { messageDeleted } from '../gestures/events';
import { channelOf } from '../gestures/place';
import { GestureRefused } from '../gestures/refusal';
import { BOT } from '../seed';
import { removeMessage } from '../state/remove-message';
import { findMessage } from '../state/workspace';

/** Deletes a message of the app over its head, as an administrator can: the app's next edit finds nothing there. */
export function deleteAppMessage(ctx: Context, given: { by: string; channel: unknown; ts: unknown }): void {
  const channel = channelOf(ctx, given.by, given.channel);
  const message = findMessage(ctx.workspace.data, channel.id, String(given.ts));
  if (!message || message.subtype === 'tombstone') throw new GestureRefused('message_not_found');
  if (message.bot_id !== BOT.botId) throw new GestureRefused('cant_delete_message');
  removeMessage(ctx.workspace, channel.id, message.ts);
  void messageDeleted(ctx, channel, message);
}
