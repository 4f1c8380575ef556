import type { EntityManager } from 'typeorm';

/** An address or an id; `source`: of whose deliveries alone, null for all. */
export interface SoughtWord {
  word: string;
  source: string | null;
}

/**
 * Ids of the deliveries without an answer in which one of these stands as a word. It reads them all, so each body is
 * decoded once, and plain searches for what must be in it go before the pattern.
 */
export async function unlinkedNaming(
  tx: Pick<EntityManager, 'query'>,
  sought: SoughtWord[],
): Promise<string[]> {
  if (sought.length === 0) return [];
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM (SELECT id, source, lower(encode(body, 'escape') COLLATE "C") AS said
                       FROM raw_deliveries WHERE response_id IS NULL AND body <> '' OFFSET 0) d
      WHERE EXISTS (SELECT FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS w (source, part, runs, pattern)
                     WHERE (w.source IS NULL OR w.source = d.source)
                       AND CASE WHEN strpos(said, part) > 0 AND said LIKE runs THEN said ~* pattern END)`,
    [
      sought.map(({ source }) => source),
      sought.map(({ word }) => rarePart(word)),
      sought.map(({ word }) => `%${runsOf(word).join('%')}%`),
      sought.map(({ word }) => wordPattern(word)),
    ],
  );
  return rows.map(({ id }) => id);
}

/** Runs of letters and digits, which every way to write the word has in common, in their order. */
function runsOf(word: string): string[] {
  return (word.match(/[A-Za-z0-9]+/g) ?? []).map((run) => run.toLowerCase());
}

/** The longest run, of an address before its @: whole companies share the rest. Empty, which every text holds, without one. */
function rarePart(word: string): string {
  const runs = runsOf(word.slice(0, word.includes('@') ? word.lastIndexOf('@') : undefined));
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
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
