import type { EntityManager } from 'typeorm';
import { erasedName } from '../../domain/tombstone';
import { keepTombstones } from './tombstones';
import { unlinkedNaming } from './unlinked-naming';

export interface ErasedAnswer {
  id: string;
  source: string;
  sourceResponseId: string;
}

/** Shorter ids would be found in deliveries that are about somebody else. */
const ID_MIN = 6;

/**
 * Deletes the deliveries that carried these answers, those whose answer is yet to be fetched, and every other one without
 * an answer (parked, ignored) in which an address or an id stands as a word: that reads them all, and only where
 * `search` says so. A tombstone says that they were here.
 */
export async function eraseDeliveries(
  tx: EntityManager,
  { answers, words, search, at }: { answers: ErasedAnswer[]; words: string[]; search: boolean; at: Date },
): Promise<number> {
  const sources = answers.map(({ source }) => source);
  const ids = answers.map(({ sourceResponseId }) => sourceResponseId);
  const named = answers.filter(({ sourceResponseId }) => sourceResponseId.length >= ID_MIN);
  const naming = search
    ? await unlinkedNaming(tx, [
        ...words.map((word) => ({ word, source: null })),
        ...named.map((one) => ({ word: one.sourceResponseId, source: one.source })),
      ])
    : [];
  const [gone]: [{ source: string; delivery_id: string }[], number] = await tx.query(
    `DELETE FROM raw_deliveries d
      WHERE d.response_id = ANY($1::uuid[])
         OR d.id IN (SELECT p.delivery_id FROM pending_fetches p
                      JOIN unnest($2::text[], $3::text[]) AS a (source, id) ON p.source = a.source AND p.response_id = a.id)
         OR d.id = ANY($4::uuid[])
      RETURNING d.source, d.delivery_id`,
    [answers.map(({ id }) => id), sources, ids, naming],
  );
  await keepTombstones(
    tx,
    gone.map(({ source, delivery_id }) => erasedName.delivery(source, delivery_id)),
    at,
  );
  return gone.length;
}

/** How many deliveries without an answer name somebody by one of these words. */
export async function deliveriesNaming(tx: Pick<EntityManager, 'query'>, words: string[]): Promise<number> {
  const found = await unlinkedNaming(
    tx,
    words.map((word) => ({ word, source: null })),
  );
  return found.length;
}

/** Addresses and ids of a person that are long enough to be looked for in bodies that nobody could read. */
export function wordsOfPerson(emails: string[], externalIds: string[]): string[] {
  return [...emails, ...externalIds.filter((id) => id.length >= ID_MIN)];
}
