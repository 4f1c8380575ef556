import { resolve } from 'node:path';
import pino from 'pino';
import { loadConfig } from '../../src/config/config';
import { slackClients } from '../../src/slack/clients';
import { openDirectory } from '../../src/slack/directory';
import { loneSandbox } from '../support/lone-sandbox';

const CONFIG = resolve(__dirname, '../../rnps.config.yaml');

test('a directory for work that nobody waits for knows the same people, and asks over connections of its own', async () => {
  const sandbox = await loneSandbox();
  const asked: string[] = [];
  const db = (name: string) => ({ query: async () => asked.push(name) && [] }) as any;
  const reader = slackClients({
    botToken: sandbox.botToken,
    apiUrl: sandbox.apiUrl,
    sendTimeoutMs: 1500,
  }).reader;
  const config = loadConfig(CONFIG, () => []);
  const log = pino({ level: 'silent' });
  const directory = await openDirectory({ db: db('people'), reader, config, log, realNow: () => new Date() });
  const ofTicks = directory.over(db('ticks'));
  asked.length = 0;
  expect((await ofTicks.person('U0MAYA', { patiently: true }))?.name).toBe('Maya Chen');
  expect(await ofTicks.byEmail('tomas.berg@larkspur.example')).not.toBeUndefined();
  await ofTicks.forget('U0MAYA');
  expect(new Set(asked)).toEqual(new Set(['ticks']));
  // Who was forgotten by the one is asked for anew by the other.
  await directory.person('U0MAYA');
  expect(asked.at(-1)).toBe('people');
  await sandbox.close();
});
