import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { TransientError, UserError } from '../domain/errors';
import { type PersonFacts, personFacts } from '../domain/person';

/** Names of the config turned into ids of the workspace. */
export interface Directory {
  workspace: { id: string; name: string; url: string; botUserId: string };
  /** Slack id of a channel of the config; throws when it was not resolved at the start. */
  channelId(name: string): string;
  /** Address of a message, made without asking Slack. */
  permalink(at: { channelId: string; ts: string }): string;
  leadsOf(teamId: string): string[];
  /** Teams whose channel this person is in, the ones they lead first. Cached for five minutes. */
  teamsOf(userId: string): Promise<string[]>;
  committee: ReadonlySet<string>;
  admins: ReadonlySet<string>;
  /** Slack id for an e-mail address, null when the workspace has nobody with it. Cached. */
  byEmail(email: string): Promise<string | null>;
  /** Facts about a person, cached for five minutes; null when nobody can say who that is. */
  person(userId: string): Promise<PersonFacts | null>;
  /** Forgets what was cached about a person, after Slack said that it changed. */
  forget(userId: string): Promise<void>;
  /** People of the config who could not be found, each with its remedy. */
  warnings: string[];
}

const PROFILE_TTL_MS = 5 * 60_000;

interface DirectoryOptions {
  db: DataSource;
  reader: WebClient;
  config: Config;
  log: Logger;
  realNow: () => Date;
}

/** Asks Slack who and where everybody is. A missing channel is a UserError; a missing person is a warning. */
export async function openDirectory(o: DirectoryOptions): Promise<Directory> {
  const auth = await o.reader.auth.test();
  const workspace = {
    id: String(auth.team_id),
    name: String(auth.team ?? ''),
    url: String(auth.url ?? ''),
    botUserId: String(auth.user_id),
  };
  const channels = await resolveChannels(o);
  const emails = new Map<string, { id: string | null; at: number }>();
  const byEmail = async (email: string) => {
    const key = email.toLowerCase();
    const cached = emails.get(key);
    if (cached && o.realNow().getTime() - cached.at < PROFILE_TTL_MS) return cached.id;
    const id = await lookUpEmail(o.reader, email);
    emails.set(key, { id, at: o.realNow().getTime() });
    return id;
  };
  const warnings: string[] = [];
  const find = async (path: string, people: string[]) => {
    const ids: string[] = [];
    for (const person of people) {
      const id = person.includes('@') ? await byEmail(person) : await knownId(o.reader, person);
      if (id) ids.push(id);
      else
        warnings.push(
          `${path}: nobody in ${workspace.name} is "${person}". Correct it in rnps.config.yaml, or invite them.`,
        );
    }
    return ids;
  };
  let memberCache: { at: number; members: Map<string, Set<string>> } | null = null;
  const membership = async () => {
    if (!memberCache || o.realNow().getTime() - memberCache.at > PROFILE_TTL_MS) {
      memberCache = { at: o.realNow().getTime(), members: await membersOfTeams(o, channels) };
    }
    return memberCache.members;
  };
  const leads = new Map<string, string[]>();
  for (const team of o.config.teams) leads.set(team.id, await find(`teams.${team.id}.leads`, team.leads));
  const committee = new Set(await find('committee.members', o.config.committee.members));
  const admins = new Set(await find('admins', o.config.admins));
  for (const warning of warnings) o.log.warn({ warning }, 'a person of the configuration was not found');

  return {
    workspace,
    channelId: (name) => {
      const id = channels.get(name);
      if (!id) throw new UserError(`The channel #${name} is not in the configuration.`);
      return id;
    },
    permalink: ({ channelId, ts }) =>
      `${workspace.url.replace(/\/$/, '')}/archives/${channelId}/p${ts.replace('.', '')}`,
    leadsOf: (teamId) => leads.get(teamId) ?? [],
    teamsOf: async (userId) => {
      const led = o.config.teams
        .filter((team) => leads.get(team.id)?.includes(userId))
        .map((team) => team.id);
      const members = await membership();
      return [
        ...new Set([
          ...led,
          ...o.config.teams.map((team) => team.id).filter((id) => members.get(id)?.has(userId)),
        ]),
      ];
    },
    committee,
    admins,
    byEmail,
    person: (userId) => personOf(o, workspace.id, userId),
    forget: async (userId) => {
      await o.db.query('DELETE FROM profiles WHERE user_id = $1', [userId]);
    },
    warnings,
  };
}

/** Every channel that the config names, by name; throws one UserError that names all that are missing. */
export async function resolveChannels(
  o: Pick<DirectoryOptions, 'reader' | 'config'>,
): Promise<Map<string, string>> {
  const wanted = new Set([
    ...o.config.teams.map((team) => team.channel),
    o.config.committee.channel,
    o.config.announcements.channel,
  ]);
  const found = new Map<string, { id: string; isMember: boolean }>();
  let cursor: string | undefined;
  do {
    const page = await o.reader.conversations.list({
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    for (const channel of page.channels ?? []) {
      if (channel.name && channel.id && wanted.has(channel.name)) {
        found.set(channel.name, { id: channel.id, isMember: channel.is_member === true });
      }
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  const missing = [...wanted].filter((name) => !found.has(name));
  const outside = [...wanted].filter((name) => found.get(name)?.isMember === false);
  if (missing.length > 0 || outside.length > 0) throw new UserError(channelTrouble(missing, outside));
  return new Map([...found].map(([name, channel]) => [name, channel.id]));
}

function channelTrouble(missing: string[], outside: string[]): string {
  const lines = [
    ...missing.map(
      (name) =>
        `#${name} is in rnps.config.yaml but not in the workspace (or it is private and the app is not in it). ` +
        'Create it, or correct the name; in a private channel, also say /invite @rNPS Loop there.',
    ),
    ...outside.map((name) => `The app is not in #${name}. Say /invite @rNPS Loop in that channel.`),
  ];
  return `Not every channel can be posted to:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
}

async function membersOfTeams(
  o: DirectoryOptions,
  channels: Map<string, string>,
): Promise<Map<string, Set<string>>> {
  const teams = new Map<string, Set<string>>();
  for (const team of o.config.teams) {
    const members = new Set<string>();
    let cursor: string | undefined;
    do {
      const channel = channels.get(team.channel)!;
      const page = await o.reader.conversations.members({
        channel,
        limit: 1000,
        ...(cursor ? { cursor } : {}),
      });
      for (const id of page.members ?? []) members.add(id);
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    teams.set(team.id, members);
  }
  return teams;
}

async function lookUpEmail(reader: WebClient, email: string): Promise<string | null> {
  try {
    const found = await reader.users.lookupByEmail({ email });
    return found.user?.id ?? null;
  } catch (error) {
    if (platformCode(error) === 'users_not_found') return null;
    throw error;
  }
}

async function knownId(reader: WebClient, userId: string): Promise<string | null> {
  try {
    const found = await reader.users.info({ user: userId });
    return found.user?.deleted ? null : (found.user?.id ?? null);
  } catch (error) {
    if (platformCode(error) === 'user_not_found') return null;
    throw error;
  }
}

async function personOf(
  o: DirectoryOptions,
  workspaceId: string,
  userId: string,
): Promise<PersonFacts | null> {
  const rows: { facts: PersonFacts; fetched_at: Date }[] = await o.db.query(
    'SELECT facts, fetched_at FROM profiles WHERE user_id = $1',
    [userId],
  );
  const cached = rows[0];
  if (cached && o.realNow().getTime() - cached.fetched_at.getTime() < PROFILE_TTL_MS) return cached.facts;
  try {
    const answer = await o.reader.users.info({ user: userId });
    if (!answer.user) return null;
    const facts = personFacts(answer.user, workspaceId);
    await o.db.query(
      `INSERT INTO profiles (user_id, facts, fetched_at) VALUES ($1, $2, $3)
       ON CONFLICT (user_id) DO UPDATE SET facts = excluded.facts, fetched_at = excluded.fetched_at`,
      [userId, JSON.stringify(facts), o.realNow()],
    );
    return facts;
  } catch (error) {
    if (platformCode(error) !== null) return null;
    throw new TransientError('Slack could not say who you are just now. Try again in a minute.', 5000, {
      cause: error,
    });
  }
}

function platformCode(error: unknown): string | null {
  return (error as { data?: { error?: string } }).data?.error ?? null;
}
