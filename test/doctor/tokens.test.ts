import type { Config } from '../../src/config/config';
import { checkSecrets } from '../../src/doctor/check-secrets';
import { lineOf } from '../../src/doctor/finding';
import { toolSources } from '../support/tool-sources';

const url = 'https://api.example.com';
const linesAbout = (sources: Config['sources']) =>
  [...checkSecrets({ sources } as Config, () => new Date())].map((finding) => lineOf(finding, []));

test('with secrets and tokens set, every line is a tick', () => {
  const lines = linesAbout(toolSources(url));
  expect(lines.filter((line) => !line.startsWith('✓'))).toEqual([]);
  expect(lines).toContain('✓ Source hubspot: its answers are fetched from https://api.example.com');
  expect(lines.join('\n')).not.toContain('a-token');
});

test('a token that is missing is told with its variable, and no secret is asked of a tool that sends nothing', () => {
  const lines = linesAbout(toolSources(url, { token: null }));
  for (const name of ['SURVEYMONKEY', 'QUALTRICS', 'HUBSPOT']) {
    expect(
      lines.filter((line) => line.startsWith('!') && line.includes(`Set RNPS_TOKEN_${name} to`)),
    ).toHaveLength(1);
  }
  expect(lines.join('\n')).not.toMatch(/RNPS_SECRET_HUBSPOT|RNPS_TOKEN_PENDO/);
});

test("half of SurveyMonkey's key is told", () => {
  const sources = toolSources(url).map((source) => ({ ...source, secrets: ['half'] }));
  expect(linesAbout(sources).join('\n')).toMatch(/✗ Source surveymonkey: .*\n.*CLIENT_ID&SECRET/);
});

test('HubSpot alone, with its token, is a way in; without it nothing is', () => {
  const only = (token: string | null) => toolSources(url, { token }).filter(({ name }) => name === 'hubspot');
  expect(linesAbout(only('a-token')).join('\n')).not.toContain('no answer can arrive');
  expect(linesAbout(only(null)).join('\n')).toContain('no answer can arrive');
});
