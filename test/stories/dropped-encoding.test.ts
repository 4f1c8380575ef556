import iconv from 'iconv-lite';
import { ENCODINGS } from '../../src/domain/encodings';
import { dropping } from '../support/dropping';
import { type Running, runApp } from '../support/run-app';

const ADMIN = 'U0RUTH';
let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());
afterEach(async () => {
  await run.sql('DELETE FROM responses');
  await run.sql('DELETE FROM respondents');
});

const { drops, says, saidIn, repliesIn, formOf, chooses, sends } = dropping(() => run);
const comments = async () =>
  (await run.sql<{ comment: string }>('SELECT comment FROM responses')).map(({ comment }) => comment);
const answers = (comment: string) =>
  `Response ID,Score,Comment,Submitted at\nr1,9,${comment},2026-03-01T10:00:00Z\n`;

test('a file that is likely Windows-1252 waits until an admin says so, and names no word of it', async () => {
  const content = iconv.encode(answers('Schöne Grüße von Jürgen'), 'windows-1252');
  const thread = await drops(ADMIN, 'western.csv', content);
  const asked = await says(thread, /nothing is imported yet/);
  expect(saidIn(asked)).toMatch(/may be Windows-1252 \(Western Europe\): line 2 then has “ö”/);
  expect(saidIn(asked)).not.toMatch(/Sch|Jürgen/);
  expect(await comments()).toEqual([]);
  const form = await formOf(ADMIN, thread, asked);
  const field = form.blocks.find(({ block_id }) => block_id === 'drop_encoding');
  expect(field).toMatchObject({ element: { initial_option: { value: 'windows-1252' } } });
  await sends(ADMIN, form.id, { chosen: { drop_encoding: 'windows-1252', drop_source: 'csv' } });
  expect(saidIn(await says(thread, /✓ western\.csv: imported/))).toMatch(/windows-1252, as you said/);
  expect(await comments()).toEqual(['Schöne Grüße von Jürgen']);
  expect(repliesIn(thread)).toHaveLength(1);
});

test('a file in an encoding that cannot be told is read in the one that is chosen', async () => {
  const thread = await drops(ADMIN, 'russian.csv', iconv.encode(answers('Очень хорошо'), 'windows-1251'));
  const asked = await says(thread, /neither UTF-8 nor Windows-1252/);
  expect(saidIn(asked)).toMatch(/choose under “How is the text written\?”/);
  const form = await formOf(ADMIN, thread, asked);
  await chooses(ADMIN, form.id, 'responses');
  await sends(ADMIN, form.id, { chosen: { drop_encoding: 'windows-1251', drop_source: 'csv' } });
  await says(thread, /✓ russian\.csv: imported/);
  expect(await comments()).toEqual(['Очень хорошо']);
});

test('an encoding that was chosen can be taken back, and one that is none is refused', async () => {
  const thread = await drops(ADMIN, 'plain.csv', answers('Grüße'));
  const asked = await says(thread, /do not say of which survey tool/);
  const first = await formOf(ADMIN, thread, asked);
  const refused = await sends(ADMIN, first.id, { chosen: { drop_encoding: 'klingon', drop_source: 'csv' } });
  expect(JSON.stringify(refused)).toMatch(/drop_encoding/);
  await sends(ADMIN, first.id, { chosen: { drop_encoding: 'utf-16le', drop_source: 'csv' } });
  const again = await says(thread, /no column is the score/);
  const form = await formOf(ADMIN, thread, again);
  await sends(ADMIN, form.id, { chosen: { drop_encoding: null } });
  await says(thread, /✓ plain\.csv: imported/);
  expect(await comments()).toEqual(['Grüße']);
});

test('every encoding of the list is one that can be read', () => {
  expect(Object.keys(ENCODINGS).filter((name) => !iconv.encodingExists(name))).toEqual([]);
});

const ASKED = 'How likely are you to recommend';
test.each<[string, string, RegExp]>([
  ['no score', 'Name,Rating\nAnn,9\n', /Choose it under “Which column is the score\?”/],
  [
    'two scores',
    `${ASKED} us?,${ASKED} <!channel> *support*?\n9,8\n`,
    /2 columns ask .*Choose it under “Which column is the score\?”/,
  ],
  [
    'an open comment',
    '#,How likely are you to recommend us?,What else?,Anything?,Network ID\na,9,b,c,d\n',
    /Choose it, or “There is none”/,
  ],
  [
    'no zone',
    `Timestamp,${ASKED} us?\n2026-04-03 10:00:00,9\n`,
    /under “In which zone are times that name none\?”/,
  ],
  [
    'two orders',
    `Timestamp,${ASKED} us?\n25/03/2026 10:00:00 Z,9\n03/25/2026 10:00:00 Z,9\n`,
    /choose under “How are days written\?”/,
  ],
  ['an ambiguous day', `Timestamp,${ASKED} us?\n03/04/2026 10:00:00 Z,9\n`, /Press the day that it is/],
])('%s is asked for in the words of the form, never in those of the command', async (_, content, words) => {
  const asked = await says(await drops(ADMIN, 'asked <!channel>.csv', content), words);
  expect(saidIn(asked)).not.toMatch(/ --|--column/);
  for (const block of asked.blocks!)
    if (block.type === 'section') expect((block.text as { type: string }).type).toBe('plain_text');
  expect(await run.sql('SELECT 1 FROM responses')).toEqual([]);
});

test('accounts without an id are told to choose it, or what to write over a column', async () => {
  const thread = await drops(ADMIN, 'accounts.csv', 'Plan,Region\npro,EMEA\n');
  const asked = await says(thread, /Are these answers, or accounts/);
  const form = await formOf(ADMIN, thread, asked);
  await chooses(ADMIN, form.id, 'accounts');
  await sends(ADMIN, form.id, {});
  expect(saidIn(await says(thread, /Choose the id under .* write “Domain” over its column/))).not.toMatch(
    / --/,
  );
});
