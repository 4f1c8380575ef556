import type { Context } from '../context';
import { BOT, TEAM } from '../seed';
import type { JsonObject, StoredFile } from '../state/model';
import { optionalText, requiredText, structure } from './arguments';
import { botMessage } from './bot-message';
import { readContent } from './message-content';
import type { Handler } from './method';
import { writableChannel } from './resolve';
import { invalidArguments, SlackError } from './slack-error';

const TYPES: Record<string, string> = {
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
};

/** Step 1 of 3: where to send the bytes. */
export const getUploadUrl: Handler = (ctx, args) => {
  const name = requiredText(args, 'filename');
  const size = Number(requiredText(args, 'length'));
  if (!Number.isInteger(size) || size < 1)
    throw invalidArguments('must be a positive integer [json-pointer:/length]');
  const id = ctx.newId('F');
  const file: StoredFile = {
    id,
    name,
    title: name,
    mimetype: TYPES[name.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream',
    size,
    created: Math.floor(ctx.now() / 1000),
    uploaded: false,
    completed: false,
    channels: [],
    content: '',
  };
  ctx.workspace.commit({ kind: 'file', file });
  return { upload_url: `${ctx.url()}/upload/v1/${id}`, file_id: id };
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

/** Slack's file object. */
function fileObject(ctx: Context, file: StoredFile): JsonObject {
  const place = `${ctx.url()}/files-pri/${TEAM.id}-${file.id}`;
  const isImage = file.mimetype.startsWith('image/');
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    user: BOT.userId,
    user_team: TEAM.id,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: true,
    file_access: 'visible',
    channels: file.channels,
    url_private: `${place}/${encodeURIComponent(file.name)}`,
    url_private_download: `${place}/download/${encodeURIComponent(file.name)}`,
    permalink: `${place}/${encodeURIComponent(file.name)}`,
    ...(isImage ? { thumb_360: `${place}/${encodeURIComponent(file.name)}` } : {}),
  };
}
