import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../src/db/data-source';
import { readArguments } from '../../src/import/arguments';
import { type ImportResult, runImport } from '../../src/import/run-import';
import { freshDatabase } from '../support/fresh-database';

export const fixture = (name: string) => resolve(__dirname, '../fixtures/csv', name);
/** When the answers of these tests are imported. */
export const NOW = new Date('2026-11-22T12:00:00Z');

/** A database and a folder to import from, without an app. */
export interface ImportHere {
  db: DataSource;
  url: string;
  dir: string;
  /** Writes a file into the folder and gives its path. */
  file: (name: string, content: string | Buffer) => string;
  /** As on the command line: `responses`, the file, and flags. */
  run: (...args: string[]) => Promise<ImportResult>;
  /** The same for answers whose file tells no date, which have to be said to be of today. */
  runToday: (...args: string[]) => Promise<ImportResult>;
  sql: <T = Record<string, any>>(query: string, params?: unknown[]) => Promise<T[]>;
  close: () => Promise<void>;
}

export async function importHere(): Promise<ImportHere> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.url, poolSize: 4, onPoolError: () => {} });
  const dir = mkdtempSync(join(tmpdir(), 'rnps-import-'));
  const run: ImportHere['run'] = (...args) => {
    const rejects = args.includes('--rejects') ? [] : ['--rejects', join(dir, 'rejects.csv')];
    const options = readArguments([...args, ...rejects])!;
    const deps = { db, now: () => NOW, newId: randomUUID, full: null, sources: () => [] };
    return runImport(deps, options, { onLooked: () => {}, onProgress: () => {} });
  };
  return {
    db,
    url: database.url,
    dir,
    file: (name, content) => {
      const path = join(dir, name);
      writeFileSync(path, content);
      return path;
    },
    run,
    runToday: (...args) => run(...args, '--answered-on', 'today'),
    sql: (query, params = []) => db.query(query, params),
    close: async () => {
      await db.destroy();
      await database.drop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** What was stored of the answers, in the order of their ids. */
export const STORED = `
  SELECT r.source, r.source_response_id AS id, r.score, r.comment, r.answered_at AS at, p.email, p.name, a.external_id AS account
    FROM responses r LEFT JOIN respondents p ON p.id = r.respondent_id LEFT JOIN accounts a ON a.id = r.account_id
   ORDER BY r.source, r.source_response_id COLLATE "C"`;
