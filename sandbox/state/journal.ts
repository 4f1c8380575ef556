import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Change } from './changes';

export interface Journal {
  /** Returns once the line is with the operating system, so that a killed process loses nothing it answered. */
  append(change: Change): void;
  close(): void;
}

const FILE = 'sandbox.jsonl';

/** The changes kept in `dir`, oldest first. A last line that was torn by a kill was never answered and is left out. */
export function readJournal(dir: string): Change[] {
  const file = join(dir, FILE);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  const changes: Change[] = [];
  lines.forEach((line, i) => {
    if (line === '') return;
    try {
      changes.push(JSON.parse(line) as Change);
    } catch (cause) {
      if (i >= lines.length - 1) return;
      throw new Error(
        `${file} line ${i + 1} is not JSON. Move the file away to start with a fresh sandbox, or repair the line.`,
        { cause },
      );
    }
  });
  return changes;
}

/** Writes `changes` as the whole journal (compaction), then keeps appending to it. */
export function openJournal(dir: string, changes: Change[]): Journal {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, FILE);
  const fresh = `${file}.new`;
  const out = openSync(fresh, 'w', 0o600);
  let batch = '';
  for (const change of changes) {
    batch += `${JSON.stringify(change)}\n`;
    if (batch.length > 1_000_000) {
      appendFileSync(out, batch);
      batch = '';
    }
  }
  appendFileSync(out, batch);
  fsyncSync(out);
  closeSync(out);
  renameSync(fresh, file);
  const fd = openSync(file, 'a', 0o600);
  return {
    append: (change) => appendFileSync(fd, `${JSON.stringify(change)}\n`),
    close: () => closeSync(fd),
  };
}

/** A journal that keeps nothing, for a sandbox that lives in memory only. */
export function noJournal(): Journal {
  return { append: () => undefined, close: () => undefined };
}
