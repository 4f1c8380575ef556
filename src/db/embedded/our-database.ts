import { readFileSync } from 'node:fs';
import { Client, DatabaseError } from 'pg';

/**
 * The address of the database rnps on the server, which is made when missing (a first start may be killed between
 * making the cluster and this). Throws when the server does not take the password of the data directory.
 */
export async function ensureDatabase(o: { port: number; passwordFile: string }): Promise<string> {
  const password = readPassword(o.passwordFile);
  const urlOf = (database: string) => `postgres://rnps:${password}@127.0.0.1:${o.port}/${database}`;
  try {
    await withClient(urlOf('rnps'), async () => {});
  } catch (error) {
    const code = error instanceof DatabaseError ? error.code : undefined;
    if (code === '28P01') throw new Error(wrongPassword(o.passwordFile), { cause: error });
    if (code !== '3D000') throw error;
    await withClient(urlOf('postgres'), (client) => client.query('CREATE DATABASE rnps'));
  }
  return urlOf('rnps');
}

async function withClient(
  connectionString: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A server that is killed now is reported by the call that waits for it.
  client.on('error', () => {});
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end();
  }
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Error(
      `The database's password file ${file} cannot be read. Bring it back from a backup; without it the database ` +
        'cannot be opened.',
      { cause },
    );
  }
}

const wrongPassword = (file: string) =>
  `The embedded database does not take the password in ${file}. Bring that file back from a backup.`;
