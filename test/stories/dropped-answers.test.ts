import { readFileSync } from 'node:fs';
import type { Source } from '../../src/config/source';
import { fixture } from '../import/import-here';
import { dropping } from '../support/dropping';
import { type Running, runApp } from '../support/run-app';

const ADMIN = 'U0RUTH';
const TYPEFORM = readFileSync(fixture('headers/typeform.reconstructed.csv'));
let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());
afterEach(async () => {
  await run.sql('DELETE FROM responses');
  await run.sql('DELETE FROM respondents');
  await run.sql('DELETE FROM accounts');
});

const { drops, says, saidIn, formOf, sends } = dropping(() => run);
const sourcesStored = async () =>
  (await run.sql<{ source: string }>('SELECT source FROM responses')).map(({ source }) => source);

/** The configuration with these names for Typeform's sources, while `story` runs. */
async function withTypeforms(names: string[], story: () => Promise<void>): Promise<void> {
  const { config } = run.app.deps;
  const before = config.sources;
  const typeform = before.find(({ adapter }) => adapter === 'typeform')!;
  config.sources = [
    ...names.map((name): Source => ({ ...typeform, name })),
    ...before.filter((one) => one !== typeform),
  ];
  try {
    await story();
  } finally {
    config.sources = before;
  }
}

test("a survey tool's export is stored under the name that its one source has here", () =>
  withTypeforms(['nps-emea'], async () => {
    await says(await drops(ADMIN, 'typeform.csv', TYPEFORM), /✓ typeform\.csv: imported/);
    expect(await sourcesStored()).toEqual(['nps-emea']);
  }));

test('of several sources of the tool an admin has to choose one', () =>
  withTypeforms(['nps-emea', 'nps-us'], async () => {
    const thread = await drops(ADMIN, 'typeform.csv', TYPEFORM);
    const asked = await says(thread, /several sources: nps-emea, nps-us/);
    expect(saidIn(asked)).not.toContain('--source');
    expect(await sourcesStored()).toEqual([]);
    const form = await formOf(ADMIN, thread, asked);
    await sends(ADMIN, form.id, { chosen: { drop_source: 'nps-us' } });
    await says(thread, /✓ typeform\.csv: imported/);
    expect(await sourcesStored()).toEqual(['nps-us']);
  }));
