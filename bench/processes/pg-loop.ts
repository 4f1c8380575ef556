import { Pool } from 'pg';
import { compile, type Transaction } from '../replay';
import { answer, ready } from './probe';

const pool = new Pool({ connectionString: process.env.DATABASE_URL!, max: Number(process.env.BENCH_POOL) });
let transactions: ReturnType<typeof compile> = [];

// The app's own statements with new ids, and nothing around them: no HTTP, no signature, no schema, no entities.
answer('learn', ({ recorded, kept }) => {
  transactions = compile(recorded as Transaction[], new Set(kept as string[]));
});

answer('run', async ({ count, atOnce }) => {
  let next = 0;
  const from = performance.now();
  const work = async () => {
    for (let number = next++; number < (count as number); number = next++) {
      const statements = transactions[number % transactions.length]!();
      const client = await pool.connect();
      for (const statement of statements) await client.query(statement);
      client.release();
    }
  };
  await Promise.all(Array.from({ length: atOnce as number }, work));
  return (performance.now() - from) / 1000;
});

ready();
