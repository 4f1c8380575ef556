import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { openDatabase } from '../../src/db/data-source';

const TEMPLATE = 'rnps_template';
/** Any number that no other lock of the tests uses. */
const TEMPLATE_LOCK = 911_001;

/** The run's throwaway server; see global-setup. */
export function serverUrl(): string {
  const url = process.env.RNPS_TEST_DATABASE_URL;
  if (!url) throw new Error('RNPS_TEST_DATABASE_URL is not set: run the tests through jest.');
  return url;
}

export interface FreshDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** A migrated database of one's own in a few tens of milliseconds, copied from a template made once a run. */
export async function freshDatabase(options: { migrated?: boolean } = {}): Promise<FreshDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    if (options.migrated === false) {
      await admin.query(`CREATE DATABASE ${name}`);
      return;
    }
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const made = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (made.rowCount === 0) await makeTemplate(admin);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  });
  return {
    url: withDatabase(name),
    drop: () =>
      asAdmin(async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

async function makeTemplate(admin: Client): Promise<void> {
  const building = `${TEMPLATE}_building`;
  await admin.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${building}`);
  const db = await openDatabase({ url: withDatabase(building), poolSize: 2, onPoolError: () => {} });
  await db.destroy();
  await admin.query(`ALTER DATABASE ${building} RENAME TO ${TEMPLATE}`);
}

async function asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: serverUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function withDatabase(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.toString();
}
