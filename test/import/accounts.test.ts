import { type ImportHere, importHere } from './import-here';

let here: ImportHere;
beforeEach(async () => {
  here = await importHere();
});
afterEach(() => here.close());

const ACCOUNTS = `SELECT external_id AS id, name, domain, plan, arr::float AS arr, to_char(renewal_date, 'YYYY-MM-DD') AS renewal,
  churned_at AS churned FROM accounts ORDER BY external_id NULLS LAST, domain`;

test('accounts are made, changed where something is told, and never emptied', async () => {
  const first = here.file(
    'a.csv',
    'Account ID,Name,Domain,Plan,ARR,Currency,Renewal date\nacc-1,Northwind,northwind.example,pro,96000,usd,2027-01-31\n,Acme,https://www.acme.example/,free,,,\n',
  );
  expect(await here.run('accounts', first)).toMatchObject({
    added: 2,
    changed: 0,
    unchanged: 0,
    rejected: 0,
  });
  expect(await here.run('accounts', first)).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 2,
    rejected: 0,
  });
  const second = here.file(
    'b.csv',
    'Account ID,Domain,Plan,ARR,Churned at\nacc-1,,enterprise,,2026-10-01\n,ACME.example,,1200.50,\nacc-2,acme.example,,,\n',
  );
  expect(await here.run('accounts', second)).toMatchObject({ rows: 3, added: 0, changed: 2, unchanged: 1 });
  expect(await here.sql(ACCOUNTS)).toEqual([
    {
      id: 'acc-1',
      name: 'Northwind',
      domain: 'northwind.example',
      plan: 'enterprise',
      arr: 96000,
      renewal: '2027-01-31',
      churned: new Date('2026-10-01T00:00:00Z'),
    },
    // The third row gave the account on this domain its id.
    {
      id: 'acc-2',
      name: 'Acme',
      domain: 'acme.example',
      plan: 'free',
      arr: 1200.5,
      renewal: null,
      churned: null,
    },
  ]);
});

test('rows that name no account, everybody’s domain, or one of two accounts are rejected', async () => {
  const file = here.file(
    'a.csv',
    'Account ID,Name,Domain\nacc-1,One,shared.example\nacc-2,Two,shared.example\n,Three,shared.example\n,Four,gmail.com\n,Five,\n',
  );
  const result = await here.run('accounts', file);
  expect(result).toMatchObject({ added: 2, rejected: 3 });
  expect(result.reasons.map(({ lines, reason }) => [lines[0], reason])).toEqual([
    [4, expect.stringContaining('several accounts have the domain “…”')],
    [5, expect.stringContaining('is a public mailbox provider')],
    [6, expect.stringContaining('neither an account id nor a domain')],
  ]);
});

test('an account twice in a file: its rows are counted, each once', async () => {
  const file = here.file('a.csv', 'Account ID,Plan\na,pro\na,free\na,free\n');
  expect(await here.run('accounts', file)).toMatchObject({ rows: 3, added: 1, changed: 0, unchanged: 2 });
});

test('a file without a column to know accounts by is refused', async () => {
  await expect(here.run('accounts', here.file('a.csv', 'Name,Plan\nAcme,pro\n'))).rejects.toThrow(
    /no column is the account's id or its domain/,
  );
});

test('answers find the accounts that were imported, by id, by domain, never by a public mailbox', async () => {
  const answers = here.file(
    'r.csv',
    'Response ID,Score,Email,Account ID,Plan\n1,9,ann@northwind.example,,\n2,3,bob@gmail.com,,\n3,7,,acc-2,trial\n',
  );
  expect(await here.runToday('responses', answers)).toMatchObject({
    added: 3,
    withoutAccount: 2,
    accountsMade: 1,
    peopleMade: 2,
  });
  await here.run(
    'accounts',
    here.file('a.csv', 'Account ID,Domain,Plan\nacc-1,northwind.example,pro\nacc-2,,pro\n'),
  );
  // Once there is an account, the same file finds it; nothing else of the answer changes.
  expect(await here.runToday('responses', answers)).toMatchObject({
    added: 0,
    changed: 1,
    unchanged: 2,
    withoutAccount: 1,
  });
  expect(await here.runToday('responses', answers)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  const rows = await here.sql(
    `SELECT r.source_response_id AS id, a.external_id AS account, r.account_facts ->> 'plan' AS plan, a.plan AS now
       FROM responses r LEFT JOIN accounts a ON a.id = r.account_id ORDER BY 1`,
  );
  expect(rows).toEqual([
    { id: '1', account: 'acc-1', plan: 'pro', now: 'pro' },
    { id: '2', account: null, plan: null, now: null },
    // What it was when the answer was received stays with the answer.
    { id: '3', account: 'acc-2', plan: 'trial', now: 'pro' },
  ]);
});

test('history fills what is not known of an account, and replaces nothing', async () => {
  await here.run('accounts', here.file('a.csv', 'Account ID,Plan\nacc-1,enterprise\n'));
  await here.runToday(
    'responses',
    here.file('r.csv', 'Response ID,Score,Account ID,Plan,Region\n1,9,acc-1,free,EMEA\n'),
  );
  expect(await here.sql('SELECT plan, region FROM accounts')).toEqual([
    { plan: 'enterprise', region: 'EMEA' },
  ]);
  expect(await here.sql(`SELECT account_facts ->> 'plan' AS plan FROM responses`)).toEqual([
    { plan: 'free' },
  ]);
});

test('an address that is somebody else’s stays there', async () => {
  const header = 'Response ID,Score,User ID,Email\n';
  await here.runToday('responses', here.file('1.csv', `${header}1,9,u-1,\n2,9,,ann@acme.example\n`));
  expect(
    await here.runToday('responses', here.file('2.csv', `${header}3,9,u-1,ann@acme.example\n`)),
  ).toMatchObject({ added: 1 });
  expect(await here.sql('SELECT external_id AS id, email FROM respondents ORDER BY external_id')).toEqual([
    { id: 'u-1', email: null },
    { id: null, email: 'ann@acme.example' },
  ]);
});

const MONEY = 'SELECT external_id AS id, arr::float AS arr, currency FROM accounts ORDER BY 1';

test('an amount that answers fill never gets the currency of another; one told without a currency is in the known one', async () => {
  const answers = here.file(
    'r.csv',
    'Response ID,Score,Account ID,ARR,Currency\n1,9,a,1000,\n2,9,a,50000,JPY\n3,9,b,50000,JPY\n4,9,b,1000,\n5,9,c,,JPY\n6,9,c,7,EUR\n7,9,d,1000,\n8,9,d,,JPY\n',
  );
  await here.runToday('responses', answers);
  expect(await here.sql(MONEY)).toEqual([
    { id: 'a', arr: 1000, currency: null },
    { id: 'b', arr: 50000, currency: 'JPY' },
    { id: 'c', arr: 7, currency: 'EUR' },
    { id: 'd', arr: 1000, currency: null },
  ]);
  expect(
    await here.sql(
      `SELECT account_facts ->> 'arr' AS arr, account_facts ->> 'currency' AS currency FROM responses ORDER BY source_response_id`,
    ),
  ).toEqual([
    { arr: '1000', currency: null },
    { arr: '50000', currency: 'JPY' },
    { arr: '50000', currency: 'JPY' },
    { arr: '1000', currency: 'JPY' },
    { arr: null, currency: 'JPY' },
    { arr: '7', currency: 'EUR' },
    { arr: '1000', currency: null },
    { arr: '1000', currency: 'JPY' },
  ]);
  const accounts = here.file('a.csv', 'Account ID,ARR,Currency\na,50000,JPY\nb,1000,\nc,7,\nd,,JPY\n');
  await here.run('accounts', accounts);
  expect(await here.sql(MONEY)).toEqual([
    { id: 'a', arr: 50000, currency: 'JPY' },
    { id: 'b', arr: 1000, currency: 'JPY' },
    { id: 'c', arr: 7, currency: 'EUR' },
    { id: 'd', arr: 1000, currency: 'JPY' },
  ]);
});
