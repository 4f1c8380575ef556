import type { Context } from '../context';
import { BOT, TEAM } from '../seed';
import type { JsonObject, StoredFile } from './model';

const TYPES: Record<string, string> = {
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file of which nothing was uploaded so far. */
export function newFile(ctx: Context, { name, size }: { name: string; size: number }): StoredFile {
  return {
    id: ctx.newId('F'),
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
}

/** Slack's file object. */
export function fileObject(ctx: Context, file: StoredFile): JsonObject {
  const place = `${ctx.url()}/files-pri/${TEAM.id}-${file.id}`;
  const address = `${place}/${encodeURIComponent(file.name)}`;
  const isImage = file.mimetype.startsWith('image/');
  const extension = file.name.includes('.') ? file.name.split('.').at(-1)!.toLowerCase() : 'binary';
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extension,
    pretty_type: extension.toUpperCase(),
    user: file.user ?? BOT.userId,
    user_team: TEAM.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: inKind(ctx, file, 'channel').length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    file_access: 'visible',
    channels: inKind(ctx, file, 'channel'),
    groups: inKind(ctx, file, 'group'),
    ims: inKind(ctx, file, 'im'),
    url_private: address,
    url_private_download: `${place}/download/${encodeURIComponent(file.name)}`,
    permalink: address,
    ...(file.altText ? { alt_txt: file.altText } : {}),
    ...(isImage ? { thumb_360: address } : {}),
  };
}

function inKind(ctx: Context, { channels }: StoredFile, kind: 'channel' | 'group' | 'im'): string[] {
  return channels.filter((id) => {
    const channel = ctx.workspace.data.channels.get(id);
    const its = channel?.isIm ? 'im' : channel?.isPrivate ? 'group' : 'channel';
    return its === kind;
  });
}
