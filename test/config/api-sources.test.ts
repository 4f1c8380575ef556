import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { parseConfig } from '../../src/config/config';
import { readEnv } from '../../src/config/env';
import { secretsOf } from '../../src/doctor/finding';

const SHIPPED = parse(readFileSync(join(__dirname, '../../rnps.config.yaml'), 'utf8'));
const DOCS = join(__dirname, '../../docs/sources');
const tokenOf = (name: string) => `token of ${name}`;

function sourcesOf(yaml: string, tokens: (name: string) => string | null = tokenOf) {
  const text = stringify({ ...SHIPPED, sources: parse(yaml).sources });
  return parseConfig(text, 'rnps.config.yaml', () => [], tokens).sources;
}

const example = (tool: string) =>
  /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(DOCS, `${tool}.md`), 'utf8'))![1]!.replace(/^ {3}/gm, '');

test.each(['surveymonkey', 'qualtrics', 'hubspot', 'pendo'])(
  'the example of docs/sources/%s.md is one that works, as it stands and with what is commented out',
  (tool) => {
    const text = example(tool);
    expect(sourcesOf(text)).toMatchObject([{ name: tool, adapter: tool, enabled: true }]);
    const whole = text.replace(/^( *)# (\w+: )/gm, '$1$2');
    expect(whole).not.toBe(text);
    expect(sourcesOf(whole)).toMatchObject([{ name: tool, adapter: tool }]);
  },
);

test('the token is taken from the environment, by the name of the source', () => {
  const env = readEnv({ RNPS_TOKEN_MY_SURVEYS: ' tok-1234 ', RNPS_TOKEN_QUALTRICS: '' });
  const [source] = sourcesOf(
    'sources: { my-surveys: { adapter: surveymonkey, questions: { score: 71 } } }',
    env.tokenOf,
  );
  expect(source).toMatchObject({
    questions: { score: '71', comment: null },
    surveys: [],
    api: { url: 'https://api.surveymonkey.com', token: 'tok-1234' },
  });
  expect(env.tokenOf('qualtrics')).toBeNull();
  // The doctor blots it out, should it ever be in a line.
  expect(secretsOf({ RNPS_TOKEN_MY_SURVEYS: 'tok-1234' })).toContain('tok-1234');
});

test('HubSpot has questions of its own, and a first day', () => {
  expect(
    sourcesOf('sources: { hubspot: { adapter: hubspot, since: 2026-11-01, everyMinutes: 2 } }'),
  ).toMatchObject([
    {
      questions: { score: 'hs_value', comment: 'hs_content' },
      api: { url: 'https://api.hubapi.com', since: new Date('2026-11-01T00:00:00Z'), everyMs: 120_000 },
    },
  ]);
});

const qualtrics = (more: string) =>
  `sources: { q: { adapter: qualtrics, questions: { score: QID1 }, surveys: SV_1, api: "https://x.example"${more} } }`;

test.each<[string, string, RegExp]>([
  [
    'a token on its way in the clear',
    qualtrics('').replace('https', 'http'),
    /sources\.q\.api: .*data centre/,
  ],
  ['an address with a password', qualtrics('').replace('//', '//me:pass@'), /sources\.q\.api: /],
  ['an address that is none', qualtrics('').replace('https://x.example', 'fra1'), /sources\.q\.api: /],
  ['no address', qualtrics('').replace(', api: "https://x.example"', ''), /sources\.q\.api: .*data centre/],
  [
    'no survey, where every survey has a QID1',
    qualtrics('').replace(', surveys: SV_1', ''),
    /sources\.q\.surveys: name the survey/,
  ],
  ['no score', qualtrics('').replace('score: QID1', 'comment: QID2'), /sources\.q\.questions\.score: /],
  [
    'no questions',
    qualtrics('').replace(', questions: { score: QID1 }', ''),
    /sources\.q\.questions: name the question/,
  ],
  ['an algorithm that nobody knows', qualtrics(', hmac: md5'), /sources\.q\.hmac: /],
  ['a mistyped key', qualtrics(', hmca: sha256'), /sources\.q: there is no setting "hmca"/],
  ['an id that leads elsewhere', qualtrics('').replace('SV_1', '"../users"'), /sources\.q\.surveys/],
  [
    'a day that is none',
    'sources: { h: { adapter: hubspot, since: yesterday } }',
    /sources\.h\.since: a date as YYYY-MM-DD/,
  ],
  ['a header that is none', 'sources: { p: { adapter: pendo, header: "a b" } }', /sources\.p\.header: /],
])('%s is told with its path and what to do', (_name, yaml, words) => {
  expect(() => sourcesOf(yaml)).toThrow(words);
});

test('an address within this machine may be in the clear', () => {
  expect(sourcesOf(qualtrics('').replace('https://x.example', 'http://127.0.0.1:8080/'))).toMatchObject([
    { api: { url: 'http://127.0.0.1:8080' } },
  ]);
});
