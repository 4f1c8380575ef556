import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory that is gone when this process is, also after Ctrl-C. */
export function temporaryDir(name: string): string {
  const dir = mkdtempSync(join(tmpdir(), `rnps-bench-${name}-`));
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
