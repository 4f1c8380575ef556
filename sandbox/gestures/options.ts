import type { Context } from '../context';
import type { JsonObject } from '../state/model';
import { placeFields } from './click';
import { elementsOf } from './entries';
import { failureText, toastError } from './failure';
import { interaction } from './payloads';
import { actor, placeOf, type Where } from './place';
import { GestureRefused } from './refusal';

/** Asks the app for the options of an external select while a person types (block_suggestion). */
export async function suggestOptions(
  ctx: Context,
  given: Where & { as?: unknown; action_id?: unknown; block_id?: unknown; value?: unknown },
): Promise<{ options: JsonObject[]; option_groups?: JsonObject[] }> {
  const person = actor(ctx, given.as);
  const place = placeOf(ctx, person.id, given);
  const found = elementsOf(place.blocks).find((e) => e.element.action_id === given.action_id);
  if (!found) throw new GestureRefused('action_not_found');
  const { response_url: _url, state: _state, ...fields } = placeFields(ctx, person.id, place, {});
  const reply = await ctx.gateway.send('interactive', {
    ...interaction(ctx, 'block_suggestion', person.id),
    ...fields,
    action_id: found.element.action_id,
    block_id: found.blockId,
    value: String(given.value ?? ''),
  });
  const body = (reply.ok ? reply.body : null) as {
    options?: JsonObject[];
    option_groups?: JsonObject[];
  } | null;
  if (!body || (!Array.isArray(body.options) && !Array.isArray(body.option_groups))) {
    toastError(ctx, person.id, failureText('options', reply.ok ? 'dispatch_failed' : reply.error));
    return { options: [] };
  }
  return {
    options: body.options ?? [],
    ...(body.option_groups ? { option_groups: body.option_groups } : {}),
  };
}
