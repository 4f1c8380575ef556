import { kindByHeader } from '../../src/import/columns';
import { readHeader } from '../../src/import/header';
import { howItWasRead } from '../../src/import/import-words';
import { type ImportHere, importHere } from './import-here';

const kindOf = (header: string) =>
  kindByHeader(readHeader('f.csv', [{ line: 1, lastLine: 1, cells: header.split(','), broken: null }]));

test.each<[string, ReturnType<typeof kindByHeader>]>([
  ['Response ID,Score,Comment', 'responses'],
  ['When,Who,How likely are you to recommend us?', 'responses'],
  ['Account ID,Plan,NPS', 'responses'],
  ['Account ID,Account name,Plan', 'accounts'],
  ['id,plan,arr', 'accounts'],
  ['id,name,region', 'accounts'],
  ['Account ID,Name', 'accounts'],
  ['Domain,Name', 'accounts'],
  ['Domain,Plan', 'accounts'],
  ['Account ID,Domain', 'accounts'],
  ['Account ID,Created at,Plan', 'accounts'],
  // Lists of comments, of people, and of anything.
  ['id,comment', null],
  ['id,comment,plan', null],
  ['id,feedback,region', null],
  ['id,name', null],
  ['id,name,email,plan', null],
  ['Account ID,Email,Plan', null],
  ['Account ID,First name,Last name,Company', null],
  ['Account ID', null],
  ['Domain', null],
  ['Name,Plan', null],
  ['Name,Rating', null],
])('%s is %p by its header', (header, kind) => {
  expect(kindOf(header)).toBe(kind);
});

describe('the command', () => {
  let here: ImportHere;
  beforeAll(async () => {
    here = await importHere();
  });
  afterAll(() => here.close());

  test('refuses a file of comments as one of accounts, because nothing in it is about an account', async () => {
    const file = here.file('comments.csv', 'id,comment\nc-1,Too slow\nc-2,Fine\n');
    await expect(here.run('accounts', file)).rejects.toThrow(
      /no column tells anything about an account but how it is known.*--column account_name=/,
    );
    expect(await here.sql('SELECT 1 FROM accounts')).toEqual([]);
  });

  test.each([
    'ID,Score,Comment,Answered at,Email,Name',
    'ID,Name,NPS',
    'ID,Name,Feedback',
    'ID,Name,Submitted at',
  ])(
    'refuses a file of answers as one of accounts, unless it is said what its name is: %s',
    async (header) => {
      const names = header.split(',');
      const file = here.file(
        'q3.csv',
        `${header}\n${names.map((name) => (name === 'Name' ? 'Ann Lee' : '3'))}\n`,
      );
      const at = names.indexOf('Name') + 1;
      await expect(here.run('accounts', file)).rejects.toThrow(
        `If they are answers: npm run import -- responses ${file}\nIf they are accounts, say that #${at} is their name: --column account_name='#${at}'`,
      );
      expect(await here.sql('SELECT 1 FROM accounts')).toEqual([]);
      await here.run('accounts', file, '--column', `account_name=#${at}`);
      expect(await here.sql('DELETE FROM accounts RETURNING name')).toEqual([[{ name: 'Ann Lee' }], 1]);
    },
  );

  test.each([
    'ID,Name,Score,Plan',
    'Domain,Name,NPS',
    'Account ID,Account name,Comment',
    'ID,Name,Created at',
  ])(
    'takes a file for one of accounts by a column that only they have, or none that answers alone have: %s',
    async (header) => {
      const file = here.file('a.csv', `${header}\n${header.split(',').map(() => 'a.example')}\n`);
      expect(await here.run('accounts', file)).toMatchObject({ added: 1, rejected: 0 });
      await here.sql('DELETE FROM accounts');
    },
  );

  test('says of a file of accounts which of its columns are not used', async () => {
    const file = here.file('a.csv', 'id,Label,Shoe size\nacc-1,Northwind,44\n');
    const result = await here.run('accounts', file, '--column', 'account_name=Label');
    expect(await here.sql('SELECT external_id AS id, name FROM accounts')).toEqual([
      { id: 'acc-1', name: 'Northwind' },
    ]);
    expect(howItWasRead(result.looked, 'terminal')).toContain('Not used: “Shoe size”.');
  });
});
