import type { WebClient } from '@slack/web-api';
import type { Config } from '../config/config';
import type { ChannelState } from '../domain/channel-state';
import { UserError } from '../domain/errors';
import { atStart } from './at-start';
import { askAboutChannel, findChannels, stateOf } from './channel-state';
import { platformCode } from './platform-code';

interface Asking {
  reader: WebClient;
  config: Config;
}

/** The channels of the config as they were last seen; asking about one brings it up to date. */
export interface Channels {
  /** Slack id, null for one that the workspace does not have; throws for a name that is not in the config. */
  idOf(name: string): string | null;
  nameOf(id: string): string | null;
  stateOf(name: string): Promise<ChannelState>;
}

/**
 * Finds every channel that the config names; throws one UserError that names all that cannot be posted to. With a
 * fallback that can, a team's channel that is gone is none of these: its cards go to the fallback.
 */
export async function openChannels(o: Asking): Promise<Channels> {
  const { teams, committee, announcements, digest, delivery } = o.config;
  const ofTeams = new Set(teams.map((team) => team.channel));
  const wanted = new Set([...ofTeams, committee.channel, announcements.channel, ...digest.channels]);
  if (delivery.fallbackChannel) wanted.add(delivery.fallbackChannel);
  const mayBeShared = (name: string) => o.config.sharedChannels.includes(name);
  const found = await findChannels(o.reader, wanted, atStart);
  const states = new Map([...wanted].map((name) => [name, stateOf(found.get(name), mayBeShared(name))]));
  const fallback = delivery.fallbackChannel ? states.get(delivery.fallbackChannel) : undefined;
  const troubles = [...states]
    .filter(([name]) => !(fallback?.kind === 'open' && ofTeams.has(name)))
    .map(([name, state]) => troubleWith(name, state))
    .filter((one) => one !== null);
  if (troubles.length > 0) {
    const list = troubles.map((line) => `  - ${line}`).join('\n');
    throw new UserError(`Not every channel can be posted to:\n${list}`);
  }
  const ids = new Map([...states].map(([name, { id }]) => [name, id]));
  return {
    idOf: (name) => {
      const id = ids.get(name);
      if (id === undefined) throw new UserError(`The channel #${name} is not in the configuration.`);
      return id;
    },
    nameOf: (id) => [...ids].find(([, known]) => known === id)?.[0] ?? null,
    stateOf: async (name) => {
      const state = await askAboutChannel(o.reader, {
        name,
        id: ids.get(name) ?? null,
        mayBeShared: mayBeShared(name),
      });
      // One that is gone keeps its id, by which what stands in it is known.
      if (state.id) ids.set(name, state.id);
      return state;
    },
  };
}

function troubleWith(name: string, state: ChannelState): string | null {
  if (state.kind === 'open') return null;
  switch (state.why) {
    case 'shared':
      return (
        `#${name} is shared with another organisation, who would read what customers wrote. ` +
        'Name a channel of your own in rnps.config.yaml, or allow this one under sharedChannels.'
      );
    case 'app_removed':
      return `The app is not in #${name}. Say /invite @rNPS Loop in that channel.`;
    case 'missing':
    case 'archived':
    case 'restricted':
      return (
        `#${name} is in rnps.config.yaml but not in the workspace (or it is private and the app is not in it). ` +
        'Create it, or correct the name; in a private channel, also say /invite @rNPS Loop there.'
      );
  }
}

/** Who is in each team's channel: Slack ids by team. Of a channel that is gone, those of `before`. */
export async function membersOfTeams(
  o: Asking,
  channels: Pick<Channels, 'idOf'>,
  before: ReadonlyMap<string, Set<string>>,
): Promise<Map<string, Set<string>>> {
  const teams = o.config.teams.map(async (team) => {
    const known = before.get(team.id) ?? new Set<string>();
    const id = channels.idOf(team.channel);
    return [team.id, id ? await membersOf(o.reader, id, known) : known] as const;
  });
  return new Map(await Promise.all(teams));
}

async function membersOf(reader: WebClient, channel: string, before: Set<string>): Promise<Set<string>> {
  const members = new Set<string>();
  let cursor: string | undefined;
  try {
    do {
      const page = await reader.conversations.members({
        channel,
        limit: 1000,
        ...(cursor ? { cursor } : {}),
      });
      for (const id of page.members ?? []) members.add(id);
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
  } catch (error) {
    if (platformCode(error) === 'channel_not_found') return before;
    throw error;
  }
  return members;
}
