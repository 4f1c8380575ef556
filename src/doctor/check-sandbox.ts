import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bad, type Finding, ok } from './finding';

/** Whether the sandbox would start: nothing in the environment is meant for Slack, and what it kept can be read. */
export function* checkSandbox(raw: Record<string, string | undefined>, dataDir: string): Generator<Finding> {
  const lost = ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'].filter((name) => raw[name]);
  if (lost.length > 0) {
    yield bad(
      `${lost.join(' and ')} ${lost.length === 1 ? 'is' : 'are'} set, but SLACK_BOT_TOKEN is not.`,
      'Set SLACK_BOT_TOKEN to the bot token of the app (xoxb-...), on its page under OAuth & Permissions. Or unset the others to run the sandbox.',
    );
    return;
  }
  yield ok('No Slack tokens: npm start brings the sandbox, a pretend workspace with secrets of its own.');
  const file = join(resolve(dataDir), 'sandbox.json');
  const trouble = troubleOf(file);
  if (trouble) yield bad(trouble.what, trouble.remedy);
}

function troubleOf(file: string): ReturnType<typeof sandboxFileTrouble> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // Before the first start there is none; a folder that cannot be read is told with the database.
    return null;
  }
  return sandboxFileTrouble(text, file);
}

/** What is wrong with what the sandbox's first start kept, and what to do; null: nothing. */
export function sandboxFileTrouble(text: string, file: string): { what: string; remedy: string } | null {
  try {
    if (isKept(JSON.parse(text))) return null;
  } catch {
    // Not JSON: damaged all the same.
  }
  return {
    what: `${file}, which holds the sandbox's secrets and customers, is damaged.`,
    remedy:
      'Put it back from a copy, or delete that file and the data beside it: the next start makes all of it anew.',
  };
}

function isKept(
  value: { accounts?: unknown; secrets?: { signing?: unknown; hooks?: object } } | null,
): boolean {
  const { signing, hooks } = value?.secrets ?? {};
  const secrets = [signing, ...Object.values(hooks ?? {})];
  return (
    Array.isArray(value?.accounts) &&
    secrets.length > 1 &&
    secrets.every((secret) => typeof secret === 'string')
  );
}
