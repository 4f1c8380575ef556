import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACE = /^rnps-dropped-(\d+)-/;

/** A directory of this process alone, for a file while it is imported. */
export function workingPlace(): Promise<string> {
  return mkdtemp(join(tmpdir(), `rnps-dropped-${process.pid}-`));
}

/** Removes what processes left behind that were killed: such a file holds what customers wrote. */
export async function sweepWorkingPlaces(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = Number(PLACE.exec(name)?.[1] ?? 0);
    // What cannot be removed is somebody else's.
    if (pid > 0 && !isAlive(pid))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
