import type { TellingState } from './telling';

interface Settled {
  state: TellingState;
  at: Date | null;
}

/** The first page, from 0, on which somebody is not told; the first of all when all are. */
export function firstUntoldPage(states: readonly Settled[], size: number): number {
  const first = states.findIndex(({ state }) => state === 'not_told');
  return first < 0 ? 0 : Math.floor(first / size);
}

/**
 * The page, from 0, that a message shows: the first on which somebody is not told, but the one that was finished last for as
 * long as nobody has begun another. A list that turned by itself would put a stranger under a second click.
 */
export function pageToShow(states: readonly Settled[], size: number): number {
  const first = firstUntoldPage(states, size);
  const times = states.map(({ state, at }) => (state === 'not_told' || !at ? -1 : at.getTime()));
  const last = times.lastIndexOf(Math.max(-1, ...times));
  return last < 0 || times[last] === -1 ? first : Math.min(first, Math.floor(last / size));
}
