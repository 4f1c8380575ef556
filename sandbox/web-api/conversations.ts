import { BOT, OTHER_TEAM_ID, TEAM } from '../seed';
import type { WorkspaceData } from '../state/changes';
import type { Channel } from '../state/model';
import { flag, optionalText, requiredText } from './arguments';
import type { Handler } from './method';
import { page } from './paging';
import { knownChannel, openIm } from './resolve';
import { invalidArguments, SlackError } from './slack-error';

const TYPES = ['public_channel', 'private_channel', 'im', 'mpim'];

export const list: Handler = (ctx, args) => {
  const types = (optionalText(args, 'types') ?? 'public_channel').split(',').map((t) => t.trim());
  if (types.some((t) => !TYPES.includes(t))) throw new SlackError('invalid_types');
  const shown = [...ctx.workspace.data.channels.values()].filter(
    (c) =>
      types.includes(c.isIm ? 'im' : c.isPrivate ? 'private_channel' : 'public_channel') &&
      (!c.isPrivate || c.memberIds.includes(BOT.userId)) &&
      !(flag(args, 'exclude_archived') && c.isArchived),
  );
  const { items, nextCursor } = page(shown, args, { fallback: 100, max: 999 });
  return {
    channels: items.map((c) => ({
      ...channelObject(c, ctx.workspace.data),
      num_members: activeMembers(c, ctx.workspace.data).length,
    })),
    response_metadata: { next_cursor: nextCursor },
  };
};

export const info: Handler = (ctx, args) => {
  const channel = knownChannel(ctx, requiredText(args, 'channel'));
  const { data } = ctx.workspace;
  const extra = flag(args, 'include_num_members') ? { num_members: activeMembers(channel, data).length } : {};
  return { channel: { ...channelObject(channel, data), ...extra } };
};

export const members: Handler = (ctx, args) => {
  const channel = knownChannel(ctx, requiredText(args, 'channel'));
  const { items, nextCursor } = page(activeMembers(channel, ctx.workspace.data), args, {
    fallback: 100,
    max: 1000,
  });
  return { members: items, response_metadata: { next_cursor: nextCursor } };
};

/** Opens the direct message with one person; group messages are not in the sandbox. */
export const open: Handler = (ctx, args) => {
  const { data } = ctx.workspace;
  const channelId = optionalText(args, 'channel');
  if (channelId) {
    const channel = knownChannel(ctx, channelId);
    return {
      channel: flag(args, 'return_im') ? channelObject(channel, data) : { id: channel.id },
      already_open: true,
    };
  }
  const ids = (optionalText(args, 'users') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new SlackError('users_list_not_supplied');
  if (ids.length > 1)
    throw invalidArguments('the sandbox opens direct messages with one person only [json-pointer:/users]');
  const person = data.people.get(ids[0]!);
  if (!person) throw new SlackError('user_not_found');
  if (person.deleted) throw new SlackError('user_disabled');
  if (person.isBot) throw new SlackError('cannot_dm_bot');
  const channel = openIm(ctx, person.id);
  return { channel: flag(args, 'return_im') ? channelObject(channel, data) : { id: channel.id } };
};

export const join: Handler = (ctx, args) => {
  const channel = knownChannel(ctx, requiredText(args, 'channel'));
  if (channel.isIm || channel.isPrivate) throw new SlackError('method_not_supported_for_channel_type');
  if (channel.isArchived) throw new SlackError('is_archived');
  if (channel.memberIds.includes(BOT.userId)) {
    return {
      channel: channelObject(channel, ctx.workspace.data),
      warning: 'already_in_channel',
      response_metadata: { warnings: ['already_in_channel'] },
    };
  }
  const joined = { ...channel, memberIds: [...channel.memberIds, BOT.userId] };
  ctx.workspace.commit({ kind: 'channel', channel: joined });
  return { channel: channelObject(joined, ctx.workspace.data) };
};

/** Members as Slack counts them: nobody who is deactivated. */
function activeMembers(channel: Channel, data: WorkspaceData): string[] {
  return channel.memberIds.filter((id) => !data.people.get(id)?.deleted);
}

/** Slack's conversation object as the bot sees it. */
export function channelObject(channel: Channel, data: WorkspaceData): Record<string, unknown> {
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    is_im: channel.isIm,
    is_mpim: false,
    is_org_shared: false,
    is_ext_shared: channel.isExtShared,
    context_team_id: TEAM.id,
    updated: channel.created * 1000,
  };
  if (channel.isIm) {
    const user = channel.memberIds.find((id) => id !== BOT.userId);
    return {
      ...common,
      user,
      is_user_deleted: data.people.get(user ?? '')?.deleted ?? false,
      priority: 0,
    };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_private: channel.isPrivate,
    is_general: channel.name === 'general',
    is_shared: channel.isExtShared,
    is_pending_ext_shared: false,
    unlinked: 0,
    creator: 'U0RUTH',
    is_member: channel.memberIds.includes(BOT.userId),
    topic: { value: channel.topic, creator: 'U0RUTH', last_set: channel.created },
    purpose: { value: channel.purpose, creator: 'U0RUTH', last_set: channel.created },
    previous_names: [],
    shared_team_ids: [TEAM.id, ...(channel.isExtShared ? [OTHER_TEAM_ID] : [])],
    connected_team_ids: channel.isExtShared ? [OTHER_TEAM_ID] : [],
    pending_shared: [],
    pending_connected_team_ids: [],
  };
}
