import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportHere, importHere } from './import-here';

let here: ImportHere;
beforeAll(async () => {
  here = await importHere();
});
afterAll(() => here.close());

// The device that every Linux has for this: it opens, and has no room for a single byte.
const onLinux = existsSync('/dev/full') ? test : test.skip;

onLinux.each([
  ['many rows are rejected', 2000],
  ['one row is rejected, and only the end of the file tells', 1],
])('%s and the disk is full: the import ends with words instead of waiting for ever', async (_, count) => {
  const rejects = join(here.dir, `full-${count}.csv`);
  symlinkSync('/dev/full', `${rejects}.part`);
  const rows = Array.from({ length: count }, (__, i) => `bad_${i},eleven,${'a long comment '.repeat(10)}`);
  const file = here.file(`full-${count}.in.csv`, `Response ID,Score,Comment\n${rows.join('\n')}\n`);
  await expect(here.runToday('responses', file, '--rejects', rejects)).rejects.toThrow(/the disk is full/);
});
