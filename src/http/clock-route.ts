import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

export interface AdjustableClock {
  now: () => Date;
  realNow: () => Date;
  /** Moves business time ahead and lets everything that fell due meanwhile happen. */
  advance: (ms: number) => Promise<void>;
}

const YEAR_MS = 366 * 86_400_000;
const body = z.strictObject({ advance: z.string() });
const HOW_TO =
  'Send {"advance":"PT26H"}: an ISO 8601 duration of hours, minutes, days or weeks, at most a year, never back.';

/** GET and POST /clock, for the sandbox and for tests; only from this machine, and only when the clock is adjustable. */
export function clockRoute(clock: AdjustableClock) {
  return async (app: FastifyInstance): Promise<void> => {
    const times = () => ({
      ok: true,
      business: clock.now().toISOString(),
      real: clock.realNow().toISOString(),
    });
    app.addHook('onRequest', async (request, reply) => {
      if (!isLoopback(request))
        return refuse(reply, 403, 'The clock is only moved from the machine that the app runs on.');
    });
    app.get('/clock', times);
    app.post('/clock', async (request, reply) => {
      const parsed = body.safeParse(request.body);
      const ms = parsed.success ? millisecondsOf(parsed.data.advance) : null;
      if (ms === null || ms < 0 || ms > YEAR_MS) return refuse(reply, 400, HOW_TO);
      await clock.advance(ms);
      return times();
    });
  };
}

// Behind a proxy on the same machine everybody looks like loopback, so a forwarded request is not taken either.
function isLoopback(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? '';
  const local = address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
  return local && request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
}

function millisecondsOf(text: string): number | null {
  try {
    const duration = Temporal.Duration.from(text);
    if (duration.years || duration.months) return null;
    return duration.total({ unit: 'milliseconds', relativeTo: Temporal.PlainDate.from('2026-01-01') });
  } catch {
    return null;
  }
}

function refuse(reply: FastifyReply, status: number, detail: string) {
  return reply.code(status).send({ ok: false, error: 'refused', detail });
}
