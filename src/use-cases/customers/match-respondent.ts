import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { ParsedPerson } from '../../domain/answer';

interface SavedRespondent {
  id: string;
  role: string | null;
}

// Somebody with another id of their own took the address over.
const EARLIER = `SELECT p.id FROM earlier_addresses e JOIN respondents p ON p.id = e.respondent_id
  WHERE lower(e.email) = lower($2) AND ($1::text IS NULL OR p.external_id IS NULL OR p.external_id = $1)`;

/**
 * The respondent of an answer, if they are known: by the source's id of them, then by e-mail, then by an address that
 * they had before, then as whoever gave its earlier version (`earlierId`), so that somebody with a mere name is not made anew by each update.
 */
export async function findRespondent(
  tx: EntityManager,
  person: ParsedPerson,
  earlierId: string | null,
): Promise<{ id: string; account_id: string | null } | null> {
  const rows: { id: string; account_id: string | null }[] = await tx.query(
    `SELECT id, account_id FROM respondents
      WHERE external_id = $1 OR lower(email) = lower($2) OR id = $3
         OR id = (${EARLIER})
      ORDER BY (external_id = $1) DESC NULLS LAST, (lower(email) = lower($2)) DESC NULLS LAST,
               (id = (${EARLIER})) DESC NULLS LAST
      LIMIT 1`,
    [person.externalId, person.email, earlierId],
  );
  return rows[0] ?? null;
}

/** Keeps what an answer tells about a respondent, new or known; null when it tells nothing by which to know them. */
export async function saveRespondent(
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: EntityManager,
  id: string | null,
  p: ParsedPerson,
  accountId: string | null,
): Promise<SavedRespondent | null> {
  if (id) {
    // An address that stands with somebody else stays there: two rows for one person are for a person to join. One that
    // they had before tells who it is, not where they are now.
    const updated: [SavedRespondent[], number] = await tx.query(
      `UPDATE respondents me SET account_id = coalesce($2, account_id), external_id = coalesce(external_id, $3),
         email = CASE WHEN $4::text IS NULL OR EXISTS (SELECT FROM respondents other
                             WHERE lower(other.email) = lower($4) AND other.id <> me.id)
                        OR EXISTS (SELECT FROM earlier_addresses e
                             WHERE lower(e.email) = lower($4) AND e.respondent_id = me.id) THEN email ELSE $4 END,
         name = coalesce($5, name), title = coalesce($6, title), role = coalesce($7, role), updated_at = $8
       WHERE id = $1 RETURNING id, role`,
      [id, accountId, p.externalId, p.email, p.name, p.title, p.role, deps.now()],
    );
    return updated[0][0]!;
  }
  if (!p.externalId && !p.email && !p.name) return null;
  const newId = deps.newId();
  await tx.query(
    `INSERT INTO respondents (id, account_id, external_id, email, name, title, role, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [newId, accountId, p.externalId, p.email, p.name, p.title, p.role, deps.now()],
  );
  return { id: newId, role: p.role };
}
