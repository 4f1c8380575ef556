import { linkSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Owner, writeBeside, writePrivately } from './private-file';
import { isRunning, markOf, type ProcessMark } from './process-mark';

export interface LockOptions {
  dir: string;
  owner: Owner | null;
  /** How long to wait for another holder, in milliseconds. */
  waitMs: number;
  realNow: () => number;
}

type Holder = ProcessMark | 'nobody';

/**
 * Runs the work while no other process on this machine does so for the same directory. A holder that died does
 * not count. Throws when a living holder keeps the lock longer than waitMs.
 *
 * The lock is the highest numbered file lock-N; it is free when its holder wrote so or is dead, and taking it
 * means creating lock-(N+1), which only one process can. The highest file is never removed, so that nobody
 * can take away a lock that was just taken (removing a dead holder's file has that race).
 */
export async function withDirectoryLock<T>(o: LockOptions, work: () => Promise<T>): Promise<T> {
  const until = o.realNow() + o.waitMs;
  let number = tryTake(o);
  while (number === null) {
    if (o.realNow() > until) throw new Error(keptTooLong(o));
    await sleep(20);
    number = tryTake(o);
  }
  try {
    return await work();
  } finally {
    writePrivately(lockFile(o.dir, number), JSON.stringify('nobody'), o.owner);
  }
}

function tryTake({ dir, owner }: LockOptions): number | null {
  const last = lastNumber(dir);
  if (last > 0 && !isFree(holderOf(dir, last))) return null;
  const mine = last + 1;
  const text = JSON.stringify(markOf(process.pid));
  const beside = writeBeside(lockFile(dir, mine), text, owner);
  try {
    linkSync(beside, lockFile(dir, mine));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
  // Others may have taken and freed this number and the next while this process slept since it looked.
  if (lastNumber(dir) !== mine) {
    rmSync(lockFile(dir, mine), { force: true });
    return null;
  }
  for (const number of numbers(dir)) if (number < mine) rmSync(lockFile(dir, number), { force: true });
  return mine;
}

function isFree(holder: Holder | 'unknown'): boolean {
  if (holder === 'unknown') return false;
  return holder === 'nobody' || !isRunning(holder);
}

function holderOf(dir: string, number: number): Holder | 'unknown' {
  try {
    return JSON.parse(readFileSync(lockFile(dir, number), 'utf8')) as Holder;
  } catch (error) {
    // Taken over and tidied away between the look and the read.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'unknown';
    // A machine crash can leave the file empty; whoever wrote it is dead.
    if (error instanceof SyntaxError) return 'nobody';
    throw error;
  }
}

function keptTooLong({ dir, waitMs }: LockOptions): string {
  const holder = holderOf(dir, lastNumber(dir));
  const who = typeof holder === 'object' ? `process ${holder.pid}` : 'another process';
  return (
    `The database in ${dir} is being started or stopped by ${who} for more than ${waitMs / 1000} s. ` +
    'Wait for it or end it, then start again.'
  );
}

const lockFile = (dir: string, number: number) => join(dir, `lock-${number}`);
const lastNumber = (dir: string) => Math.max(0, ...numbers(dir));
const numbers = (dir: string) =>
  readdirSync(dir)
    .filter((name) => /^lock-\d+$/.test(name))
    .map((name) => Number(name.slice(5)));
