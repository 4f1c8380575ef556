import type { DataSource } from 'typeorm';
import type { Store } from './store';

/** The store that all processes share. A row's lock makes the budget's check and its count one. */
export function databaseStore(db: Pick<DataSource, 'query'>): Store {
  return {
    reserve: async (month, cost, limits) => {
      // The first call of a month inserts, and no condition is asked of what is inserted.
      if (cost.tokens > limits.tokens || cost.money > limits.money) return false;
      const rows: unknown[] = await db.query(
        `INSERT INTO ai_budget AS b (month, tokens, money) VALUES ($1, $2, $3)
         ON CONFLICT (month) DO UPDATE SET tokens = b.tokens + excluded.tokens, money = b.money + excluded.money
         WHERE b.tokens + excluded.tokens <= $4 AND b.money + excluded.money <= $5
         RETURNING 1`,
        [month, cost.tokens, cost.money, limits.tokens, limits.money],
      );
      return rows.length > 0;
    },
    settle: async (month, reserved, actual, { model, failed, usage }) => {
      await db.query(
        `UPDATE ai_budget SET tokens = greatest(0, tokens + $2), money = greatest(0, money + $3) WHERE month = $1`,
        [month, actual.tokens - reserved.tokens, actual.money - reserved.money],
      );
      await db.query(
        `INSERT INTO ai_usage AS u (month, model, calls, failures, input_tokens, output_tokens)
         VALUES ($1, $2, 1, $3, $4, $5)
         ON CONFLICT (month, model) DO UPDATE SET calls = u.calls + 1, failures = u.failures + excluded.failures,
           input_tokens = u.input_tokens + excluded.input_tokens, output_tokens = u.output_tokens + excluded.output_tokens`,
        [month, model, failed ? 1 : 0, usage.input, usage.output],
      );
    },
    find: (names) => find(db, names),
    keep: async (rows) => {
      if (rows.length === 0) return;
      // In one order for everybody, so that two processes that keep the same never wait for each other in a circle.
      const sorted = [...rows].sort((a, b) => (a.name < b.name ? -1 : 1));
      await db.query(
        `INSERT INTO ai_cache (key, value, used_at)
         SELECT tombstone_of(name), value, clock_timestamp() FROM unnest($1::text[], $2::jsonb[]) AS given(name, value)
         ON CONFLICT (key) DO NOTHING`,
        [sorted.map((row) => row.name), sorted.map((row) => JSON.stringify(row.value))],
      );
    },
  };
}

async function find(db: Pick<DataSource, 'query'>, names: string[]): Promise<unknown[]> {
  const found: unknown[] = names.map(() => null);
  if (names.length === 0) return found;
  const rows: { at: string; value: unknown; is_old: boolean }[] = await db.query(
    `SELECT given.at, cached.value, cached.used_at < clock_timestamp() - interval '7 days' AS is_old
     FROM unnest($1::text[]) WITH ORDINALITY AS given(name, at)
     JOIN ai_cache cached ON cached.key = tombstone_of(given.name)`,
    [names],
  );
  for (const row of rows) found[Number(row.at) - 1] = row.value;
  const old = rows.filter((row) => row.is_old).map((row) => names[Number(row.at) - 1]);
  if (old.length > 0) {
    await db.query(
      `UPDATE ai_cache SET used_at = clock_timestamp()
       WHERE key IN (SELECT tombstone_of(name) FROM unnest($1::text[]) AS given(name))`,
      [old],
    );
  }
  return found;
}
