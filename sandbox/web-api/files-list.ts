import { BOT } from '../seed';
import { fileObject } from '../state/stored-files';
import { count, optionalText } from './arguments';
import { canvasObject } from './canvases';
import type { Handler } from './method';
import { SlackError } from './slack-error';

const TYPES = ['all', 'spaces', 'snippets', 'images', 'gdocs', 'zips', 'pdfs', 'canvas'];

/** Files and canvases, the latest first, in numbered pages. Of the types those that there are here are told apart. */
export const listFiles: Handler = (ctx, args) => {
  const types = (optionalText(args, 'types') ?? 'all').split(',').map((type) => type.trim());
  if (types.some((type) => !TYPES.includes(type))) throw new SlackError('unknown_type');
  const { data } = ctx.workspace;
  const files = [...data.files.values()].filter((one) => one.completed).map((one) => fileObject(ctx, one));
  const canvases = [...data.canvases.values()].map((one) => canvasObject(ctx, one));
  const user = optionalText(args, 'user') ?? BOT.userId;
  const channel = optionalText(args, 'channel');
  const from = Number(optionalText(args, 'ts_from') ?? 0);
  const to = Number(optionalText(args, 'ts_to') ?? Number.POSITIVE_INFINITY);
  const found = [
    ...(types.includes('all') || types.includes('canvas') ? canvases : []),
    ...files.filter(
      ({ mimetype }) =>
        types.includes('all') || (types.includes('images') && String(mimetype).startsWith('image/')),
    ),
  ]
    .filter((one) => one.user === user && Number(one.created) >= from && Number(one.created) <= to)
    .filter((one) => !channel || (one.channels as string[]).includes(channel))
    .sort((a, b) => Number(b.created) - Number(a.created));
  const size = count(args, 'count', { fallback: 100, max: 1000 });
  const page = count(args, 'page', { fallback: 1, max: 1000 });
  return {
    files: found.slice((page - 1) * size, page * size),
    paging: { count: size, total: found.length, page, pages: Math.ceil(found.length / size) },
  };
};
