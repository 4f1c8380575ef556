import type { Context } from '../context';
import { BOT, TEAM, VERIFICATION_TOKEN } from '../seed';
import type { Channel, View } from '../state/model';

/** What every interaction carries: who did it, where, and for which app. */
export function interaction(ctx: Context, type: string, userId: string): Record<string, unknown> {
  const person = ctx.workspace.data.people.get(userId)!;
  return {
    type,
    user: { id: userId, username: person.name, name: person.name, team_id: TEAM.id },
    api_app_id: BOT.appId,
    token: VERIFICATION_TOKEN,
    team: { id: TEAM.id, domain: TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A channel as payloads name it. */
export function channelRef(channel: Channel): { id: string; name: string } {
  return { id: channel.id, name: channel.isIm ? 'directmessage' : channel.name };
}

/** A view as payloads show it: a Home tab carries no modal-only fields. */
export function viewInPayload(view: View): Record<string, unknown> {
  const { submit_disabled: _disabled, ...rest } = view;
  if (view.type === 'modal') return rest;
  return {
    ...rest,
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    close: null,
    submit: null,
  };
}
