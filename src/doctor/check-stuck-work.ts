import type { Client } from 'pg';
import { commandFor, stuckWords } from '../domain/stuck-work';
import { stuckWork } from '../queries/operations/stuck-work';
import { type Finding, warn } from './finding';

/** So many are named. */
const LISTED_MAX = 5;

/** What the app fails at in its own code; nothing while there is none, or before the tables are there. */
export async function* checkStuckWork(client: Pick<Client, 'query'>): AsyncGenerator<Finding> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('stuck_work') IS NOT NULL AS there",
  );
  if (!tables[0]?.there) return;
  const query = async (sql: string, params?: unknown[]) => (await client.query(sql, params)).rows;
  const all = await stuckWork({ query });
  for (const work of all.slice(0, LISTED_MAX)) {
    const command = commandFor(work.topic);
    const state = work.parked ? 'and was given up' : 'and is tried again';
    yield warn(
      `${stuckWords(work)} It failed ${work.attempts} times since ${work.since.toISOString()}, last with ${work.error}, ${state}.`,
      `A fault of the app. A start, of a newer version above all, tries it again${command ? `; so does ${command} in Slack` : ''}. The log names it as ${work.topic}.`,
    );
  }
  if (all.length > LISTED_MAX) {
    const more = all.length - LISTED_MAX;
    yield warn(`${more} more such things fail.`, '/rnps status leads an admin to the messages among them.');
  }
}
