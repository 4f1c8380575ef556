import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WebClient } from '@slack/web-api';
import manifest from '../../manifest.json';
import { filesUnder } from './read-imports';

const root = resolve(__dirname, '../..');
const src = filesUnder(root, 'src', /\.ts$/)
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/**
 * The bot scopes that each Web API method of the app needs for the kinds of conversation in which it is used:
 * public and private channels, and direct messages for reminders. From each method's page on docs.slack.dev.
 */
const SCOPES_OF: Record<string, string[]> = {
  'api.test': [],
  'auth.test': [],
  // With the app-level token's own scope, connections:write.
  'apps.connections.open': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'conversations.open': ['im:write'],
  'canvases.access.set': ['canvases:write'],
  'canvases.create': ['canvases:write'],
  'canvases.delete': ['canvases:write'],
  'canvases.edit': ['canvases:write'],
  'files.info': ['files:read'],
  'files.list': ['files:read'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'users.info': ['users:read'],
  'users.lookupByEmail': ['users:read.email', 'users:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
};

/** The scopes that an event wants. */
const SCOPES_OF_EVENT: Record<string, string[]> = {
  app_home_opened: [],
  user_change: ['users:read'],
  'message.im': ['im:history'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_shared: ['channels:read'],
  channel_unshared: ['channels:read'],
};

const scopes = manifest.oauth_config.scopes.bot;
const events = manifest.settings.event_subscriptions.bot_events;
const commands = manifest.features.slash_commands.map(({ command }) => command);

test('the app calls no Web API method whose scopes are unknown here', () => {
  expect(methodsUsed().filter((method) => !SCOPES_OF[method])).toEqual([]);
});

test('the manifest asks for every scope that is used, and for none that is not', () => {
  const wanted = new Set([
    ...methodsUsed().flatMap((method) => SCOPES_OF[method] ?? []),
    ...events.flatMap((event) => SCOPES_OF_EVENT[event] ?? ['an unknown event']),
    ...(commands.length > 0 ? ['commands'] : []),
  ]);
  expect([...scopes].sort()).toEqual([...wanted].sort());
});

test('the README gives each scope with its reason', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const explained = [...readme.matchAll(/^\| `([a-z:._]+)` \| .{20,} \|$/gm)].map(([, scope]) => scope);
  expect(explained.filter((name) => name!.includes(':') || name === 'commands').sort()).toEqual(
    [...scopes, 'connections:write'].sort(),
  );
});

test('what is subscribed to is what is listened to', () => {
  const listened = (kind: string) =>
    [...src.matchAll(new RegExp(`\\bapp\\.${kind}\\('([^']+)'`, 'g'))].map((m) => m[1]);
  // A message is subscribed to by kind of conversation, and heard as one event.
  const heard = events.map((event) => event.replace(/^message\..+/, 'message'));
  expect(heard.sort()).toEqual(listened('event').sort());
  expect(commands.sort()).toEqual(listened('command').sort());
});

test("Slack's limits on names and descriptions are kept", () => {
  expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  for (const { command, description, usage_hint } of manifest.features.slash_commands) {
    expect(command).toMatch(/^\/[a-z-]{1,31}$/);
    expect(description.length).toBeLessThanOrEqual(2000);
    expect(usage_hint.length).toBeLessThanOrEqual(1000);
  }
});

/** Every method of the client whose name stands in src as a call. */
function methodsUsed(): string[] {
  return allMethods(new WebClient() as unknown as Record<string, unknown>, '', 0).filter((name) =>
    new RegExp(`\\.${name.replaceAll('.', '\\s*\\.')}\\(`).test(src),
  );
}

function allMethods(facet: Record<string, unknown>, path: string, depth: number): string[] {
  return Object.entries(facet).flatMap(([name, value]) => {
    const here = path ? `${path}.${name}` : name;
    if (typeof value === 'function') return path ? [here] : [];
    return value && typeof value === 'object' && depth < 4
      ? allMethods(value as Record<string, unknown>, here, depth + 1)
      : [];
  });
}
