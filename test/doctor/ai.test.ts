import { resolve } from 'node:path';
import { loadConfig } from '../../src/config/config';
import { readEnv } from '../../src/config/env';
import { checkAi } from '../../src/doctor/check-ai';
import { lineOf, secretsOf } from '../../src/doctor/finding';
import { error, redirect, reset, startWaywardServer, type WaywardServer } from '../ai/wayward-server';

const shipped = loadConfig(resolve(__dirname, '../../rnps.config.yaml'), () => []);
let server: WaywardServer;
beforeEach(async () => {
  server = await startWaywardServer();
});
afterEach(() => server.stop());

const key = 'sk-hush-hush';
const complete = () => ({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'tiny' });

async function said(raw: Record<string, string>, ai: Partial<typeof shipped.ai> = {}): Promise<string> {
  const lines: string[] = [];
  const config = { ...shipped, ai: { ...shipped.ai, ...ai } };
  for await (const finding of checkAi(readEnv(raw).ai, config, () => new Date())) {
    lines.push(lineOf(finding, secretsOf(raw)));
  }
  return lines.join('\n');
}

test('without a key the local annotator serves, and that is fine', async () => {
  expect(await said({})).toBe('✓ AI: OPENAI_API_KEY is not set. The local annotator and templates serve.');
});

test('switched off is fine too, and asks nobody', async () => {
  expect(await said(complete(), { enabled: false })).toMatch(
    /^✓ AI: the configuration says ai.enabled: false/,
  );
  expect(server.asked).toHaveLength(0);
});

test('a key alone is not used, and what is missing is named', async () => {
  expect(await said({ OPENAI_API_KEY: key })).toMatch(
    /^! AI: OPENAI_API_KEY is set, but OPENAI_MODEL is not/,
  );
  expect(await said({ OPENAI_MODEL: 'tiny' })).toMatch(
    /^! AI: OPENAI_MODEL is set, but OPENAI_API_KEY is not/,
  );
});

test('a budget in money without a price is told', async () => {
  const monthlyBudget = { money: 5, tokens: null };
  expect(await said(complete(), { monthlyBudget })).toContain('ai.prices has no price for "tiny"');
  expect(await said({ ...complete(), OPENAI_MODEL: '__proto__' }, { monthlyBudget })).toContain('no price');
  expect(await said(complete(), { monthlyBudget, prices: { tiny: { input: 1, output: 2 } } })).toMatch(/^✓/);
});

test('a server that works is told with what it can do', async () => {
  expect(await said(complete())).toMatch(/^✓ AI: tiny at 127\.0\.0\.1:\d+: structured output$/);
});

test.each([
  ['a refused key', error(401), /✗ .*it answered 401.*\n.*OPENAI_API_KEY, OPENAI_MODEL/],
  ['an unknown model', error(404), /✗ .*no such model or address/],
  ['an account without credit', error(429, 'insufficient_quota'), /✗ .*no credit/],
  ['a full server', error(429, null, { 'retry-after': '7' }), /! .*asks to wait 7 s/],
  ['a server in trouble', error(503), /✗ .*it answered 503.*\n.*can reach 127/],
  ['a broken connection', reset, /✗ .*the connection failed/],
  ['a web page in its place', redirect('/login'), /✗ .*a redirect, which is not followed.*\n.*up to \/v1/],
  ['no form that it takes', error(400), /✗ .*it answered 400.*\n.*a model that chats/],
] as const)('%s is told with what to do, and never the key', async (_, behaviour, expected) => {
  server.always = behaviour;
  const text = await said(complete());
  expect(text).toMatch(expected);
  expect(text).not.toContain('hush');
});

test.each([
  ['OPENAI_BASE_URL', 'api.example.com/v1'],
  ['OPENAI_BASE_URL', 'ftp://api.example.com'],
  ['OPENAI_BASE_URL', 'https://user:hush@api.example.com/v1'],
  ['OPENAI_BASE_URL', 'https://api.example.com/v1?key=hush'],
  ['OPENAI_API_KEY', 'two words hush'],
  ['OPENAI_API_KEY', 'schlüssel-hush'],
])('%s=%s is refused at the start, without its value', (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`${name}: `));
  expect(() => readEnv({ [name]: value })).toThrow(/^(?!.*hush)/s);
});

test('a key on its way unencrypted is told', async () => {
  const text = said({ ...complete(), OPENAI_BASE_URL: 'http://no-such-host.invalid/v1' });
  expect(await text).toMatch(
    /^! AI: OPENAI_BASE_URL is http:\/\/no-such-host\.invalid: key and comments travel unencrypted/,
  );
});
