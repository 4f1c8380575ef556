import { read, send } from '../api.js';
import { change, getState } from '../store/store.js';
import { telling, tellRefusal } from './toasts.js';

export async function loadModals() {
  const { as } = getState();
  const stack = await telling(() => read('/ui/modals', { as }));
  if (Array.isArray(stack) && getState().as === as) change({ modals: stack });
}

/** Sends a form. Resolves to the errors to show by the fields, or to null when there are none. */
export async function submitModal(viewId, values) {
  const { as } = getState();
  const reply = await telling(() => send('/ui/submit', { as, viewId, state: { values } }));
  if (reply.errors) return reply.errors;
  if (!reply.ok && reply.error) tellRefusal(reply.error);
  await loadModals();
  return null;
}

/** Goes back from the view on top, or with `all` (the X) leaves every view that lies under it too. */
export async function closeModal(viewId, { all = false } = {}) {
  const { as, modals } = getState();
  change({ modals: all ? [] : modals.filter((view) => view.id !== viewId) });
  await telling(() => send('/ui/close', { as, viewId, all }));
  await loadModals();
}
