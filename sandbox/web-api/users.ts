import { BOT, OTHER_TEAM_ID, TEAM } from '../seed';
import type { Person } from '../state/model';
import { personById } from '../state/workspace';
import { optionalText, requiredText } from './arguments';
import { channelObject } from './conversations';
import type { Handler } from './method';
import { page } from './paging';
import { SlackError } from './slack-error';

export const userInfo: Handler = (ctx, args) => {
  const person = personById(ctx.workspace.data, requiredText(args, 'user'));
  if (!person) throw new SlackError('user_not_found');
  return { user: userObject(person, ctx.url(), ctx.scopes) };
};

export const userList: Handler = (ctx, args) => {
  const people = [...ctx.workspace.data.people.values()];
  const { items, nextCursor } = page(people, args, { fallback: 1000, max: 1000 });
  return {
    members: items.map((p) => userObject(p, ctx.url(), ctx.scopes)),
    cache_ts: Math.floor(ctx.now() / 1000),
    response_metadata: { next_cursor: nextCursor },
  };
};

/** A deactivated person is not found by e-mail, as on Slack. */
export const lookupByEmail: Handler = (ctx, args) => {
  const email = requiredText(args, 'email').toLowerCase();
  const found = [...ctx.workspace.data.people.values()].find(
    (p) => p.email?.toLowerCase() === email && !p.deleted,
  );
  if (!found) throw new SlackError('users_not_found');
  return { user: userObject(found, ctx.url(), ctx.scopes) };
};

export const profileGet: Handler = (ctx, args) => {
  const person = personById(ctx.workspace.data, optionalText(args, 'user') ?? BOT.userId);
  if (!person) throw new SlackError('user_not_found');
  return { profile: profileObject(person, ctx.url(), ctx.scopes) };
};

export const userConversations: Handler = (ctx, args) => {
  const userId = optionalText(args, 'user') ?? BOT.userId;
  if (!personById(ctx.workspace.data, userId)) throw new SlackError('user_not_found');
  const types = (optionalText(args, 'types') ?? 'public_channel').split(',').map((t) => t.trim());
  const mine = [...ctx.workspace.data.channels.values()].filter(
    (c) =>
      c.memberIds.includes(userId) &&
      types.includes(c.isIm ? 'im' : c.isPrivate ? 'private_channel' : 'public_channel'),
  );
  const { items, nextCursor } = page(mine, args, { fallback: 100, max: 999 });
  return {
    channels: items.map((c) => channelObject(c, ctx.workspace.data)),
    response_metadata: { next_cursor: nextCursor },
  };
};

/** Slack's user object. A deactivated person's carries no time zone, as on Slack. */
export function userObject(person: Person, url: string, scopes: Set<string>): Record<string, unknown> {
  return {
    id: person.id,
    team_id: person.isStranger ? OTHER_TEAM_ID : TEAM.id,
    name: person.name,
    deleted: person.deleted,
    ...(person.deleted
      ? {}
      : {
          color: '9f69e7',
          real_name: person.realName,
          tz: person.tz,
          tz_label: person.tzLabel,
          tz_offset: person.tzOffset,
          is_admin: person.isAdmin,
          is_owner: false,
          is_primary_owner: false,
          is_restricted: person.isRestricted,
          is_ultra_restricted: person.isUltraRestricted,
          is_email_confirmed: true,
          who_can_share_contact_card: 'EVERYONE',
        }),
    profile: profileObject(person, url, scopes),
    is_bot: person.isBot,
    is_app_user: false,
    ...(person.isStranger ? { is_stranger: true } : {}),
    updated: person.updated,
  };
}

function profileObject(person: Person, url: string, scopes: Set<string>): Record<string, unknown> {
  const avatar = `${url}/avatar/${person.id}.svg`;
  return {
    title: person.title,
    phone: '',
    skype: '',
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.isBot ? '' : person.realName,
    display_name_normalized: person.isBot ? '' : person.realName,
    status_text: person.statusText,
    status_text_canonical: '',
    status_emoji: person.statusEmoji,
    status_expiration: person.statusExpiration,
    avatar_hash: 'sandbox',
    ...(person.email && scopes.has('users:read.email') ? { email: person.email } : {}),
    ...(person.isBot ? { api_app_id: BOT.appId, bot_id: BOT.botId, always_active: true } : {}),
    image_24: avatar,
    image_32: avatar,
    image_48: avatar,
    image_72: avatar,
    image_192: avatar,
    image_512: avatar,
    team: TEAM.id,
  };
}
