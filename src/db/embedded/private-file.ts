import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Who a file or a process belongs to. */
export interface Owner {
  uid: number;
  gid: number;
}

/**
 * Writes a whole file that only its owner may read, so that a reader sees the old text or the new, never half.
 * Given an owner (only root can), the file is handed over.
 */
export function writePrivately(path: string, text: string, owner: Owner | null): void {
  renameSync(writeBeside(path, text, owner), path);
}

/** As writePrivately, and still there after a crash of the machine. */
export function writeDurably(path: string, text: string, owner: Owner | null): void {
  const beside = writeBeside(path, text, owner);
  sync(beside, 'r+');
  renameSync(beside, path);
  // Windows keeps renames safe by itself and opens no directories.
  if (process.platform !== 'win32') sync(dirname(path), 'r');
}

/** Writes the text under a new name next to the path and returns that name. */
export function writeBeside(path: string, text: string, owner: Owner | null): string {
  const beside = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
  if (owner) chownSync(beside, owner.uid, owner.gid);
  return beside;
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  fsyncSync(file);
  closeSync(file);
}
