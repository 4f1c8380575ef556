import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../../src/import/arguments';
import { howItWasRead, summary } from '../../src/import/import-words';
import { type ImportHere, importHere, NOW, STORED } from './import-here';

let here: ImportHere;
beforeAll(async () => {
  here = await importHere();
});
afterAll(() => here.close());
afterEach(() => here.sql('DELETE FROM responses'));

const days = async () => (await here.sql(STORED)).map(({ id, at }) => [id, at.toISOString().slice(0, 10)]);
const wordsOf = (result: Awaited<ReturnType<ImportHere['run']>>, ...flags: string[]) =>
  summary(readArguments(['responses', 'f.csv', ...flags])!, result, 1, 'terminal').join('\n');

// The names of its columns are understood by people.
const WHEN =
  'When,Who,How likely are you to recommend us?,Why?\n2026-01-15T10:00:00Z,ann@acme.example,9,Fine\n';

test('a file none of whose columns is known as the date is refused with what to type, and nothing is stored', async () => {
  const refused = here.run('responses', here.file('when.csv', WHEN));
  await expect(refused).rejects.toThrow(
    /no column is the date of the answer .* never guessed.*--column answered_at=[\s\S]*#1 {2}When[\s\S]*--answered-on today/,
  );
  expect(await days()).toEqual([]);
});

test('the column that was named is the date, and the summary tells the days that were stored', async () => {
  const file = here.file('when.csv', `${WHEN}2025-11-03T10:00:00Z,bob@acme.example,3,Slow\n`);
  const result = await here.run('responses', file, '--column', 'answered_at=When');
  expect((await days()).map(([, day]) => day).sort()).toEqual(['2025-11-03', '2026-01-15']);
  expect(wordsOf(result)).toContain(
    'What was added or changed was answered from 3 Nov 2025 to 15 Jan 2026 (UTC).',
  );
  const again = await here.run('responses', file, '--column', 'answered_at=When');
  expect(again).toMatchObject({ unchanged: 2, answered: null });
  expect(wordsOf(again)).not.toContain('was answered');
});

test('the days of the summary are those of the zone of the file', async () => {
  const file = here.file('zone.csv', 'Response ID,Score,Date\n1,9,2026-03-01 00:30\n2,9,2026-03-05\n');
  const result = await here.run('responses', file, '--zone', 'Europe/Berlin');
  expect(wordsOf(result)).toContain('answered from 1 Mar to 5 Mar 2026 (Europe/Berlin).');
});

test('answers are of today only where somebody says so, and then the words say it, too', async () => {
  const file = here.file('none.csv', 'Response ID,Score\n1,9\n');
  const result = await here.run('responses', file, '--answered-on', 'today');
  expect(await days()).toEqual([['1', NOW.toISOString().slice(0, 10)]]);
  expect(wordsOf(result)).toContain('1 answer told no date: it counts as given today.');
  expect(howItWasRead(result.looked, 'terminal').join('\n')).toContain(
    'No column tells when it was answered',
  );
});

test('where every column is known and none is a date there is nothing to choose: they are of today, and the words say it', async () => {
  const result = await here.run('responses', here.file('known.csv', 'Response ID,Score,Comment\n1,9,Fine\n'));
  expect(await days()).toEqual([['1', NOW.toISOString().slice(0, 10)]]);
  expect(wordsOf(result)).toContain('1 answer told no date: it counts as given today.');
  expect(howItWasRead(result.looked, 'terminal').join('\n')).toContain(
    'No column tells when it was answered',
  );
});

test('the time of the last change is not taken for that of the answer', async () => {
  const file = here.file('changed.csv', 'Response ID,Score,Updated at\n1,9,2025-11-03T10:00:00Z\n');
  await expect(here.run('responses', file)).rejects.toThrow(/no column is the date of the answer/);
  expect(await days()).toEqual([]);
});

test('a row without a date is rejected alone, with the reason; the others keep theirs', async () => {
  const file = here.file(
    'some.csv',
    'Response ID,Score,Submitted at\n1,9,2026-03-01T10:00:00Z\n2,9,\n3,9,0\n4,9,2026-03-02T10:00:00Z\n',
  );
  expect(await here.run('responses', file)).toMatchObject({
    added: 2,
    rejected: 2,
    reasons: [{ reason: 'no date of the answer: it is not taken for one of today', lines: [3, 4] }],
  });
  expect(await days()).toEqual([
    ['1', '2026-03-01'],
    ['4', '2026-03-02'],
  ]);
  expect(readFileSync(join(here.dir, 'rejects.csv'), 'utf8')).toContain('2,9,,3,no date of the answer');
  // With the flag they are taken, and what tells a date keeps it.
  expect(await here.run('responses', file, '--answered-on', 'today')).toMatchObject({
    added: 2,
    unchanged: 2,
    datedNow: 2,
  });
  expect(await days()).toContainEqual(['4', '2026-03-02']);
});

test('to say of the date’s column that it is none asks for the day, too', async () => {
  const file = here.file('no.csv', 'Response ID,Score,Date\n1,9,2026-03-01T10:00:00Z\n');
  await expect(here.run('responses', file, '--column', 'answered_at=none')).rejects.toThrow(/--answered-on/);
});

test('an answer that is known keeps its date when a file without one changes it', async () => {
  await here.run('responses', here.file('a.csv', 'Response ID,Score,Date\n1,9,2026-03-01T10:00:00Z\n'));
  const later = here.file('b.csv', 'Response ID,Score,Comment\n1,9,Now with a reason\n');
  expect(await here.runToday('responses', later)).toMatchObject({ changed: 1, datedNow: 0 });
  expect(await days()).toEqual([['1', '2026-03-01']]);
});
