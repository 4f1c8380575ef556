import type { EntityManager } from 'typeorm';
import { isId } from '../../domain/id';
import { erasedNamesOf, type PersonKeys } from '../../domain/tombstone';
import { type ErasedAnswer, wordsOfPerson } from '../erasure/erase-deliveries';

/** All rows that are one person, with every name by which they could come back. */
export interface FoundPerson {
  respondentIds: string[];
  responseIds: string[];
  /** What is hashed to remember them. */
  names: string[];
  /** What is looked for in deliveries that no answer came of. */
  words: string[];
}

/** A person by address, of now or of before, or by the id that a tool has for them; rows that have either are one person. */
export async function findPerson(
  db: Pick<EntityManager, 'query'>,
  keys: PersonKeys & { respondentId?: string | null },
): Promise<FoundPerson> {
  const { externalId, email, respondentId = null } = keys;
  const rows: { id: string; external_id: string | null; email: string | null }[] = await db.query(
    `SELECT id, external_id, email FROM respondents
      WHERE external_id = $1 OR lower(email) = lower($2) OR id = $3
         OR id = (SELECT respondent_id FROM earlier_addresses e WHERE lower(e.email) = lower($2))`,
    [externalId, email?.trim() ?? null, respondentId],
  );
  const earlier: { email: string }[] = await db.query(
    'SELECT email FROM earlier_addresses WHERE respondent_id = ANY($1::uuid[])',
    [rows.map(({ id }) => id)],
  );
  const emails = distinct([email?.trim() || null, ...[...rows, ...earlier].map((row) => row.email)]);
  const externalIds = distinct([externalId, ...rows.map((row) => row.external_id)]);
  const answers: { id: string }[] = await db.query(
    'SELECT id FROM responses WHERE respondent_id = ANY($1::uuid[])',
    [rows.map(({ id }) => id)],
  );
  return {
    respondentIds: rows.map(({ id }) => id),
    responseIds: answers.map(({ id }) => id),
    names: [
      ...emails.flatMap((one) => erasedNamesOf({ email: one, externalId: null })),
      ...externalIds.flatMap((one) => erasedNamesOf({ email: null, externalId: one })),
    ],
    words: wordsOfPerson(emails, externalIds),
  };
}

/** A person as an admin types them: an address, an id of a tool's, or our own. */
export function typedPerson(typed: string): PersonKeys & { respondentId: string | null } {
  const who = typed.trim();
  if (who.includes('@')) return { email: who, externalId: null, respondentId: null };
  return { email: null, externalId: who, respondentId: isId(who) ? who : null };
}

/** An answer by the source's own id of it; null when it is not known. */
export async function findAnswer(
  db: Pick<EntityManager, 'query'>,
  { source, sourceResponseId }: Omit<ErasedAnswer, 'id'>,
): Promise<string | null> {
  const rows: { id: string }[] = await db.query(
    'SELECT id FROM responses WHERE source = $1 AND source_response_id = $2',
    [source, sourceResponseId],
  );
  return rows[0]?.id ?? null;
}

function distinct(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
