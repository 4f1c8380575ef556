import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context';
import { parseFields, readBody, sendJson } from '../http/body';
import type { ResponseTarget } from '../state/response-urls';
import { findMessage } from '../state/workspace';
import type { Args } from './arguments';
import { flag, optionalText } from './arguments';
import { botMessage, edited, showEphemeral } from './bot-message';
import { isEmpty, readContent } from './message-content';
import { SlackError } from './slack-error';

/** POST to a response_url: an answer to a gesture, without a token, five times within half an hour. */
export async function answerResponseUrl(
  ctx: Context,
  token: string,
  req: IncomingMessage,
  res: ServerResponse,
) {
  const body = await readBody(req);
  const use = ctx.responseUrls.use(token);
  if ('refusal' in use) return sendJson(res, { ok: false, error: use.refusal }, 404);
  try {
    respond(ctx, use.target, await parseFields(body, req.headers['content-type'] ?? 'application/json'));
    sendJson(res, { ok: true });
  } catch (error) {
    const code = error instanceof SlackError ? error.code : 'invalid_payload';
    sendJson(res, { ok: false, error: code }, error instanceof SlackError ? 400 : 500);
  }
}

/** Replaces or deletes the message that was acted on, or posts a new one: for the person alone unless it says in_channel. */
export function respond(ctx: Context, target: ResponseTarget, args: Args): void {
  const { workspace } = ctx;
  const { channel, messageTs, userId } = target;
  const replaces = flag(args, 'replace_original');
  const deletes = flag(args, 'delete_original');
  if (messageTs && (replaces || deletes)) {
    const shown = workspace.ephemerals.find((e) => e.channel === channel && e.message.ts === messageTs);
    const kept = findMessage(workspace.data, channel, messageTs);
    if (deletes) {
      if (shown) workspace.ephemerals.splice(workspace.ephemerals.indexOf(shown), 1);
      if (shown) ctx.stream.send(userId, 'message_deleted', { channel, ts: messageTs });
      else if (kept) workspace.commit({ kind: 'message_removed', channel, ts: messageTs });
      return;
    }
    const content = readContent(ctx, args);
    if (shown) {
      shown.message = { ...edited(ctx, shown.message, content), ephemeralFor: shown.message.ephemeralFor };
      ctx.stream.send(userId, 'message_changed', { channel, message: shown.message });
    } else if (kept) {
      workspace.commit({ kind: 'message_changed', channel, message: edited(ctx, kept, content) });
    }
    return;
  }
  const content = readContent(ctx, args);
  if (isEmpty(content)) throw new SlackError('no_text');
  const threadTs = optionalText(args, 'thread_ts') ?? target.threadTs;
  const message = { ...botMessage(ctx, content), ...(threadTs ? { thread_ts: threadTs } : {}) };
  if (optionalText(args, 'response_type') === 'in_channel')
    workspace.commit({ kind: 'message', channel, message });
  else showEphemeral(ctx, channel, userId, message);
}
