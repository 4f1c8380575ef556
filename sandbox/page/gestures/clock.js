import { inWords, send } from '../api.js';
import { change, getState } from '../store/store.js';
import { dayKey, fromWallClock, inZone, timeOfDay } from '../text/zoned-time.js';
import { telling, toast } from './toasts.js';

const MORNING = '09:00';
const DAY_MS = 86_400_000;

/** The business time now, in ms: what the server said, plus what has passed on the page since. */
export function businessNow({ clock }) {
  if (!clock) return Date.now();
  return Date.parse(clock.business) + performance.now() - clock.at;
}

/** Moves the business clock ahead by an ISO 8601 duration; a refusal is told. */
export async function moveClock(advance) {
  const reply = await telling(() => send('/ui/clock', { advance }));
  if (!reply.ok) return toast('error', inWords(reply.error));
  if (reply.now) change({ clock: { ...reply.now, at: performance.now() } });
  return reply;
}

/** How far it is, as a duration, to nine o'clock of the acting person's next weekday. */
export function untilMorning() {
  const state = getState();
  const { tz } = state.boot.people.get(state.as);
  const now = businessNow(state);
  let day = now;
  const opens = () => fromWallClock(`${dayKey(day, tz)}T${MORNING}`, tz);
  while (opens() <= now || /^S/.test(inZone(day, tz, { weekday: 'short' }))) day += DAY_MS;
  return `PT${Math.ceil((opens() - now) / 60_000)}M`;
}

export const clockWords = (ms, tz) =>
  `${inZone(ms, tz, { weekday: 'short', day: 'numeric', month: 'short' })}, ${timeOfDay(ms, tz)}`;
