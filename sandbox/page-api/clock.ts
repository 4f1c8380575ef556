import { awaitsExpiry, expireStatuses } from '../admin/people';
import type { Context } from '../context';
import { GestureRefused } from '../gestures/refusal';

/** The app's business time and the real time, both ISO 8601; real time for both while the app does not answer. */
export async function readClock(ctx: Context): Promise<{ real: string; business: string }> {
  const real = new Date(ctx.now()).toISOString();
  try {
    const response = await fetch(ctx.app().clockUrl, { signal: AbortSignal.timeout(1000) });
    const body = (await response.json()) as { business?: string };
    return { real, business: typeof body.business === 'string' ? body.business : real };
  } catch {
    return { real, business: real };
  }
}

/** Moves the app's business clock ahead by an ISO 8601 duration and tells every page. */
export async function advanceClock(ctx: Context, given: { advance?: unknown }) {
  const response = await fetch(ctx.app().clockUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: given.advance }),
    signal: AbortSignal.timeout(30_000),
  }).catch(() => null);
  if (!response) throw new GestureRefused('app_not_reachable');
  if (!response.ok)
    return { ok: false, error: 'clock_refused', status: response.status, body: await response.text() };
  const now = await readClock(ctx);
  expireStatuses(ctx, Date.parse(now.business));
  for (const userId of ctx.stream.watchers()) ctx.stream.send(userId, 'clock', now);
  return { ok: true, now };
}

/** Ends the statuses whose time has come; asks the app for its time only when somebody has one that ends. */
export async function expireByClock(ctx: Context): Promise<void> {
  if (awaitsExpiry(ctx)) expireStatuses(ctx, Date.parse((await readClock(ctx)).business));
}
