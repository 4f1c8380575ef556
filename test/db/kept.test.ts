import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { openPool } from '../../src/db/data-source';
import { freshDatabase } from '../support/fresh-database';
import { until } from '../support/run-app';

test('while nobody asks anything, as many connections stay open as shall be kept', async () => {
  const database = await freshDatabase();
  const db = await openPool({ url: database.url, poolSize: 5, kept: 2, onPoolError: () => {} });
  const pool = (db.driver as PostgresDriver).master;
  // Ten seconds otherwise.
  pool.options.idleTimeoutMillis = 50;
  const five = await Promise.all(Array.from({ length: 5 }, () => pool.connect()));
  expect(pool.totalCount).toBe(5);
  for (const client of five) client.release();
  await until('the others to be closed', () => pool.totalCount === 2);
  await delay(150);
  expect(pool.totalCount).toBe(2);
  await db.destroy();
  await database.drop();
});
