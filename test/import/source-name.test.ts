import { randomUUID } from 'node:crypto';
import { readArguments } from '../../src/import/arguments';
import { runImport } from '../../src/import/run-import';
import { sourceNameFor, type ToolSource } from '../../src/import/source-name';
import { fixture, importHere, NOW } from './import-here';

const typeform = (name: string): ToolSource => ({ name, adapter: 'typeform' });
const preset = (name: string, tool: string): ToolSource => ({
  name,
  adapter: 'mapping',
  mapping: { name: tool },
});
const OTHERS = [preset('own', 'mapping'), { name: 'generic', adapter: 'generic' }];

test.each<[string, Parameters<typeof sourceNameFor>[1], ToolSource[], string]>([
  ['the one source of the tool', 'typeform', [...OTHERS, typeform('nps')], 'nps'],
  [
    'the one source with the preset of the tool',
    'asknicely',
    [...OTHERS, preset('asked', 'asknicely')],
    'asked',
  ],
  ['the tool itself, without a source', 'delighted', OTHERS, 'delighted'],
  ['csv, for a file of no tool', 'plain', [typeform('nps')], 'csv'],
])('answers are stored under the name of %s', (_, tool, sources, name) => {
  expect(sourceNameFor('x.csv', tool, () => sources)).toBe(name);
});

test('the command takes the name of the one source, and refuses to choose among several', async () => {
  const here = await importHere();
  try {
    const file = fixture('headers/typeform.reconstructed.csv');
    const run = (sources: ToolSource[], ...flags: string[]) =>
      runImport(
        { db: here.db, now: () => NOW, newId: randomUUID, full: null, sources: () => sources },
        readArguments(['responses', file, '--rejects', `${here.dir}/rejects.csv`, ...flags])!,
        { onLooked: () => {}, onProgress: () => {} },
      );
    const two = [typeform('nps-emea'), typeform('nps-us')];
    await expect(run(two)).rejects.toThrow(/several sources: nps-emea, nps-us\. .*--source nps-emea/);
    expect(await here.sql('SELECT 1 FROM responses')).toEqual([]);
    expect(await run(two, '--source', 'nps-us')).toMatchObject({ source: 'nps-us', added: 1 });
    expect(await run([typeform('nps')])).toMatchObject({ source: 'nps', added: 1 });
  } finally {
    await here.close();
  }
});
