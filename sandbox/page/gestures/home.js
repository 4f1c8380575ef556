import { read, send } from '../api.js';
import { remember } from '../store/remembered.js';
import { change, getState } from '../store/store.js';
import { telling } from './toasts.js';

/** Opens the app's Home tab: the app hears of it and publishes a fresh view, which arrives by the stream. */
export async function openHome() {
  const { as, panel } = getState();
  change({ place: { kind: 'home' }, drawer: false, thread: null, panel: panel === 'thread' ? null : panel });
  remember('place', { kind: 'home' });
  await telling(async () => {
    await send('/ui/home-opened', { as });
    const { view } = await read('/ui/home', { as });
    if (getState().as === as) change({ home: view, homeLoaded: true });
  });
}
