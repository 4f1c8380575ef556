import type { WebClient } from '@slack/web-api';
import type { Config } from '../config/config';
import { bad, type Finding, ok, warn } from './finding';
import { slackTrouble } from './slack-trouble';

type Channel = NonNullable<Awaited<ReturnType<WebClient['conversations']['list']>>['channels']>[number];

/** Whether the channels and people of the configuration are there, and whether a lost message could be found again. */
export async function* checkWorkspace(reader: WebClient, config: Config): AsyncGenerator<Finding> {
  yield* checkChannels(reader, config);
  yield* checkPeople(reader, config);
}

async function* checkChannels(reader: WebClient, config: Config): AsyncGenerator<Finding> {
  let channels: Map<string, Channel>;
  try {
    channels = await allChannels(reader);
  } catch (error) {
    yield bad(
      `The channels cannot be listed: ${slackTrouble(error)}.`,
      'Give the token channels:read and groups:read.',
    );
    return;
  }
  const readable: Channel[] = [];
  for (const [name, path] of namedChannels(config)) {
    const channel = channels.get(name);
    const finding = checkChannel({ name, path, mayBeShared: config.sharedChannels.includes(name) }, channel);
    yield finding;
    if (channel && finding.level !== 'bad') readable.push(channel);
  }
  yield* checkHistory(reader, readable);
}

function checkChannel(
  { name, path, mayBeShared }: { name: string; path: string; mayBeShared: boolean },
  channel: Channel | undefined,
): Finding {
  const invite = `In Slack, say /invite @rNPS Loop in #${name}.`;
  if (!channel) {
    return bad(
      `#${name} (${path}) is not there, or it is private and the app is not in it.`,
      `Create it, or correct the name. If it is private: ${invite}`,
    );
  }
  if (channel.is_archived)
    return bad(`#${name} (${path}) is archived.`, 'Unarchive it, or name another channel.');
  if (!channel.is_member) return bad(`The app is not in #${name} (${path}).`, invite);
  if (channel.is_ext_shared && !mayBeShared) {
    return warn(
      `#${name} (${path}) is shared with another company, who would read your customers' answers.`,
      'Name a channel that is only yours.',
    );
  }
  return ok(`#${name} (${path})`);
}

// One channel of each kind tells: each has a scope of its own.
async function* checkHistory(reader: WebClient, channels: Channel[]): AsyncGenerator<Finding> {
  for (const isPrivate of [false, true]) {
    const one = channels.find((channel) => (channel.is_private === true) === isPrivate);
    if (!one) continue;
    try {
      await reader.conversations.history({ channel: one.id!, limit: 1 });
      yield ok(
        `History of ${isPrivate ? 'private' : 'public'} channels can be read, to find a message whose answer was lost.`,
      );
    } catch (error) {
      yield warn(
        `The history of #${one.name} cannot be read: ${slackTrouble(error)}. A message whose answer was lost could not be looked for.`,
        `Give the token ${isPrivate ? 'groups' : 'channels'}:history and reinstall the app.`,
      );
    }
  }
}

async function* checkPeople(reader: WebClient, config: Config): AsyncGenerator<Finding> {
  const people = namedPeople(config);
  let found = 0;
  for (const [person, paths] of people) {
    const trouble = await troubleWith(reader, person);
    if (!trouble) found += 1;
    else
      yield warn(
        `${person} (${paths.join(', ')}) ${trouble}.`,
        'Correct the e-mail address or Slack id in the configuration, or invite them to the workspace.',
      );
  }
  if (found === people.size) yield ok(`All ${found} people of the configuration were found.`);
}

async function troubleWith(reader: WebClient, person: string): Promise<string | null> {
  try {
    const { user } = person.includes('@')
      ? await reader.users.lookupByEmail({ email: person })
      : await reader.users.info({ user: person });
    if (user?.deleted) return 'is deactivated';
    return user?.is_restricted || user?.is_ultra_restricted ? 'is a guest, and guests may not act' : null;
  } catch (error) {
    const code = slackTrouble(error);
    return code === 'users_not_found' || code === 'user_not_found'
      ? 'was not found'
      : `could not be looked up: ${code}`;
  }
}

function namedChannels(config: Config): Map<string, string> {
  const channels = new Map<string, string>();
  for (const team of config.teams) channels.set(team.channel, `teams.${team.id}`);
  for (const part of ['committee', 'announcements'] as const) {
    if (!channels.has(config[part].channel)) channels.set(config[part].channel, part);
  }
  for (const channel of config.digest.channels)
    if (!channels.has(channel)) channels.set(channel, 'digest.channels');
  const { fallbackChannel } = config.delivery;
  if (fallbackChannel && !channels.has(fallbackChannel))
    channels.set(fallbackChannel, 'delivery.fallbackChannel');
  return channels;
}

function namedPeople(config: Config): Map<string, string[]> {
  const people = new Map<string, string[]>();
  const name = (path: string, persons: string[]) => {
    for (const person of persons) people.set(person, [...(people.get(person) ?? []), path]);
  };
  for (const team of config.teams) name(`teams.${team.id}.leads`, team.leads);
  name('committee.members', config.committee.members);
  name('admins', config.admins);
  return people;
}

async function allChannels(reader: WebClient): Promise<Map<string, Channel>> {
  const channels = new Map<string, Channel>();
  let cursor: string | undefined;
  do {
    const page = await reader.conversations.list({
      types: 'public_channel,private_channel',
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    for (const channel of page.channels ?? []) {
      // An archived channel may have left its name to a living one.
      if (channel.name && !(channel.is_archived && channels.has(channel.name)))
        channels.set(channel.name, channel);
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return channels;
}
