import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/** Asks with a statement that each connection parses and plans once; returns the rows, of RETURNING too. */
export interface Prepared {
  query<Rows>(text: string, params: unknown[]): Promise<Rows>;
}

const names = new Map<string, string>();

/**
 * For statements that are asked many times a second: planning one that joins many tables takes longer than running it.
 * The text is ours and always the same, because a connection keeps every one that it was given.
 */
export function prepared(db: DataSource): Prepared {
  return askOn(poolOf(db));
}

/** The same, in one transaction on one connection; undone when `work` throws. */
export async function inTransaction<T>(db: DataSource, work: (tx: Prepared) => Promise<T>): Promise<T> {
  const client = await poolOf(db).connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(askOn(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost) => {
      broken = lost;
    });
    throw error;
  } finally {
    // One that cannot even roll back is nobody's any more.
    client.release(broken);
  }
}

// TypeORM's own, so that there are no more connections than were asked for.
function poolOf(db: DataSource): Pool {
  return (db.driver as unknown as { master: Pool }).master;
}

function askOn(on: Pick<PoolClient, 'query'>): Prepared {
  return {
    query: async <Rows>(text: string, params: unknown[]) => {
      const { rows } = await on.query({ name: nameOf(text), text, values: params });
      return rows as Rows;
    },
  };
}

// PostgreSQL reads 63 bytes of a name.
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('hex');
    names.set(text, name);
  }
  return name;
}
