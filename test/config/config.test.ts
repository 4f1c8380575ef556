import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { loadConfig, parseConfig } from '../../src/config/config';
import { UserError } from '../../src/domain/errors';

const FILE = join(__dirname, '../../rnps.config.yaml');
const SHIPPED = readFileSync(FILE, 'utf8');
const noSecrets = () => [];

/** What the operator is told about the shipped file after one change. */
function toldAbout(change: (config: any) => void): string {
  const config = parse(SHIPPED);
  change(config);
  return toldAboutText(stringify(config));
}

function toldAboutText(text: string): string {
  try {
    parseConfig(text, 'rnps.config.yaml', noSecrets);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error('The configuration was accepted.');
}

describe('the shipped configuration', () => {
  const config = loadConfig(FILE, (name) => [`secret of ${name}`]);

  test('has the four teams, each in its channel, on the New York calendar', () => {
    expect(config.teams.map(({ id, channel, calendarId }) => [id, channel, calendarId])).toEqual([
      ['cx', 'rnps-cx', 'new-york'],
      ['product', 'rnps-product', 'new-york'],
      ['success', 'rnps-success', 'new-york'],
      ['sales', 'rnps-sales', 'new-york'],
    ]);
    expect([config.committee.channel, config.announcements.channel]).toEqual([
      'rnps-committee',
      'rnps-announcements',
    ]);
    expect(config.digest).toEqual({ approvals: 1, channels: ['rnps-announcements'] });
    expect(config.calendars['new-york']).toMatchObject({
      zone: 'America/New_York',
      holidays: { country: 'US' },
    });
    expect(config.sla).toMatchObject({ businessDays: 2, rungs: ['half', 'three_quarters', 'due', 'late'] });
  });

  test('takes secrets from the environment alone', () => {
    expect(config.sources.map(({ name, secrets }) => [name, secrets])).toEqual([
      ['generic', ['secret of generic']],
      ['typeform', ['secret of typeform']],
      ['formbricks', ['secret of formbricks']],
    ]);
    expect(SHIPPED).not.toMatch(/whsec_|xox/);
  });

  test('its commented example of a calendar is one that works', () => {
    const example = SHIPPED.split('\n')
      .filter((line) => /^ {2}# {1,5}(tel-aviv|zone|week|holidays|closures|halfDays)/.test(line))
      .map((line) => line.replace('# ', ''))
      .join('\n');
    expect(example).toContain('tel-aviv');
    const withIt = SHIPPED.replace('calendars:\n', `calendars:\n${example}\n`);
    expect(Object.keys(parseConfig(withIt, FILE, noSecrets).calendars)).toContain('tel-aviv');
  });
});

describe('each mistake is told with its path and what to do', () => {
  test.each<[string, (config: any) => void, RegExp]>([
    [
      'three approvals',
      (c) => {
        c.digest = { approvals: 3 };
      },
      /digest\.approvals: 1 or 2/,
    ],
    [
      'a mistyped key',
      (c) => {
        c.teams.cx.chanel = 'x';
      },
      /teams\.cx: there is no setting "chanel" here\. Correct the name/,
    ],
    [
      'a key that nobody knows at the top',
      (c) => {
        c.slack = {};
      },
      /slack/,
    ],
    [
      'no team at all',
      (c) => {
        c.teams = {};
      },
      /teams: name at least one team/,
    ],
    [
      'a rule to a team that is not there',
      (c) => {
        c.routing.rules[1].to = 'legal';
      },
      /routing\.rules\[1\]\.to: there is no team "legal"\. Teams are: cx, product, success, sales/,
    ],
    [
      'a catch-all that is not there',
      (c) => {
        c.routing.otherwise = 'nobody';
      },
      /routing\.otherwise: there is no team "nobody"\. Teams are: cx/,
    ],
    [
      'no catch-all',
      (c) => {
        delete c.routing.otherwise;
      },
      /routing\.otherwise: /,
    ],
    [
      'a calendar that is not there',
      (c) => {
        c.teams.cx.calendar = 'paris';
      },
      /teams\.cx\.calendar: there is no calendar "paris"\. Calendars are: new-york/,
    ],
    [
      'a calendar without a working day',
      (c) => {
        c.calendars['new-york'].week = {};
      },
      /calendars\.new-york: .*working day/i,
    ],
    [
      'a zone that does not exist',
      (c) => {
        c.calendars['new-york'].zone = 'America/Atlantis';
      },
      /calendars\.new-york: .*Atlantis/,
    ],
    [
      'a country without holidays',
      (c) => {
        c.calendars['new-york'].holidays.country = 'XX';
      },
      /calendars\.new-york: .*XX/,
    ],
    [
      'hours that end before they begin',
      (c) => {
        c.calendars['new-york'].week.mon = '17:00-09:00';
      },
      /calendars\.new-york.*mon/,
    ],
    [
      'hours that are no hours',
      (c) => {
        c.calendars['new-york'].week.mon = 'nine to five';
      },
      /calendars\.new-york\.week\.mon: working hours as HH:MM-HH:MM/,
    ],
    [
      'a closure that is no date',
      (c) => {
        c.calendars['new-york'].closures = [{ date: '31.12.2026' }];
      },
      /closures\.0\.date: a date as YYYY-MM-DD/,
    ],
    [
      'a channel with spaces',
      (c) => {
        c.teams.cx.channel = 'rnps cx';
      },
      /teams\.cx\.channel: a Slack channel name without spaces/,
    ],
    [
      'a team id in capitals',
      (c) => {
        c.teams.CX = c.teams.cx;
      },
      /teams\.CX: .*small letters/,
    ],
    [
      'a rung that nobody knows',
      (c) => {
        c.sla.rungs = ['soon'];
      },
      /sla\.rungs\.0: .*three_quarters/,
    ],
    [
      'a promise of no days',
      (c) => {
        c.sla.businessDays = 0;
      },
      /sla\.businessDays: /,
    ],
    [
      'an adapter that nobody knows',
      (c) => {
        c.sources.typeform.adapter = 'telepathy';
      },
      /sources\.typeform/,
    ],
    [
      'a tool whose score question is not named',
      (c) => {
        delete c.sources.typeform.questions;
      },
      /sources\.typeform\.questions: name the question that holds the score/,
    ],
    [
      'a condition that nobody knows',
      (c) => {
        c.routing.rules[0].when = { mood: 'bad' };
      },
      /routing\.rules\.0\.when: .*mood/,
    ],
    [
      'a band that nobody knows',
      (c) => {
        c.routing.rules[0].when = { band: 'hater' };
      },
      /routing\.rules\.0\.when\.band: .*detractor/,
    ],
  ])('%s', (_name, change, told) => {
    const message = toldAbout(change);
    expect(message).toMatch(/^rnps\.config\.yaml has a mistake:\n {2}- /);
    expect(message).toMatch(told);
  });

  test('all of them at once, not the first alone', () => {
    const message = toldAbout((c) => {
      c.routing.otherwise = 'nobody';
      c.teams.cx.calendar = 'paris';
      c.calendars['new-york'].week = {};
    });
    expect(message).toMatch(/3 mistakes/);
    expect(message.split('\n  - ')).toHaveLength(4);
  });

  test.each([
    ['not YAML', 'teams: [', /not valid YAML/],
    ['the same team twice', SHIPPED.replace('  product:\n', '  cx:\n'), /not valid YAML.*unique/i],
    ['empty', '', /teams: /],
    ['a list', '- cx', /object/],
  ])('a file that is %s', (_name, text, told) => {
    expect(toldAboutText(text)).toMatch(told);
  });

  test('a file that is not there', () => {
    expect(() => loadConfig('/nowhere/rnps.config.yaml', noSecrets)).toThrow(
      /\/nowhere\/rnps\.config\.yaml cannot be read\. Put rnps\.config\.yaml there, or set RNPS_CONFIG/,
    );
  });
});

test('a channel may be written with its number sign', () => {
  const config = parseConfig(SHIPPED.replace('channel: rnps-cx', "channel: '#rnps-cx'"), FILE, noSecrets);
  expect(config.teams[0]!.channel).toBe('rnps-cx');
});
