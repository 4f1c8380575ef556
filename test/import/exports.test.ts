import { fixture, type ImportHere, importHere, STORED } from './import-here';

let here: ImportHere;
beforeEach(async () => {
  here = await importHere();
});
afterEach(() => here.close());

const ANN = { score: 6, comment: 'Reports are slow', email: 'ann@acme.example' };

test.each([
  {
    file: 'typeform',
    flags: [],
    stored: {
      source: 'typeform',
      id: '851b2aafd17e789d3776d131f761192c',
      ...ANN,
      email: null,
      name: null,
      account: 'acc-42',
      at: new Date('2026-01-15T14:05:04Z'),
    },
  },
  {
    file: 'surveymonkey',
    flags: ['--zone', 'America/New_York'],
    stored: {
      source: 'surveymonkey',
      id: '1001',
      ...ANN,
      name: 'Ann Lee',
      account: null,
      at: new Date('2026-01-15T19:05:04Z'),
    },
  },
  {
    file: 'qualtrics',
    flags: [],
    stored: {
      source: 'qualtrics',
      id: 'R_1l9mcVuXubb4aGm',
      ...ANN,
      name: 'Ann Lee',
      account: null,
      // The third header row says America/Denver.
      at: new Date('2026-01-15T14:05:04Z'),
    },
  },
  {
    file: 'asknicely',
    flags: [],
    stored: {
      source: 'asknicely',
      id: '54120',
      score: 8,
      comment: null,
      email: '3d2c555c.39829842@example.com',
      name: 'Aiman Shakeel',
      account: null,
      at: new Date(1_614_192_119_000),
    },
  },
  {
    file: 'google_forms',
    flags: ['--zone', 'UTC'],
    stored: {
      source: 'google_forms',
      id: expect.stringMatching(/^row_[\w-]{22}$/),
      ...ANN,
      name: null,
      account: null,
      at: new Date('2026-01-15T14:03:04Z'),
    },
  },
])(
  'an export of $file is recognised and stored, and a second time changes nothing',
  async ({ file, flags, stored }) => {
    const path = fixture(`headers/${file}.reconstructed.csv`);
    const first = await here.run('responses', path, ...flags);
    expect(first).toMatchObject({ added: 1, changed: 0, unchanged: 0, rejected: 0, rows: 1 });
    expect(first.looked.header.tool).toBe(file);
    expect(await here.sql(STORED)).toEqual([stored]);
    const before = await here.sql('SELECT xmin, * FROM responses');
    expect(await here.run('responses', path, ...flags)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 1,
      rejected: 0,
    });
    expect(await here.sql('SELECT xmin, * FROM responses')).toEqual(before);
    expect(await here.sql('SELECT count(*)::int AS n FROM follow_ups')).toEqual([{ n: 0 }]);
  },
);

test('what is no field of ours is kept as a property, but neither an address of a machine nor a place', async () => {
  await here.run(
    'responses',
    fixture('headers/qualtrics.reconstructed.csv'),
    '--column',
    'account_id=ExternalReference',
  );
  const [row] = await here.sql('SELECT properties, account_facts ->> $1 AS account FROM responses', [
    'externalId',
  ]);
  expect(row!.account).toBe('acc-42');
  expect(row!.properties).toMatchObject({
    DistributionChannel: 'email',
    UserLanguage: 'EN',
    Q1_NPS_GROUP: 'Detractor',
  });
  expect(JSON.stringify(row!.properties)).not.toContain('192.0.2.1');
});

test('SurveyMonkey times without a zone are refused until somebody says which', async () => {
  await expect(here.run('responses', fixture('headers/surveymonkey.reconstructed.csv'))).rejects.toThrow(
    /line 3: “01\/15\/2026 02:05:04 PM” does not tell its time zone\. .*--zone/,
  );
  expect(await here.sql('SELECT 1 FROM responses')).toEqual([]);
});
