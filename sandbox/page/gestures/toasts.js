import { inWords } from '../api.js';
import { change, getState } from '../store/store.js';

const STAY_MS = { error: 10_000, info: 5000 };
let lastId = 0;

/** Shows a line of words for a while; `kind` is 'error' or 'info'. */
export function toast(kind, text) {
  lastId += 1;
  const id = lastId;
  change({
    toasts: [
      ...getState()
        .toasts.filter((t) => t.text !== text)
        .slice(-2),
      { id, kind, text },
    ],
  });
  setTimeout(() => dismissToast(id), STAY_MS[kind]);
}

const TOLD_MS = 150;

/** Tells why a gesture was refused, unless the server has already told it in the app's name (with the same code). */
export function tellRefusal(code) {
  setTimeout(() => {
    if (!getState().toasts.some((t) => t.text.includes(code))) toast('error', inWords(code));
  }, TOLD_MS);
}

export function dismissToast(id) {
  change({ toasts: getState().toasts.filter((t) => t.id !== id) });
}

/** Runs a gesture; what goes wrong is told to the person instead of vanishing. */
export async function telling(work) {
  try {
    return await work();
  } catch (error) {
    toast('error', error.message);
    return { ok: false, error: error.message };
  }
}
