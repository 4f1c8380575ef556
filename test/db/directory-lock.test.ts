import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withDirectoryLock } from '../../src/db/embedded/directory-lock';
import { markOf } from '../../src/db/embedded/process-mark';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rnps-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const lock = (waitMs = 5_000) => ({ dir, owner: null, waitMs, realNow: Date.now });

test('one at a time, and an error inside lets the next one in', async () => {
  let inside = 0;
  let most = 0;
  const work = (fails: boolean) => async () => {
    most = Math.max(most, ++inside);
    await sleep(5);
    inside--;
    if (fails) throw new Error('inside');
  };
  const all = await Promise.allSettled(
    [false, true, false, true, false].map((fails) => withDirectoryLock(lock(), work(fails))),
  );
  expect(most).toBe(1);
  expect(all.filter((result) => result.status === 'rejected')).toHaveLength(2);
  expect(readdirSync(dir)).toEqual(['lock-5']);
});

test('a living holder is waited for only so long, then named', async () => {
  writeFileSync(join(dir, 'lock-7'), JSON.stringify(markOf(process.pid)));
  await expect(withDirectoryLock(lock(60), async () => {})).rejects.toThrow(
    new RegExp(`${dir}.*process ${process.pid} .*0.06 s.*end it`),
  );
});

test.each([
  ['a dead process', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'boot 1' })],
  ['a process whose pid now belongs to another', JSON.stringify({ pid: process.pid, startedAt: 'boot 1' })],
  ['a file that a crash of the machine emptied', ''],
])('the lock of %s does not count', async (_what, text) => {
  writeFileSync(join(dir, 'lock-7'), text);
  await expect(withDirectoryLock(lock(60), async () => 'done')).resolves.toBe('done');
  expect(readdirSync(dir)).toEqual(['lock-8']);
});
