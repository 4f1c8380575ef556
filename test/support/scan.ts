import type { Running } from './run-app';

/** Every column of every table that can hold words, with the words that were found in it. */
export async function foundInDatabase(run: Running, words: string[]): Promise<string[]> {
  const columns = await run.sql<{ t: string; c: string; bytes: boolean }>(
    `SELECT table_name AS t, column_name AS c, data_type = 'bytea' AS bytes FROM information_schema.columns
      WHERE table_schema = 'public' AND (data_type IN ('text', 'jsonb', 'json', 'bytea', 'character varying', 'ARRAY'))
        AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public')`,
  );
  const found: string[] = [];
  for (const { t, c, bytes } of columns) {
    const text = bytes ? `encode("${c}", 'escape')` : `"${c}"::text`;
    const rows = await run.sql<{ word: string }>(
      `SELECT DISTINCT word FROM "${t}", unnest($1::text[]) AS word WHERE position(lower(word) IN lower(${text})) > 0`,
      [words],
    );
    found.push(...rows.map(({ word }) => `${t}.${c}: ${word}`));
  }
  return found;
}

/** Messages of the app in which one of the words stands, in channels and direct messages. */
export function foundInSlack(run: Running, words: string[]): string[] {
  return run.sandbox.state
    .allMessages()
    .filter(({ user }) => user === 'U0RNPSBOT')
    .map((message) => JSON.stringify(message))
    .filter((text) => words.some((word) => text.toLowerCase().includes(word.toLowerCase())));
}
