import type { WebClient } from '@slack/web-api';
import type { Config } from '../config/config';
import { UserError } from '../domain/errors';
import { atStart } from './at-start';

interface Found {
  id: string;
  isMember: boolean;
  isShared: boolean;
}

/** Every channel that the config names, by name; throws one UserError that names all that cannot be posted to. */
export async function resolveChannels(o: {
  reader: WebClient;
  config: Config;
}): Promise<Map<string, string>> {
  const wanted = new Set([
    ...o.config.teams.map((team) => team.channel),
    o.config.committee.channel,
    o.config.announcements.channel,
  ]);
  const found = new Map<string, Found>();
  let cursor: string | undefined;
  do {
    const page = await atStart(() =>
      o.reader.conversations.list({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: 200,
        ...(cursor ? { cursor } : {}),
      }),
    );
    for (const channel of page.channels ?? []) {
      if (!channel.name || !channel.id || !wanted.has(channel.name)) continue;
      found.set(channel.name, {
        id: channel.id,
        isMember: channel.is_member === true,
        isShared: channel.is_ext_shared === true,
      });
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  const troubles = [...wanted]
    .map((name) => troubleWith(name, found.get(name)))
    .filter((one) => one !== null);
  if (troubles.length > 0) {
    const list = troubles.map((line) => `  - ${line}`).join('\n');
    throw new UserError(`Not every channel can be posted to:\n${list}`);
  }
  return new Map([...found].map(([name, channel]) => [name, channel.id]));
}

function troubleWith(name: string, channel: Found | undefined): string | null {
  if (!channel) {
    return (
      `#${name} is in rnps.config.yaml but not in the workspace (or it is private and the app is not in it). ` +
      'Create it, or correct the name; in a private channel, also say /invite @rNPS Loop there.'
    );
  }
  if (channel.isShared) {
    return (
      `#${name} is shared with another organisation, who would read what customers wrote. ` +
      'Name a channel of your own in rnps.config.yaml.'
    );
  }
  return channel.isMember ? null : `The app is not in #${name}. Say /invite @rNPS Loop in that channel.`;
}

/** Who is in each team's channel: Slack ids by team. */
export async function membersOfTeams(
  o: { reader: WebClient; config: Config },
  channels: Map<string, string>,
): Promise<Map<string, Set<string>>> {
  const teams = o.config.teams.map(
    async (team) => [team.id, await membersOf(o.reader, channels.get(team.channel)!)] as const,
  );
  return new Map(await Promise.all(teams));
}

async function membersOf(reader: WebClient, channel: string): Promise<Set<string>> {
  const members = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await reader.conversations.members({ channel, limit: 1000, ...(cursor ? { cursor } : {}) });
    for (const id of page.members ?? []) members.add(id);
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return members;
}
