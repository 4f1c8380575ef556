import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, markOf, type ProcessMark } from '../src/db/embedded/process-mark';
import { UserError } from '../src/domain/errors';

/**
 * Takes the sandbox's data directory for this process, or throws in words when another has it: each would keep a
 * workspace of its own in memory, and both would write over the other's. Gives back how to let go.
 */
export function oneAtATime(dataDir: string): () => void {
  const file = join(dataDir, 'sandbox.lock');
  mkdirSync(dataDir, { recursive: true });
  for (const lastTry of [false, true]) {
    try {
      writeFileSync(file, JSON.stringify(markOf(process.pid)), { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = holderOf(file);
      if (lastTry || (holder && isRunning(holder))) throw taken(dataDir, holder);
      // Left by a start that was killed.
      rmSync(file, { force: true });
    }
  }
  throw taken(dataDir, null);
}

function holderOf(file: string): ProcessMark | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function taken(dataDir: string, holder: ProcessMark | null): UserError {
  return new UserError(
    `A sandbox already runs on ${dataDir}${holder ? ` (process ${holder.pid})` : ''}. ` +
      'Open its page, or stop it first; or give this one a directory of its own: RNPS_DATA_DIR=.data2 PORT=4000 npm start',
  );
}
