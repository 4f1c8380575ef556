import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context';
import { click } from '../gestures/click';
import { command } from '../gestures/command';
import { appHomeOpened } from '../gestures/events';
import { writeMessage } from '../gestures/message';
import { suggestOptions } from '../gestures/options';
import { actor, channelOf } from '../gestures/place';
import { GestureRefused } from '../gestures/refusal';
import { closeView, submit } from '../gestures/submit';
import { isJson, parseFields, readBody, sendJson } from '../http/body';
import { answerSurvey } from '../tools/answer';
import { ADMIN } from './admin';
import { canvas } from './canvas';
import { advanceClock } from './clock';
import { bootstrap, channels, home, messages, modals, thread } from './reading';

type Fields = Record<string, unknown>;

const GET: Record<string, (ctx: Context, query: URLSearchParams) => unknown> = {
  bootstrap,
  channels,
  messages,
  thread,
  home,
  modals,
  canvas,
};

const POST: Record<string, (ctx: Context, fields: Fields) => unknown> = {
  action: click,
  submit,
  close: closeView,
  options: suggestOptions,
  command,
  message: writeMessage,
  answer: answerSurvey,
  clock: advanceClock,
  ...ADMIN,
  'home-opened': (ctx, { as }) => {
    void appHomeOpened(ctx, actor(ctx, as).id);
    return { ok: true };
  },
  read: (ctx, { as, channel }) => {
    const person = actor(ctx, as);
    const found = channelOf(ctx, person.id, channel);
    const ts = ctx.workspace.data.messages.get(found.id)?.at(-1)?.ts;
    if (ts) ctx.workspace.commit({ kind: 'read', userId: person.id, channel: found.id, ts });
    return { ok: true };
  },
};

/** Answers /ui/NAME for the page. A gesture that Slack's client would not allow is `{ ok: false, error }`. */
export async function answerPageApi(ctx: Context, name: string, req: IncomingMessage, res: ServerResponse) {
  const query = new URL(req.url!, 'http://sandbox').searchParams;
  try {
    if (req.method === 'GET' && name === 'stream')
      return ctx.stream.open(actor(ctx, query.get('as')).id, res);
    const read = Object.hasOwn(GET, name) ? GET[name] : undefined;
    const write = Object.hasOwn(POST, name) ? POST[name] : undefined;
    if (req.method === 'GET' && read) return sendJson(res, await read(ctx, query));
    if (req.method === 'POST' && write) {
      // Only JSON: another site's form cannot send it here without the browser asking first.
      if (!isJson(req)) return sendJson(res, { ok: false, error: 'send_json' }, 415);
      const fields = await parseFields(await readBody(req), 'application/json');
      return sendJson(res, await write(ctx, fields));
    }
    sendJson(res, { ok: false, error: 'not_found' }, 404);
  } catch (error) {
    if (error instanceof GestureRefused) return sendJson(res, { ok: false, error: error.code });
    if (error instanceof SyntaxError) return sendJson(res, { ok: false, error: 'invalid_json' }, 400);
    ctx.log(`sandbox: /ui/${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    sendJson(res, { ok: false, error: 'internal_error' }, 500);
  }
}
