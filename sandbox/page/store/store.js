import { useLayoutEffect, useRef, useState } from 'preact/hooks';

let state = {
  boot: null,
  failed: null,
  as: null,
  connected: true,
  channels: [],
  place: null,
  messages: {},
  thread: null,
  /** What the canvas panel shows: `{id}` while it is read, then its title and markdown; `gone` when one may not see it. */
  canvas: null,
  panel: null,
  /** What the acting person sent last, `{channel, threadTs}`: another object each time. */
  sent: null,
  modals: [],
  home: null,
  homeLoaded: false,
  clock: null,
  toasts: [],
  announcement: '',
  drawer: false,
  jump: false,
  story: null,
  /** Whose card is open: a person's id, 'everybody' for the list, or null. */
  profile: null,
};
const listeners = new Set();

export const getState = () => state;

/** Merges a patch (or what a function of the state returns) and redraws whoever looks at what changed. */
export function change(patch) {
  const next = typeof patch === 'function' ? patch(state) : patch;
  if (!next) return;
  state = { ...state, ...next };
  for (const listener of [...listeners]) listener();
}

/** What `select` picks from the state; redraws only when that value is another one. */
export function useStore(select) {
  const [, redraw] = useState(0);
  const latest = useRef(null);
  latest.current = { select, value: select(state) };
  useLayoutEffect(() => {
    const look = () => {
      const { select: pick, value } = latest.current;
      if (!Object.is(pick(state), value)) redraw((count) => count + 1);
    };
    listeners.add(look);
    look();
    return () => listeners.delete(look);
  }, []);
  return latest.current.value;
}
