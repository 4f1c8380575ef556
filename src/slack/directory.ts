import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import type { ChannelState } from '../domain/channel-state';
import type { PersonFacts } from '../domain/customers/person';
import { inTime } from '../in-time';
import { type Addresses, addressesIn } from './addresses';
import { atStart } from './at-start';
import { type Channels, membersOfTeams, openChannels } from './channels';
import { dropProfile, knownId, lookUpEmail, PROFILE_TTL_MS, personOf } from './people';

/** Names of the config turned into ids of the workspace. */
export interface Directory extends Addresses {
  workspace: { id: string; name: string; url: string; botUserId: string };
  /** Slack id of a channel of the config, null while the workspace has none; throws for any other name. */
  channelId(name: string): string | null;
  /** The name under which the config has a channel; null for any other. */
  channelName(id: string): string | null;
  /** Asks Slack whether a channel of the config can be posted to now; throws what Slack throws. */
  channelState(name: string): Promise<ChannelState>;
  leadsOf(teamId: string): string[];
  /**
   * Teams whose channel this person is in, the ones they lead first. Cached; only those they lead when Slack is silent.
   * `fresh`: asks Slack now, for somebody who has only just joined a channel.
   */
  teamsOf(userId: string, options?: { fresh: boolean }): Promise<string[]>;
  committee: ReadonlySet<string>;
  admins: ReadonlySet<string>;
  /** Slack id for an e-mail address, null when the workspace has nobody with it. Cached. */
  byEmail(email: string): Promise<string | null>;
  /**
   * Facts about a person, cached for five minutes; null when nobody can say in time who that is: in time for a click,
   * or, `patiently`, within some seconds, for what nobody waits for.
   */
  person(userId: string, options?: { patiently: boolean }): Promise<PersonFacts | null>;
  /** Looks up who has an e-mail address, so that their name is known, or gives up in time for a delivery. */
  learn(email: string): Promise<void>;
  /** Forgets what was cached about a person, after Slack said that it changed. */
  forget(userId: string): Promise<void>;
  /** People of the config who could not be found. */
  warnings: { what: string; remedy: string }[];
}

/** A directory, and the same over other connections: for what nobody waits for, so that it takes none from a click. */
export interface OpenDirectory extends Directory {
  over(db: DataSource): Directory;
}

/** Somebody who is refused may have joined a channel since; a crowd of them asks Slack only so often. */
const FRESH_MS = 2000;
/** Of the 3 s that Slack gives an answer, what asking who somebody is may take; then the database's turn. */
const ASKING_MS = 800;
/** A reminder may come so much later, so that it does not go to somebody who is away. */
const PATIENCE_MS = 5000;

/** For many cards of one owner's customers, one read of who that is. */
const REMEMBER_MS = 2000;

interface DirectoryOptions {
  db: DataSource;
  reader: WebClient;
  config: Config;
  log: Logger;
  realNow: () => Date;
}

/** Asks Slack who and where everybody is. A silent Slack or a missing channel is a UserError, a missing person a warning. */
export async function openDirectory(o: DirectoryOptions): Promise<OpenDirectory> {
  const auth = await atStart(() => o.reader.auth.test());
  const workspace = {
    id: String(auth.team_id),
    name: String(auth.team ?? ''),
    url: String(auth.url ?? ''),
    botUserId: String(auth.user_id),
  };
  const addresses = addressesIn(workspace);
  const channels = await openChannels(o);
  const byEmail = cachedEmails(o, workspace.id);
  const warnings: Directory['warnings'] = [];
  const find = async (path: string, people: string[]) => {
    const ids: string[] = [];
    for (const person of people) {
      const id = await atStart(() =>
        person.includes('@') ? byEmail(person, o.db) : knownId(o, workspace.id, person),
      );
      if (id) ids.push(id);
      else
        warnings.push({
          what: `${path}: nobody in ${workspace.name} is "${person}".`,
          remedy: 'Correct it in rnps.config.yaml, or invite them.',
        });
    }
    return ids;
  };
  const leads = new Map<string, string[]>();
  for (const team of o.config.teams) leads.set(team.id, await find(`teams.${team.id}.leads`, team.leads));
  const committee = new Set(await find('committee.members', o.config.committee.members));
  const admins = new Set(await find('admins', o.config.admins));
  for (const { what } of warnings)
    o.log.warn({ warning: what }, 'a person of the configuration was not found');
  const membership = cachedMembership(o, channels);
  const people = rememberedPeople(o, (userId, db) => personOf({ ...o, db }, workspace.id, userId));

  const over = (db: DataSource): Directory => ({
    workspace,
    channelId: channels.idOf,
    channelName: channels.nameOf,
    channelState: channels.stateOf,
    ...addresses,
    leadsOf: (teamId) => leads.get(teamId) ?? [],
    teamsOf: async (userId, { fresh } = { fresh: false }) => {
      const members = await membership(fresh);
      const teams = o.config.teams.map((team) => team.id);
      const led = teams.filter((id) => leads.get(id)?.includes(userId));
      return [...new Set([...led, ...teams.filter((id) => members.get(id)?.has(userId))])];
    },
    committee,
    admins,
    byEmail: (email) => byEmail(email, db),
    person: (userId, { patiently } = { patiently: false }) =>
      inTime(patiently ? PATIENCE_MS : ASKING_MS, people.ask(userId, db), null),
    learn: async (email) => {
      await inTime(ASKING_MS, byEmail(email, db), null).catch(() => {});
    },
    forget: (userId) => people.forget(userId, db),
    warnings,
  });
  return { ...over(o.db), over };
}

// Short, because what another process was told of a person reaches us through the database alone.
function rememberedPeople(
  o: DirectoryOptions,
  askFor: (userId: string, db: DataSource) => Promise<PersonFacts | null>,
) {
  const remembered = new Map<string, { facts: PersonFacts; at: number }>();
  let forgotten = 0;
  const ask = async (userId: string, db: DataSource): Promise<PersonFacts | null> => {
    const at = o.realNow().getTime();
    const known = remembered.get(userId);
    if (known && at - known.at < REMEMBER_MS) return known.facts;
    const before = forgotten;
    const facts = await askFor(userId, db);
    if (forgotten === before) {
      if (facts) remembered.set(userId, { facts, at });
    } else {
      // Asked before somebody was forgotten: this may be what is to be forgotten, and may just have been kept again.
      await dropProfile(db, userId);
    }
    return facts;
  };
  const forget = async (userId: string, db: DataSource) => {
    forgotten += 1;
    remembered.delete(userId);
    await dropProfile(db, userId);
  };
  return { ask, forget };
}

function cachedEmails(o: DirectoryOptions, workspaceId: string) {
  const emails = new Map<string, { id: string | null; at: number }>();
  return async (email: string, db: DataSource): Promise<string | null> => {
    const key = email.toLowerCase();
    const cached = emails.get(key);
    if (cached && o.realNow().getTime() - cached.at < PROFILE_TTL_MS) return cached.id;
    const id = await lookUpEmail({ ...o, db }, workspaceId, email);
    emails.set(key, { id, at: o.realNow().getTime() });
    return id;
  };
}

// What was known last, when Slack does not answer in time: who is in a channel decides what is shown, never what is allowed.
function cachedMembership(o: DirectoryOptions, channels: Channels) {
  let members = new Map<string, Set<string>>();
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;
  const ask = async () => {
    try {
      members = await membersOfTeams(o, channels, members);
      askedAt = o.realNow().getTime();
    } catch (error) {
      o.log.warn({ err: error }, 'Slack could not say who is in the teams’ channels');
    } finally {
      asking = null;
    }
  };
  return async (fresh: boolean) => {
    if (o.realNow().getTime() - askedAt > (fresh ? FRESH_MS : PROFILE_TTL_MS)) {
      asking ??= ask();
      await inTime(ASKING_MS, asking, undefined);
    }
    return members;
  };
}
