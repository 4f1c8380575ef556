import { applyRetention } from '../../src/use-cases/erasure/apply-retention';
import { genericAnswer } from '../support/answers';
import { dropping } from '../support/dropping';
import { typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';
import { foundInDatabase, foundInSlack } from '../support/scan';

const ADMIN = 'U0RUTH';
let run: Running;
beforeEach(async () => {
  run = await runApp();
});
afterEach(() => run.stop());

const { drops, says, saidIn, repliesIn, press } = dropping(() => run);
const HEADER = 'Response ID,Answer,Question type,Comment,Responded,Email';
const GOOD = 'r1,9,nps,,2026-03-01T10:00:00Z,a@northwind.example';
const BAD = 'r2,Glimmerwort,nps,Snarkelbee,2026-03-01T10:00:00Z,glimmer@northwind.example';
const WORDS = ['Glimmerwort', 'Snarkelbee', 'glimmer@northwind.example'];
const file = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const fault = (method: string, error: string) =>
  fetch(`${run.sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method, kind: 'error', error, times: 1 }),
  });
const stored = async () =>
  (await run.sql<{ id: string }>('SELECT source_response_id AS id FROM responses')).map(({ id }) => id);

/** Drops a file with a row that is refused; gives its thread and the file with that row. */
async function withRejects() {
  const thread = await drops(ADMIN, 'Responses.csv', file(GOOD, BAD));
  await says(thread, /imported in part/);
  const shown = await run.until('the file', () => repliesIn(thread).find((m) => m.files?.length));
  await run.until('it to be noted', async () =>
    (await run.sql(`SELECT FROM dropped_files WHERE state = 'done'`)).at(0),
  );
  return { thread, id: String(shown.files![0]!.id), url: String(shown.files![0]!.url_private_download) };
}
const fileAt = async (url: string) =>
  (await fetch(url, { headers: { authorization: `Bearer ${run.sandbox.botToken}` } })).status;

test('Slack does not take the rejected rows: what was imported is said, and a button sends them again', async () => {
  await fault('files.getUploadURLExternal', 'missing_scope');
  const thread = await drops(ADMIN, 'Responses.csv', file(GOOD, BAD));
  const message = await says(thread, /could not be shown.*files:write/);
  expect(saidIn(message)).toMatch(/imported in part/);
  expect(saidIn(message)).toMatch(/1 answer added, 0 changed, 0 there already, 1 rejected/);
  expect(await stored()).toEqual(['r1']);
  await press(ADMIN, thread, message, 'Send the rejected rows again');
  await run.until('the file', () => repliesIn(thread).find((m) => m.files?.length));
  // It says what the first attempt did, not that everything was there.
  const now = await says(thread, /are in the file below/);
  expect(saidIn(now)).toMatch(/1 answer added/);
});

test('what breaks off after some rows says how many are in, and goes on from there when it is tried again', async () => {
  await run.sql(`
    CREATE FUNCTION out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '58030'; END $$`);
  await run.sql(`
    CREATE TRIGGER out_of_order BEFORE INSERT ON responses FOR EACH ROW
      WHEN (NEW.source_response_id = 'r2500') EXECUTE FUNCTION out_of_order()`);
  await run.sql(`ALTER TABLE dropped_files ALTER COLUMN attempts SET DEFAULT 19`);
  const rows = Array.from({ length: 3000 }, (_, i) => GOOD.replace('r1', `r${i}`));
  const thread = await drops(ADMIN, 'Responses.csv', file(...rows));
  const message = await says(thread, /✗ Responses\.csv/);
  expect(message.text).toBe('✗ Responses.csv: imported in part: at least 2,000 rows are in.');
  expect(await stored()).toHaveLength(2000);
  await run.sql('DROP TRIGGER out_of_order ON responses');
  await press(ADMIN, thread, message, 'Try again');
  const done = await says(thread, /✓ Responses\.csv: imported/);
  expect(saidIn(done)).toMatch(/1,000 answers added, 0 changed, 2,000 there already/);
});

test('the app keeps no word of a file once it is imported, and says none but to ask', async () => {
  await withRejects();
  expect(await foundInDatabase(run, WORDS)).toEqual([]);
  expect(foundInSlack(run, WORDS)).toEqual([]);
});

test('somebody is erased: files with rejected rows are deleted, because they may stand in them', async () => {
  const { thread, url } = await withRejects();
  expect(await fileAt(url)).toBe(200);
  const answer = genericAnswer({ person: { email: 'glimmer@northwind.example' } });
  await run.deliver('generic', answer);
  const window = await typed(run, ADMIN, 'erase glimmer@northwind.example');
  expect(window.words).toContain('A window asks');
  await run.deliver('generic', {
    type: 'rnps.person.erased',
    timestamp: new Date().toISOString(),
    data: { person: { email: 'glimmer@northwind.example' } },
  });
  await says(thread, /was deleted, because somebody was erased/);
  expect(await fileAt(url)).not.toBe(200);
  expect((await run.sql<any>('SELECT counts FROM erasures'))[0].counts).toMatchObject({ files: 1 });
});

test('a file with rejected rows that Slack does not let the app delete is left to its admin, in words', async () => {
  const { thread } = await withRejects();
  await fault('files.delete', 'cant_delete_file');
  await run.sql(`UPDATE dropped_files SET state = 'forgetting', forget_because = 'erasure'`);
  await says(thread, /please delete it yourself/);
});

test('what is kept of dropped files goes with age: the file with rejected rows, then the row; what waits stops waiting', async () => {
  const { url } = await withRejects();
  const open = await drops(ADMIN, 'open.csv', 'Response ID,Score,Comment\nr9,9,Snarkelbee\n');
  await says(open, /of which survey tool/);
  const later = { ...run.app.deps, now: () => new Date(Date.now() + 31 * 86_400_000) };
  await applyRetention(run.app.deps);
  expect(await fileAt(url)).toBe(200);
  await applyRetention(later);
  await says(open, /Nobody said in time/);
  await run.until('the file to go', async () => (await fileAt(url)) !== 200);
  await run.until('nothing to be kept', async () => {
    await applyRetention(later);
    return (await run.sql('SELECT FROM dropped_files')).length === 0;
  });
  expect(await run.sql(`SELECT FROM outbox WHERE kind = 'dropped_file'`)).toEqual([]);
});
