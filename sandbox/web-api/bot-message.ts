import type { Context } from '../context';
import { BOT, TEAM } from '../seed';
import type { Ephemeral, Message } from '../state/model';
import { type Content, isEmpty } from './message-content';
import { SlackError } from './slack-error';

/** A new message of the bot, with the fields that Slack adds. */
export function botMessage(ctx: Context, content: Content): Message {
  return {
    type: 'message',
    user: BOT.userId,
    ts: ctx.workspace.nextTs(),
    bot_id: BOT.botId,
    app_id: BOT.appId,
    text: content.text ?? '',
    team: TEAM.id,
    bot_profile: {
      id: BOT.botId,
      app_id: BOT.appId,
      user_id: BOT.userId,
      name: BOT.realName,
      icons: { image_48: `${ctx.url()}/avatar/${BOT.userId}.svg` },
      deleted: false,
      updated: 0,
      team_id: TEAM.id,
    },
    ...(content.blocks?.length ? { blocks: content.blocks } : {}),
    ...(content.attachments?.length ? { attachments: content.attachments } : {}),
    ...(content.metadata?.event_type ? { metadata: content.metadata } : {}),
  };
}

/**
 * A message after an edit. Text without blocks takes the old blocks away; an edit by blocks shows no "edited" mark
 * (docs: chat.update, argument blocks).
 */
export function edited(ctx: Context, before: Message, content: Content): Message {
  const after: Message = { ...before };
  if (content.text !== undefined) after.text = content.text;
  if (content.blocks) after.blocks = content.blocks;
  else if (content.text !== undefined) delete after.blocks;
  if (content.attachments) after.attachments = content.attachments;
  if (content.metadata) after.metadata = content.metadata;
  if (after.blocks?.length === 0) delete after.blocks;
  if (after.attachments?.length === 0) delete after.attachments;
  if (after.metadata && !after.metadata.event_type) delete after.metadata;
  if (isEmpty(after)) throw new SlackError('no_text');
  if (!content.blocks?.length) after.edited = { user: BOT.userId, ts: ctx.workspace.nextTs() };
  return after;
}

/** Keeps an ephemeral while the sandbox runs and shows it to its person. */
export function showEphemeral(ctx: Context, channel: string, userId: string, message: Message): Ephemeral {
  const shown: Ephemeral = { ...message, is_ephemeral: true, ephemeralFor: userId };
  ctx.workspace.ephemerals.push({ channel, message: shown });
  ctx.stream.send(userId, 'ephemeral', { channel, message: shown });
  return shown;
}
