import type { Context } from '../context';
import { BOT, TEAM, VERIFICATION_TOKEN } from '../seed';
import type { Channel, Message } from '../state/model';
import { imWith } from '../state/workspace';
import { userObject } from '../web-api/users';
import { viewInPayload } from './payloads';

/** Slack tries an event again almost at once, after a minute and after five (docs: Events API, "Retries"). */
const RETRY_AFTER_MS = [500, 60_000, 300_000];

/** Sends one event and retries it when it is not acknowledged. Nobody sees an event fail. */
export async function sendEvent(
  ctx: Context,
  event: Record<string, unknown>,
  channel?: Channel,
): Promise<void> {
  if (!ctx.subscribed(subscriptionOf(event))) return;
  const eventId = ctx.newId('Ev');
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    context_enterprise_id: null,
    api_app_id: BOT.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(ctx.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM.id,
        user_id: BOT.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.isExtShared ?? false,
    event_context: `4-${eventId}`,
  };
  const reply = await ctx.gateway.send('events_api', payload);
  if (!reply.ok) retry(ctx, payload, 1, reply.error === 'operation_timeout' ? 'http_timeout' : 'http_error');
}

/** The Home tab was opened; carries the view that is published there, if any. */
export function appHomeOpened(ctx: Context, userId: string): Promise<void> {
  const { data } = ctx.workspace;
  const view = data.homes.get(userId);
  return sendEvent(ctx, {
    type: 'app_home_opened',
    user: userId,
    channel: imWith(data, userId)?.id ?? '',
    tab: 'home',
    ...(view ? { view: viewInPayload(view) } : {}),
    event_ts: eventTs(ctx),
  });
}

/** Somebody wrote in a channel or in the direct message with the bot. */
export function messagePosted(ctx: Context, channel: Channel, message: Message): Promise<void> {
  const event = { ...message, channel: channel.id, event_ts: message.ts, channel_type: kindOf(channel) };
  return sendEvent(ctx, event, channel);
}

/** A message was deleted; the event is itself a message, of a subtype. */
export function messageDeleted(ctx: Context, channel: Channel, message: Message): Promise<void> {
  const ts = eventTs(ctx);
  const event = {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    channel: channel.id,
    channel_type: kindOf(channel),
    deleted_ts: message.ts,
    previous_message: message,
    ts,
    event_ts: ts,
  };
  return sendEvent(ctx, event, channel);
}

export function userChanged(ctx: Context, userId: string): Promise<void> {
  const person = ctx.workspace.data.people.get(userId)!;
  return sendEvent(ctx, {
    type: 'user_change',
    user: userObject(person, ctx.url(), ctx.scopes),
    cache_ts: Math.floor(ctx.now() / 1000),
    event_ts: eventTs(ctx),
  });
}

function kindOf(channel: Channel): 'im' | 'group' | 'channel' {
  return channel.isIm ? 'im' : channel.isPrivate ? 'group' : 'channel';
}

/** What an app's manifest calls the event: messages are subscribed to by kind of channel. */
function subscriptionOf(event: Record<string, unknown>): string {
  if (event.type !== 'message') return String(event.type);
  const kinds: Record<string, string> = { im: 'im', group: 'groups', channel: 'channels' };
  return `message.${kinds[String(event.channel_type)]}`;
}

function retry(ctx: Context, payload: Record<string, unknown>, num: number, reason: string): void {
  const waitMs = RETRY_AFTER_MS[num - 1];
  if (waitMs === undefined) return;
  ctx.later(waitMs, async () => {
    const reply = await ctx.gateway.send('events_api', payload, { num, reason });
    if (!reply.ok)
      retry(ctx, payload, num + 1, reply.error === 'operation_timeout' ? 'http_timeout' : 'http_error');
  });
}

export function eventTs(ctx: Context): string {
  return (ctx.now() / 1000).toFixed(6);
}
