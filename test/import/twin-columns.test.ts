import { type ImportHere, importHere, STORED } from './import-here';

let here: ImportHere;
beforeAll(async () => {
  here = await importHere();
});
afterAll(() => here.close());
afterEach(() => here.sql('DELETE FROM responses'));

const scores = async () => (await here.sql(STORED)).map(({ id, score }) => [id, score]);

test.each([
  ['ID,Score,Score', 'score', '1,3,9'],
  ['ID,Score,NPS Score', 'score', '1,3,9'],
  ['ID,NPS,Comment,score', 'score', '1,3,x,9'],
  ['ID,Score,Answered at,Answered at', 'answered_at', '1,3,2026-01-02,2026-03-04'],
  ['ID,Score,Updated at,Updated at', 'updated_at', '1,3,2026-01-02,2026-03-04'],
  ['ID,ID,Score', 'response_id', '1,2,9'],
])(
  '%s: two columns that are the %s are refused, and the number of one of them settles it',
  async (header, field, row) => {
    const width = header.split(',').length;
    // The difference is far behind what tells how the file is written.
    const same = Array.from({ length: 1500 }, (_, i) =>
      Array(width)
        .fill(`${i % 10}`)
        .join(','),
    );
    const file = here.file('t.csv', `${header}\n${field === 'score' ? `${same.join('\n')}\n` : ''}${row}\n`);
    const flags = ['--zone', 'UTC', '--answered-on', 'today'];
    const columns = header
      .split(',')
      .flatMap((name, i) => (row.split(',')[i]!.length > 0 && /score|nps|at|id/i.test(name) ? [i] : []));
    const refused = here.run('responses', file, ...flags);
    await expect(refused).rejects.toThrow(
      new RegExp(`--column ${field}='#\\d' or --column ${field}='#\\d'$`),
    );
    expect(await scores()).toEqual([]);
    if (field === 'score') {
      const last = `#${columns.at(-1)! + 1}`;
      await here.run(
        'responses',
        file,
        ...flags,
        '--column',
        `score=${last}`,
        '--column',
        'response_id=none',
      );
      expect(await here.sql('SELECT 1 FROM responses WHERE score = 9')).toHaveLength(151);
    }
  },
);

test('a name that two columns have chooses neither; the name that was given to the second one does', async () => {
  const file = here.file('t.csv', 'ID,Score,Score\n1,3,9\n');
  await expect(here.runToday('responses', file, '--column', 'score=Score')).rejects.toThrow(
    /more than one column is "Score"\. Name one by its number, such as '#3'/,
  );
  await here.runToday('responses', file, '--column', 'score=Score (2)');
  expect(await scores()).toEqual([['1', 9]]);
});

test('columns that say the same in every row go on as one', async () => {
  const file = here.file(
    't.csv',
    'ID,Score,NPS Score,Date,Date\n1,3, 3,2026-01-02,2026-01-02\n2,9,9,,\n3,1,1,1,1,1\n',
  );
  expect(await here.run('responses', file, '--zone', 'UTC')).toMatchObject({ added: 1, rejected: 2 });
  expect(await scores()).toEqual([['1', 3]]);
});

test('accounts: two plans that differ are refused, two words for a date in one file are none of it', async () => {
  const file = here.file('a.csv', 'Account ID,Plan,Plan\na,pro,free\n');
  await expect(here.run('accounts', file)).rejects.toThrow(/2 columns are the plan .*--column plan='#2'/);
  await here.run('accounts', file, '--column', 'plan=#3');
  expect(await here.sql('SELECT plan FROM accounts')).toEqual([{ plan: 'free' }]);
  const dates = here.file('d.csv', 'ID,Score,Answered at,Created at\n1,3,2026-01-02,2026-01-01\n');
  expect(await here.run('responses', dates, '--zone', 'UTC')).toMatchObject({ added: 1 });
});
