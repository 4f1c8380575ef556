import { readEnv, secretVariable } from '../../src/config/env';
import { UserError } from '../../src/domain/errors';

const told = (raw: Record<string, string>): string => {
  try {
    readEnv(raw);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error('The environment was accepted.');
};

test('nothing set is a fine environment: port 3000, the local data directory, the real clock', () => {
  expect(readEnv({})).toMatchObject({
    port: 3000,
    dataDir: '.data',
    databaseUrl: null,
    slack: null,
    clock: 'real',
    workspaceKind: 'real',
  });
});

test('a variable that is set to nothing is not set', () => {
  const empty = {
    PORT: '',
    RNPS_DATA_DIR: '',
    DATABASE_URL: '',
    SLACK_BOT_TOKEN: '',
    RNPS_CLOCK: '',
    RNPS_LOG_LEVEL: '',
  };
  const settings = (raw: Record<string, string>) => ({ ...readEnv(raw), secretsOf: null, tokenOf: null });
  expect(settings(empty)).toEqual(settings({}));
});

test.each<[string, Record<string, string>, RegExp]>([
  ['a port that is no number', { PORT: 'http' }, /PORT: .*\.env\.example/s],
  ['a port that no machine has', { PORT: '70000' }, /PORT: /],
  ['a clock that nobody knows', { RNPS_CLOCK: 'fast' }, /RNPS_CLOCK: .*"real"\|"adjustable"/],
  ['a log level that nobody knows', { RNPS_LOG_LEVEL: 'loud' }, /RNPS_LOG_LEVEL: /],
  ['a workspace kind that nobody knows', { RNPS_WORKSPACE_KIND: 'staging' }, /RNPS_WORKSPACE_KIND: /],
  [
    'a clock that can be moved, in production',
    { RNPS_CLOCK: 'adjustable', NODE_ENV: 'production' },
    /RNPS_CLOCK=adjustable.*production.*Unset RNPS_CLOCK/,
  ],
  [
    'a token without a way in',
    { SLACK_BOT_TOKEN: 'xoxb-1' },
    /SLACK_SIGNING_SECRET.*SLACK_APP_TOKEN.*Set one/,
  ],
])('%s is told with its variable and the remedy, and no value of a secret', (_name, raw, expected) => {
  const message = told(raw);
  expect(message).toMatch(expected);
  expect(message).not.toContain('xoxb-1');
});

test('the signing secret means HTTP, the app token Socket Mode, and both HTTP', () => {
  const modeOf = (raw: Record<string, string>) =>
    readEnv({ SLACK_BOT_TOKEN: 'xoxb-1', ...raw }).slack!.mode.kind;
  expect(modeOf({ SLACK_SIGNING_SECRET: 's' })).toBe('http');
  expect(modeOf({ SLACK_APP_TOKEN: 'xapp-1' })).toBe('socket');
  expect(modeOf({ SLACK_SIGNING_SECRET: 's', SLACK_APP_TOKEN: 'xapp-1' })).toBe('http');
});

test("a source's secret is in a variable of its name, and two of them are both valid for a rotation", () => {
  expect(secretVariable('typeform-eu')).toBe('RNPS_SECRET_TYPEFORM_EU');
  const env = readEnv({ RNPS_SECRET_TYPEFORM_EU: ' old\n new ' });
  expect(env.secretsOf('typeform-eu')).toEqual(['old', 'new']);
  expect(env.secretsOf('generic')).toEqual([]);
});
