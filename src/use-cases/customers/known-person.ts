import type { EntityManager } from 'typeorm';
import type { ParsedPerson } from '../../domain/answer';

export interface KnownPerson extends ParsedPerson {
  id: string;
  accountId: string | null;
  /** The teller's time of what was told of them by themselves. */
  toldAt: Date | null;
  /** Addresses that they had before, in small letters. */
  earlier: string[];
  state: 'stored' | 'changed' | 'new';
}

/** Those in the database who are wanted by an id of ours, by one of a tool's, or by an address of now or of before. */
export async function readPeople(
  tx: Pick<EntityManager, 'query'>,
  wanted: { ids: string[]; externalIds: string[]; emails: string[] },
): Promise<KnownPerson[]> {
  const rows: Omit<KnownPerson, 'state'>[] = await tx.query(
    // Folded to small letters once, and by the database, which may fold other letters than we do.
    `WITH wanted AS MATERIALIZED (SELECT ARRAY(SELECT lower(e) FROM unnest($3::text[]) e) AS emails)
     SELECT id, account_id AS "accountId", external_id AS "externalId", email, name, title, role, told_at AS "toldAt",
            ARRAY(SELECT lower(e.email) FROM earlier_addresses e WHERE e.respondent_id = respondents.id) AS earlier
       FROM respondents WHERE id = ANY(ARRAY(
     SELECT unnest($1::uuid[])
     UNION SELECT id FROM respondents WHERE external_id = ANY($2::text[])
     UNION SELECT id FROM respondents WHERE lower(email) = ANY((SELECT emails FROM wanted)::text[])
     UNION SELECT respondent_id FROM earlier_addresses WHERE lower(email) = ANY((SELECT emails FROM wanted)::text[])))`,
    [wanted.ids, wanted.externalIds, wanted.emails],
  );
  return rows.map((row) => ({ ...row, state: 'stored' }));
}

/** True when something is told that is not known of them. */
export function isNews(
  known: KnownPerson,
  told: ParsedPerson,
  accountId: string | null,
  email: string | null,
): boolean {
  return (
    (known.accountId === null && accountId !== null) ||
    (known.externalId === null && told.externalId !== null) ||
    email !== null ||
    (known.name === null && told.name !== null) ||
    (known.title === null && told.title !== null) ||
    (known.role === null && told.role !== null)
  );
}

/** As columns of their table. */
export function rowOf(person: KnownPerson) {
  return {
    id: person.id,
    account_id: person.accountId,
    external_id: person.externalId,
    email: person.email,
    name: person.name,
    title: person.title,
    role: person.role,
    told_at: person.toldAt,
  };
}
