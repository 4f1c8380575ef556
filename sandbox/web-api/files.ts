import { BOT } from '../seed';
import { fileObject, newFile } from '../state/stored-files';
import { optionalText, requiredText, structure } from './arguments';
import { botMessage } from './bot-message';
import { readContent } from './message-content';
import type { Handler } from './method';
import { writableChannel } from './resolve';
import { invalidArguments, SlackError } from './slack-error';

/** Slack's limit on what a screen reader says of a picture (docs: files.getUploadURLExternal). */
const ALT_MAX = 1000;

/** Step 1 of 3: where to send the bytes. */
export const getUploadUrl: Handler = (ctx, args) => {
  const name = requiredText(args, 'filename');
  const size = Number(requiredText(args, 'length'));
  if (!Number.isInteger(size) || size < 1)
    throw invalidArguments('must be a positive integer [json-pointer:/length]');
  // The documentation has alt_txt, Slack's own client for Node sends alt_text.
  const altText = optionalText(args, 'alt_txt') ?? optionalText(args, 'alt_text');
  if (altText !== undefined && altText.length > ALT_MAX) throw new SlackError('alt_txt_too_large');
  const file = { ...newFile(ctx, { name, size }), ...(altText ? { altText } : {}) };
  ctx.workspace.commit({ kind: 'file', file });
  return { upload_url: `${ctx.url()}/upload/v1/${file.id}`, file_id: file.id };
};

/** Step 3 of 3: shows the uploaded files in a channel, as one message. */
export const completeUpload: Handler = (ctx, args) => {
  const given = structure(args, 'files', 'invalid_arguments');
  if (!Array.isArray(given) || given.length === 0) throw invalidArguments('missing required field: files');
  const channelId = optionalText(args, 'channel_id') ?? optionalText(args, 'channels');
  const channel = channelId ? writableChannel(ctx, channelId) : null;
  const files = (given as { id?: string; title?: string }[]).map(({ id, title }) => {
    const file = ctx.workspace.data.files.get(id ?? '');
    if (!file?.uploaded) throw new SlackError('file_not_found');
    const channels = channel ? [...file.channels, channel.id] : file.channels;
    return { ...file, title: title ?? file.name, completed: true, channels };
  });
  for (const file of files) ctx.workspace.commit({ kind: 'file', file });
  if (channel) {
    const text = optionalText(args, 'initial_comment') ?? '';
    const blocks = args.blocks === undefined ? {} : { blocks: args.blocks };
    const message = botMessage(ctx, readContent(ctx, { text, ...blocks }));
    const threadTs = optionalText(args, 'thread_ts');
    ctx.workspace.commit({
      kind: 'message',
      channel: channel.id,
      message: {
        ...message,
        files: files.map((f) => fileObject(ctx, f)),
        upload: true,
        ...(threadTs ? { thread_ts: threadTs } : {}),
      },
    });
  }
  return { files: files.map((f) => fileObject(ctx, f)) };
};

export const fileInfo: Handler = (ctx, args) => {
  const file = ctx.workspace.data.files.get(requiredText(args, 'file'));
  if (!file?.completed) throw new SlackError('file_not_found');
  return { file: fileObject(ctx, file), comments: [], response_metadata: { next_cursor: '' } };
};

/** Takes a file of the app's own away, and from the messages that show it: there a stub is left. */
export const deleteFile: Handler = (ctx, args) => {
  const file = ctx.workspace.data.files.get(requiredText(args, 'file'));
  if (!file?.completed) throw new SlackError('file_not_found');
  if ((file.user ?? BOT.userId) !== BOT.userId) throw new SlackError('cant_delete_file');
  ctx.workspace.commit({ kind: 'file_removed', id: file.id });
  for (const channel of file.channels) {
    for (const message of ctx.workspace.data.messages.get(channel) ?? []) {
      if (!message.files?.some(({ id }) => id === file.id)) continue;
      const files = message.files.map((one) =>
        one.id === file.id ? { id: file.id, mode: 'tombstone' } : one,
      );
      ctx.workspace.commit({ kind: 'message_changed', channel, message: { ...message, files } });
    }
  }
  return {};
};
