import type { Client } from 'pg';
import type { Config } from '../config/config';
import { type Finding, ok, warn } from './finding';

/** How many answers the limit of the configuration is about to take, by this machine's time; nothing without a limit. */
export async function* checkRetention(
  client: Pick<Client, 'query'>,
  { retention }: Pick<Config, 'retention'>,
): AsyncGenerator<Finding> {
  const { answers } = retention;
  if (answers === null) return;
  const { rows: tables } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('responses') IS NOT NULL AS there",
  );
  if (!tables[0]?.there) return;
  const { rows } = await client.query<{ n: string }>(
    'SELECT count(*) AS n FROM responses WHERE answered_at < clock_timestamp() - $1::interval',
    [answers],
  );
  const n = Number(rows[0]!.n);
  yield n === 0
    ? ok(`retention.answers is ${answers}: no answer is older.`)
    : warn(
        `retention.answers is ${answers}: ${n} ${n === 1 ? 'answer is' : 'answers are'} older, and the running app erases them.`,
        'They leave the trend and all other counts of their months, too. Export what you want to keep, or take the limit out of the configuration first.',
      );
}
