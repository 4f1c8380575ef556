import { send } from '../api.js';
import { getState } from '../store/store.js';
import { telling, tellRefusal } from './toasts.js';

/** Sends a click or a choice to the app; resolves when the app has answered, with any failure told. */
export async function act(where, action, state) {
  const { as } = getState();
  const reply = await telling(() => send('/ui/action', { as, ...where, action, state }));
  if (reply.ok === false) tellRefusal(reply.error);
  return reply;
}

/** Asks the app for the options of a search. */
export async function findOptions(where, blockId, actionId, value) {
  const { as } = getState();
  const body = { as, ...where, block_id: blockId, action_id: actionId, value };
  const reply = await telling(() => send('/ui/options', body));
  return reply.options ?? reply.option_groups?.flatMap((group) => group.options) ?? [];
}
