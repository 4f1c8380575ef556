import type { Context } from '../context';
import { actor } from '../gestures/place';
import { GestureRefused } from '../gestures/refusal';
import type { Canvas } from '../state/model';

/** A canvas, for whoever it was shared with. */
export function canvas(ctx: Context, query: URLSearchParams) {
  const person = actor(ctx, query.get('as'));
  const found = ctx.workspace.data.canvases.get(query.get('id') ?? '');
  if (!found || !maySee(ctx, found, person.id)) throw new GestureRefused('canvas_not_found');
  return { id: found.id, title: found.title, markdown: found.markdown };
}

function maySee(ctx: Context, { people, channels }: Canvas, userId: string): boolean {
  const { data } = ctx.workspace;
  return (
    Object.hasOwn(people, userId) ||
    Object.keys(channels).some((id) => data.channels.get(id)?.memberIds.includes(userId))
  );
}
