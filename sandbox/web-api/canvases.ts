import type { Context } from '../context';
import { BOT, TEAM } from '../seed';
import type { Canvas } from '../state/model';
import { type Args, optionalText, requiredText, structure } from './arguments';
import { contentOf, markdownOf } from './canvas-content';
import type { Handler } from './method';
import { knownChannel } from './resolve';
import { invalidArguments, SlackError } from './slack-error';

/** A canvas that stands on its own; with `channel_id` it is a tab of the channel, whose people may write in it. */
export const createCanvas: Handler = (ctx, args) => {
  const markdown = contentOf(args, 'canvas_creation_failed') ?? '';
  const channelId = optionalText(args, 'channel_id');
  const channel = channelId ? knownChannel(ctx, channelId) : null;
  const canvas: Canvas = {
    id: ctx.newId('F'),
    title: optionalText(args, 'title') ?? '',
    markdown,
    created: Math.floor(ctx.now() / 1000),
    channels: channel ? { [channel.id]: 'write' } : {},
    people: {},
  };
  ctx.workspace.commit({ kind: 'canvas', canvas });
  return { canvas_id: canvas.id };
};

const OPERATIONS = [
  'insert_after',
  'insert_before',
  'insert_at_start',
  'insert_at_end',
  'replace',
  'delete',
  'rename',
];

/** One change, as Slack takes no more in a call. There are no sections here that could be named. */
export const editCanvas: Handler = (ctx, args) => {
  const canvas = canvasOf(ctx, args);
  const changes = structure(args, 'changes', 'invalid_arguments');
  if (!Array.isArray(changes) || changes.length !== 1)
    throw invalidArguments('must provide exactly one change [json-pointer:/changes]');
  const { operation, section_id, document_content, title_content } = changes[0] as Record<string, unknown>;
  if (!OPERATIONS.includes(String(operation)))
    throw invalidArguments(`must be one of: ${OPERATIONS.join(', ')} [json-pointer:/changes/0/operation]`);
  const content = () => markdownOf(operation === 'rename' ? title_content : document_content, REFUSED);
  if (section_id !== undefined && operation !== 'rename')
    throw new SlackError(REFUSED, { detail: 'section not found' });
  const edited = ((): Partial<Canvas> => {
    switch (operation) {
      case 'replace':
        return { markdown: content() };
      case 'insert_at_start':
        return { markdown: `${content()}\n\n${canvas.markdown}` };
      case 'insert_at_end':
        return { markdown: `${canvas.markdown}\n\n${content()}` };
      case 'rename':
        return { title: content() };
      default:
        throw invalidArguments('missing required field: section_id [json-pointer:/changes/0]');
    }
  })();
  ctx.workspace.commit({ kind: 'canvas', canvas: { ...canvas, ...edited } });
  return {};
};

const REFUSED = 'canvas_editing_failed';

/** Whom it is shown to: people, or everybody in regular channels. */
export const setCanvasAccess: Handler = (ctx, args) => {
  const canvas = canvasOf(ctx, args);
  const level = requiredText(args, 'access_level');
  if (level !== 'read' && level !== 'write' && level !== 'owner')
    throw invalidArguments('must be one of: read, write, owner [json-pointer:/access_level]');
  const channels = idsOf(args, 'channel_ids');
  const people = idsOf(args, 'user_ids');
  if ((channels === null) === (people === null)) throw new SlackError('invalid_parameters');
  if (channels && level === 'owner') throw new SlackError('invalid_parameters');
  for (const id of channels ?? []) if (knownChannel(ctx, id).isIm) throw new SlackError('channel_not_found');
  for (const id of people ?? [])
    if (!ctx.workspace.data.people.has(id)) throw new SlackError('user_not_found');
  const given = <L>(ids: string[] | null, may: L) => Object.fromEntries((ids ?? []).map((id) => [id, may]));
  ctx.workspace.commit({
    kind: 'canvas',
    canvas: {
      ...canvas,
      channels: { ...canvas.channels, ...given(channels, level === 'owner' ? 'write' : level) },
      people: { ...canvas.people, ...given(people, level) },
    },
  });
  return {};
};

export const deleteCanvas: Handler = (ctx, args) => {
  ctx.workspace.commit({ kind: 'canvas_removed', id: canvasOf(ctx, args).id });
  return {};
};

function canvasOf(ctx: Context, args: Args): Canvas {
  const canvas = ctx.workspace.data.canvases.get(requiredText(args, 'canvas_id'));
  if (!canvas) throw new SlackError('canvas_not_found');
  return canvas;
}

function idsOf(args: Args, name: string): string[] | null {
  const ids = structure(args, name, 'invalid_arguments');
  if (ids === undefined) return null;
  if (!Array.isArray(ids) || ids.length === 0 || ids.some((id) => typeof id !== 'string'))
    throw invalidArguments(`must be a list of ids [json-pointer:/${name}]`);
  return ids;
}

/** Slack's file object of a canvas. */
export function canvasObject(ctx: Context, canvas: Canvas): Record<string, unknown> {
  return {
    id: canvas.id,
    created: canvas.created,
    timestamp: canvas.created,
    name: canvas.title,
    title: canvas.title,
    mimetype: 'application/vnd.slack-docs',
    filetype: 'quip',
    pretty_type: 'Canvas',
    user: BOT.userId,
    user_team: TEAM.id,
    editable: true,
    size: Buffer.byteLength(canvas.markdown),
    mode: 'quip',
    channels: Object.keys(canvas.channels),
    permalink: `${ctx.url()}/docs/${TEAM.id}/${canvas.id}`,
  };
}
