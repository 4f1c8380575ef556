import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Child, startChild } from './child';
import { temporaryDir } from './temporary';

const PEER = join(__dirname, 'peers/node-red');
/** Ignored by git. */
const INSTALLED = join(PEER, 'installed');
const INSTALL_MS = 180_000;
const START_MS = 30_000;

/** Installs Node-RED unless it is there; null with a word when that cannot be done (no network, say). */
export async function installNodeRed(progress: (text: string) => void): Promise<string | null> {
  const program = join(INSTALLED, 'node_modules/node-red/red.js');
  const lock = readFileSync(join(PEER, 'package-lock.json'), 'utf8');
  const done = join(INSTALLED, 'package-lock.json');
  if (existsSync(program) && existsSync(done) && readFileSync(done, 'utf8') === lock) return program;
  progress('delivered: installing Node-RED (once, about 100 MB)');
  mkdirSync(INSTALLED, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(PEER, name), join(INSTALLED, name));
  try {
    // No scripts: what they would build is optional, and not wanted here.
    await promisify(execFile)(
      'npm',
      ['ci', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'],
      {
        cwd: INSTALLED,
        timeout: INSTALL_MS,
      },
    );
    return program;
  } catch {
    rmSync(INSTALLED, { recursive: true, force: true });
    return null;
  }
}

/** Node-RED with one flow: http in, a function that makes the card, an http request to chat.postMessage. */
export async function startNodeRed(program: string, apiUrl: string): Promise<Child> {
  const dir = temporaryDir('node-red');
  writeFileSync(join(dir, 'flows.json'), JSON.stringify(flow(apiUrl)));
  const port = await freePort();
  const args = ['-s', join(PEER, 'settings.js'), '-u', dir, '-p', String(port)];
  const child = await startChild({ program, args, awaitReady: () => answering(port) });
  return { ...child, port };
}

function flow(apiUrl: string) {
  const node = (id: string, type: string, wires: string[][], more: object) => ({
    id,
    type,
    z: 'tab',
    x: 100,
    y: 100,
    wires,
    ...more,
  });
  return [
    { id: 'tab', type: 'tab', label: 'Webhook to Slack' },
    node('in', 'http in', [['card', 'out']], { url: '/hooks/generic', method: 'post' }),
    node('out', 'http response', [], { statusCode: '200' }),
    node('card', 'function', [['post']], { func: cardFunction(), outputs: 1, libs: [] }),
    // Connections are kept alive, which is not the default, but somebody who measures would switch it on.
    node('post', 'http request', [[]], {
      method: 'POST',
      ret: 'obj',
      url: `${apiUrl}chat.postMessage`,
      persist: true,
    }),
  ];
}

// The same card as the bare Bolt's, in the words of a function node.
function cardFunction(): string {
  return `
const { score, comment, person, account } = msg.payload.data;
const channels = [[/invoice/, 'C0CX'], [/price/, 'C0SALES'], [/crash/, 'C0PRODUCT'], [/training/, 'C0SUCCESS']];
const channel = (channels.find(([word]) => word.test(comment)) || [null, 'C0CX'])[1];
const button = (text, id) => ({ type: 'button', text: { type: 'plain_text', text }, action_id: id, value: 'the-follow-up' });
return {
  headers: { authorization: 'Bearer xoxb-sandbox', 'content-type': 'application/json; charset=utf-8' },
  payload: {
    channel,
    text: account.name + ' gave ' + score + ': ' + comment,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: account.name + ' gave ' + score } },
      { type: 'section', text: { type: 'mrkdwn', text: comment } },
      { type: 'section', fields: [
        { type: 'mrkdwn', text: '*From*\\n' + person.name },
        { type: 'mrkdwn', text: '*Plan*\\n' + account.plan },
      ] },
      { type: 'actions', elements: [
        button('Claim', 'follow_up_claim'),
        button('Log contact', 'follow_up_log_contact'),
        button('Resolve', 'follow_up_resolve'),
      ] },
    ],
  },
};`;
}

async function answering(port: number): Promise<void> {
  const until = performance.now() + START_MS;
  while (performance.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/hooks/generic`).catch(() => null);
    await answer?.arrayBuffer();
    // Before its flows run it does not listen; afterwards this address wants a POST.
    if (answer) {
      await delay(500);
      return;
    }
    await delay(100);
  }
  throw new Error(`Node-RED did not listen on port ${port} within ${START_MS / 1000} s.`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
