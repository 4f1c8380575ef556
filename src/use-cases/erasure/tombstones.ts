import type { EntityManager } from 'typeorm';
import type { ParsedAnswer } from '../../domain/answer';
import { erasedName, erasedNamesOf } from '../../domain/tombstone';

const BATCH = 5000;

/** Remembers names of what was erased by their keyed hashes alone. */
export async function keepTombstones(tx: EntityManager, names: string[], at: Date): Promise<void> {
  for (let from = 0; from < names.length; from += BATCH)
    await tx.query(
      `INSERT INTO tombstones (hash, at) SELECT DISTINCT tombstone_of(name), $2::timestamptz FROM unnest($1::text[]) AS name
       ON CONFLICT (hash) DO NOTHING`,
      [names.slice(from, from + BATCH), at],
    );
}

/** False while nobody was ever erased: then nothing need be looked up. */
export async function anyErased(tx: EntityManager): Promise<boolean> {
  const rows: { any: boolean }[] = await tx.query('SELECT EXISTS (SELECT FROM tombstones) AS any');
  return rows[0]!.any;
}

/** Which of these names were erased. Ask after entering the gate: an erasure holds it alone. */
export async function erasedAmong(tx: EntityManager, names: string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows: { name: string }[] = await tx.query(
    `SELECT name FROM unnest($1::text[]) AS name
      WHERE EXISTS (SELECT FROM tombstones t WHERE t.hash = tombstone_of(name))`,
    [names],
  );
  return new Set(rows.map(({ name }) => name));
}

/** By which an answer would be known again: its own id, and who gave it. */
export function namesOfAnswer(source: string, { sourceResponseId, person }: ParsedAnswer): string[] {
  return [erasedName.response(source, sourceResponseId), ...erasedNamesOf(person)];
}
