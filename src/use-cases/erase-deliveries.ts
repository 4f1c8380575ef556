import type { EntityManager } from 'typeorm';
import { erasedName } from '../domain/tombstone';
import { keepTombstones } from './tombstones';

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
  const patterns = search ? words.map(wordPattern) : [];
  const named = search ? answers.filter(({ sourceResponseId }) => sourceResponseId.length >= ID_MIN) : [];
  const [gone]: [{ source: string; delivery_id: string }[], number] = await tx.query(
    `DELETE FROM raw_deliveries d
      WHERE d.response_id = ANY($1::uuid[])
         OR d.id IN (SELECT p.delivery_id FROM pending_fetches p
                      JOIN unnest($2::text[], $3::text[]) AS a (source, id) ON p.source = a.source AND p.response_id = a.id)
         OR d.response_id IS NULL AND d.body <> '' AND (
              encode(d.body, 'escape') ~* ANY($4::text[])
              OR EXISTS (SELECT FROM unnest($5::text[], $6::text[]) AS a (source, pattern)
                          WHERE a.source = d.source AND encode(d.body, 'escape') ~* a.pattern))
      RETURNING d.source, d.delivery_id`,
    [
      answers.map(({ id }) => id),
      sources,
      ids,
      patterns,
      named.map(({ source }) => source),
      named.map(({ sourceResponseId }) => wordPattern(sourceResponseId)),
    ],
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
  if (words.length === 0) return 0;
  const rows: { n: string }[] = await tx.query(
    `SELECT count(*) AS n FROM raw_deliveries
      WHERE response_id IS NULL AND body <> '' AND encode(body, 'escape') ~* ANY($1::text[])`,
    [words.map(wordPattern)],
  );
  return Number(rows[0]!.n);
}

/** Addresses and ids of a person that are long enough to be looked for in bodies that nobody could read. */
export function wordsOfPerson(emails: string[], externalIds: string[]): string[] {
  return [...emails, ...externalIds.filter((id) => id.length >= ID_MIN)];
}

/**
 * A pattern for a word in a body as PostgreSQL's encode(body, 'escape') writes it: plain, in a form, or with JSON's
 * escapes; not as a part of a longer address or id.
 */
function wordPattern(word: string): string {
  const whole = word.replace(/\p{Surrogate}/gu, '\uFFFD');
  const json = [...whole].map((c) => (c > '~' ? jsonEscape(c) : c)).join('');
  const forms = new Set([whole, encodeURIComponent(whole), json, json.replaceAll('@', '\\u0040')]);
  const any = [...forms].map((form) => literal(asEncoded(form))).join('|');
  return `(^|[^a-z0-9._%+-]|%[0-9a-f]{2}|\\\\\\\\[nrt])(${any})($|[^a-z0-9_.-]|\\.($|[^a-z0-9]))`;
}

function jsonEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}

// encode(..., 'escape') writes bytes above 127 as octal and doubles each backslash.
function asEncoded(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) =>
      byte > 127 || byte === 0
        ? `\\${byte.toString(8).padStart(3, '0')}`
        : byte === 92
          ? '\\\\'
          : String.fromCharCode(byte),
    )
    .join('');
}

function literal(text: string): string {
  return text.replace(/[^a-zA-Z0-9]/g, '\\$&');
}
