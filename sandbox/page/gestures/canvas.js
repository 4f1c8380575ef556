import { read } from '../api.js';
import { change, getState } from '../store/store.js';
import { telling } from './toasts.js';

/** Opens a canvas beside its channel. */
export async function openCanvas(id) {
  change({ canvas: { id }, panel: 'canvas', thread: null, drawer: false });
  await loadCanvas(id);
}

/** Reads the canvas that is open anew; of another nobody looks at nothing is read. */
export async function loadCanvas(id) {
  const { canvas, as } = getState();
  if (canvas?.id !== id) return;
  const found = await telling(() => read('/ui/canvas', { id, as }));
  const now = getState();
  if (now.as !== as || now.canvas?.id !== id || !found) return;
  change({ canvas: found.ok === false ? { id, gone: true } : found });
}
