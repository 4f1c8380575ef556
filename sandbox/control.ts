import type { IncomingMessage, ServerResponse } from 'node:http';
import { setAppIn, setArchived, setShared } from './admin/channels';
import { deleteAppMessage } from './admin/messages';
import { changePerson } from './admin/people';
import type { Context } from './context';
import { memberJoined } from './gestures/channel-events';
import { isJson, parseFields, readBody, sendJson } from './http/body';
import { BOT, channel as newChannel } from './seed';
import type { Channel, Person } from './state/model';
import { ALL_SCOPES } from './web-api/methods';

type Fields = Record<string, unknown>;

/** By whom a control is done, where an event names somebody. */
const ADMINISTRATOR = 'U0RUTH';

/** POST /control: what an administrator of the workspace would do by hand, for tests. Answers what it did, or why not. */
export async function answerControl(ctx: Context, req: IncomingMessage, res: ServerResponse) {
  try {
    if (!isJson(req)) throw new Error('Send JSON, with content-type application/json.');
    const fields = await parseFields(await readBody(req), 'application/json');
    for (const [name, value] of Object.entries(fields)) {
      const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
      if (!act) throw new Error(`Unknown control "${name}". There are: ${Object.keys(ACTS).join(', ')}.`);
      act(ctx, value);
    }
    sendJson(res, { ok: true });
  } catch (error) {
    sendJson(res, { ok: false, error: error instanceof Error ? error.message : String(error) }, 400);
  }
}

const ACTS: Record<string, (ctx: Context, value: unknown) => void> = {
  setUser: (ctx, value) => {
    const patch = value as Partial<Person> & { id: string };
    if (!ctx.workspace.data.people.has(patch.id)) throw new Error(`There is no person ${patch.id}.`);
    changePerson(ctx, patch.id, patch);
  },
  archiveChannel: (ctx, id) => setArchived(ctx, id, true, ADMINISTRATOR),
  unarchiveChannel: (ctx, id) => setArchived(ctx, id, false, ADMINISTRATOR),
  removeBotFrom: (ctx, id) => setAppIn(ctx, id, false, ADMINISTRATOR),
  addBotTo: (ctx, id) => setAppIn(ctx, id, true, ADMINISTRATOR),
  shareChannel: (ctx, id) => setShared(ctx, id, true),
  unshareChannel: (ctx, id) => setShared(ctx, id, false),
  deleteMessage: (ctx, value) => {
    const { channel, ts } = value as { channel: string; ts: string };
    deleteAppMessage(ctx, { by: memberOf(ctx, channel), channel, ts });
  },
  setChannel: (ctx, value) => {
    const { id, ...patch } = value as Partial<Channel> & { id: string };
    change(ctx, id, () => patch);
  },
  addChannel: (ctx, value) => {
    const given = value as Partial<Channel> & { id: string; name: string };
    if (!given.id || !given.name) throw new Error('addChannel needs an id and a name.');
    const memberIds = given.memberIds ?? [BOT.userId];
    ctx.workspace.commit({ kind: 'channel', channel: newChannel({ ...given, memberIds }, ctx.now()) });
  },
  addMember: (ctx, value) => {
    const { channel: id, user } = value as { channel: string; user: string };
    change(ctx, id, (c) => ({ memberIds: [...new Set([...c.memberIds, user])] }));
    void memberJoined(ctx, ctx.workspace.data.channels.get(id)!, user);
  },
  removeChannel: (ctx, id) => {
    change(ctx, id, () => ({}));
    ctx.workspace.commit({ kind: 'channel_removed', id: String(id) });
  },
  /** Scopes that the token carries from now on; "all" gives them back. */
  setScopes: (ctx, value) => {
    ctx.scopes.clear();
    for (const scope of value === 'all' ? ALL_SCOPES : (value as string[])) ctx.scopes.add(scope);
  },
  /** Makes Socket Mode clients reconnect, as Slack does. */
  refreshSockets: (ctx) => ctx.gateway.socket.refresh('refresh_requested'),
};

function change(ctx: Context, id: unknown, patch: (c: Channel) => Partial<Channel>): void {
  const before = ctx.workspace.data.channels.get(String(id));
  if (!before) throw new Error(`There is no channel ${String(id)}.`);
  ctx.workspace.commit({ kind: 'channel', channel: { ...before, ...patch(before) } });
}

/** Somebody who sees the channel. */
function memberOf(ctx: Context, channel: string): string {
  return ctx.workspace.data.channels.get(channel)?.memberIds[0] ?? '';
}

/** POST /faults switches one on, DELETE /faults all off, GET /calls counts the calls per method. */
export async function answerFaults(ctx: Context, req: IncomingMessage, res: ServerResponse) {
  try {
    if (req.method === 'DELETE') {
      ctx.faults.clear();
      return sendJson(res, { ok: true });
    }
    if (!isJson(req)) throw new Error('Send JSON, with content-type application/json.');
    const fields: Fields = await parseFields(await readBody(req), 'application/json');
    sendJson(res, { ok: true, fault: ctx.faults.add({ ...fields, kind: String(fields.kind) as never }) });
  } catch (error) {
    sendJson(res, { ok: false, error: error instanceof Error ? error.message : String(error) }, 400);
  }
}
