import type { Context } from '../context';
import { BOT, COMMANDS, TEAM, VERIFICATION_TOKEN } from '../seed';
import { respond } from '../web-api/response-url';
import { SlackError } from '../web-api/slack-error';
import { failureText, toastError } from './failure';
import { channelRef } from './payloads';
import { actor, channelOf } from './place';
import { GestureRefused } from './refusal';

/** Sends a slash command and shows what the app acknowledged it with. */
export async function command(
  ctx: Context,
  given: { as?: unknown; channel?: unknown; text?: unknown },
): Promise<{ ok: true } | { ok: false; error: string }> {
  const person = actor(ctx, given.as);
  const channel = channelOf(ctx, person.id, given.channel);
  if (channel.isArchived) throw new GestureRefused('is_archived');
  const [name = '', ...rest] = String(given.text ?? '')
    .trim()
    .split(/\s+/);
  const registered = COMMANDS.find((c) => c.command === name);
  if (!registered) {
    toastError(ctx, person.id, `${name} is not a valid command.`);
    throw new GestureRefused('unknown_command');
  }
  const target = { userId: person.id, channel: channel.id, messageTs: null, threadTs: null };
  const { name: channelName } = channelRef(channel);
  const reply = await ctx.gateway.send('slash_commands', {
    token: VERIFICATION_TOKEN,
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: channelName,
    user_id: person.id,
    user_name: person.name,
    command: registered.command,
    text: rest.join(' '),
    api_app_id: BOT.appId,
    is_enterprise_install: 'false',
    response_url: ctx.responseUrls.issue(target),
    trigger_id: ctx.triggers.issue(person.id),
  });
  if (!reply.ok) {
    toastError(ctx, person.id, failureText('command', reply.error));
    return { ok: false, error: reply.error };
  }
  return shown(ctx, target, reply.body);
}

function shown(ctx: Context, target: Parameters<typeof respond>[1], body: unknown) {
  if (body === null) return { ok: true as const };
  try {
    respond(
      ctx,
      target,
      typeof body === 'object' ? (body as Record<string, unknown>) : { text: String(body) },
    );
    return { ok: true as const };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    ctx.log(`sandbox: the answer to a command was refused: ${error.code} ${JSON.stringify(error.extra)}`);
    toastError(ctx, target.userId, `/rnps failed with the error "${error.code}"`);
    return { ok: false as const, error: error.code };
  }
}
