import type { Context } from '../context';
import { TEAM } from '../seed';
import type { Message } from '../state/model';
import { findMessage } from '../state/workspace';
import { keepFile, readAttached } from './attached-files';
import { messagePosted } from './events';
import { actor, channelOf } from './place';
import { GestureRefused } from './refusal';

/** A person writes a message. What they type is text: "&", "<" and ">" are escaped as Slack's composer does. */
export async function writeMessage(
  ctx: Context,
  given: { as?: unknown; channel?: unknown; text?: unknown; threadTs?: unknown; files?: unknown },
): Promise<{ ok: true; ts: string }> {
  const person = actor(ctx, given.as);
  const channel = channelOf(ctx, person.id, given.channel);
  if (channel.isArchived) throw new GestureRefused('is_archived');
  const typed = String(given.text ?? '').trim();
  const attached = readAttached(given.files);
  if (typed === '' && attached.length === 0) throw new GestureRefused('no_text');
  const root = given.threadTs
    ? findMessage(ctx.workspace.data, channel.id, String(given.threadTs))
    : undefined;
  if (given.threadTs && !root) throw new GestureRefused('thread_not_found');
  const files = attached.map((one) => keepFile(ctx, { ...one, channel: channel.id, user: person.id }));
  const message: Message = {
    type: 'message',
    user: person.id,
    ts: ctx.workspace.nextTs(),
    client_msg_id: ctx.newId('').toLowerCase(),
    text: typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    team: TEAM.id,
    ...(typed === ''
      ? {}
      : {
          blocks: [
            {
              type: 'rich_text',
              block_id: ctx.newId('').slice(0, 5),
              elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: typed }] }],
            },
          ],
        }),
    ...(root ? { thread_ts: root.thread_ts ?? root.ts, parent_user_id: root.user ?? '' } : {}),
    ...(files.length > 0 ? { files, upload: true, display_as_bot: false } : {}),
  };
  ctx.workspace.commit({ kind: 'message', channel: channel.id, message });
  ctx.workspace.commit({ kind: 'read', userId: person.id, channel: channel.id, ts: message.ts });
  // History holds it without the subtype, which only the event has.
  void messagePosted(ctx, channel, files.length > 0 ? { ...message, subtype: 'file_share' } : message);
  return { ok: true, ts: message.ts };
}
