import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context';
import type { Fault } from '../faults/faults';
import { parseFields, readBody, sendJson } from '../http/body';
import { APP_TOKEN, BOT_TOKEN } from '../seed';
import type { Args } from './arguments';
import type { Method } from './method';
import { METHODS } from './methods';
import { SlackError } from './slack-error';

/** Answers POST or GET /api/METHOD as Slack would, with the faults that are switched on. */
export async function answerWebApi(ctx: Context, name: string, req: IncomingMessage, res: ServerResponse) {
  const url = new URL(req.url!, 'http://sandbox');
  const contentType = req.headers['content-type'] ?? '';
  const body = await readBody(req);
  ctx.faults.count(name);
  const fault = ctx.faults.take(name);
  if (fault && refusedByFault(fault, res)) return;
  if (fault?.kind === 'late_after') await sleep(fault.lateMs ?? 20_000, undefined, { ref: false });

  const answer = await run(ctx, name, { url, contentType, body, authorization: req.headers.authorization });
  if (fault?.kind === 'late_answer') await sleep(fault.lateMs ?? 20_000, undefined, { ref: false });
  const method = METHODS[name];
  const headers: Record<string, string> = { 'x-oauth-scopes': [...ctx.scopes].join(',') };
  if (method && method.scopes.length > 0) headers['x-accepted-oauth-scopes'] = method.scopes.join(',');
  if (fault?.kind === 'drop_after' || (fault?.kind === 'late_after' && res.destroyed)) {
    res.destroy();
  } else if (fault?.kind === 'truncate_after') {
    const text = JSON.stringify(answer);
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    res.write(text.slice(0, Math.floor(text.length / 2)), () => res.destroy());
  } else {
    sendJson(res, answer, 200, headers);
  }
}

interface RawCall {
  url: URL;
  contentType: string;
  body: Buffer;
  authorization: string | undefined;
}

async function run(ctx: Context, name: string, call: RawCall): Promise<Record<string, unknown>> {
  try {
    const method = METHODS[name];
    if (!method) throw new SlackError('unknown_method', { req_method: name });
    const args = await readArgs(call);
    authorize(ctx, method, call.authorization?.replace(/^Bearer /i, '') ?? args.token);
    return { ok: true, ...(await method.handler(ctx, args)) };
  } catch (error) {
    if (error instanceof SlackError) return { ok: false, error: error.code, ...error.extra };
    ctx.log(`sandbox: ${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    return { ok: false, error: 'internal_error' };
  }
}

async function readArgs(call: RawCall): Promise<Args> {
  const query = Object.fromEntries(call.url.searchParams);
  try {
    return { ...query, ...(await parseFields(call.body, call.contentType)) };
  } catch {
    throw new SlackError(
      call.contentType.startsWith('application/json') ? 'invalid_json' : 'invalid_form_data',
    );
  }
}

function authorize(ctx: Context, method: Method, token: unknown): void {
  if (method.token === 'none') return;
  if (!token) throw new SlackError('not_authed');
  if (token !== BOT_TOKEN && token !== APP_TOKEN) throw new SlackError('invalid_auth');
  if ((token === APP_TOKEN) !== (method.token === 'app')) throw new SlackError('not_allowed_token_type');
  if (method.scopes.length > 0 && !method.scopes.some((s) => ctx.scopes.has(s))) {
    throw new SlackError('missing_scope', {
      needed: method.scopes.join(','),
      provided: [...ctx.scopes].join(','),
    });
  }
}

/** True when the fault answers in the method's place, before anything was kept. */
function refusedByFault(fault: Fault, res: ServerResponse): boolean {
  switch (fault.kind) {
    case '429':
      sendJson(res, { ok: false, error: 'ratelimited' }, 429, {
        'retry-after': String(fault.retryAfterS ?? 1),
      });
      return true;
    case '500':
      sendJson(res, { ok: false, error: 'internal_error' }, 500);
      return true;
    case 'error':
      sendJson(res, { ok: false, error: fault.error ?? 'fatal_error' });
      return true;
    case 'drop_before':
      res.destroy();
      return true;
    case 'drop_after':
    case 'truncate_after':
    case 'late_after':
    case 'late_answer':
      return false;
  }
}
