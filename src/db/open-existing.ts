import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { UserError } from '../domain/errors';
import { openDatabase } from './data-source';
import { startEmbedded } from './embedded/start-embedded';

export interface Opened {
  db: DataSource;
  /** Once is enough; Ctrl+C may ask for it again. */
  close: () => Promise<void>;
}

interface Existing {
  /** Null: the embedded one of the data directory. */
  databaseUrl: string | null;
  dataDir: string;
  poolSize: number;
  realNow: () => Date;
}

/** The app's database for a command, given or embedded, beside a running app or not. Never makes one (UserError). */
export async function openExisting({ databaseUrl, dataDir, poolSize, realNow }: Existing): Promise<Opened> {
  const dir = resolve(dataDir);
  if (!databaseUrl && !existsSync(join(dir, 'postgres'))) {
    throw new UserError(
      `There is no database in ${dir} yet. Start the app once with npm start, or name its database in DATABASE_URL or RNPS_DATA_DIR.`,
    );
  }
  const embedded = databaseUrl
    ? null
    : await startEmbedded({ dataDir: dir, log: () => {}, realNow: () => realNow().getTime() });
  try {
    const url = databaseUrl ?? embedded!.url;
    const db = await openDatabase({ url, poolSize, onPoolError: () => {} });
    let isOpen = true;
    const close = async () => {
      if (!isOpen) return;
      isOpen = false;
      await db.destroy().finally(() => embedded?.stop());
    };
    return { db, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
