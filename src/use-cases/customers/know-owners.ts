import type { Deps } from '../../deps';

/** Asked of Slack in one go; the rest has its turn in the next. */
const AT_ONCE = 20;

/**
 * Learns the names of account owners whom nobody has looked up yet, so that a comment that names one is recognised
 * without asking Slack while it is recorded. Returns how many were found.
 */
export async function knowOwners(deps: Pick<Deps, 'db' | 'directory'>): Promise<number> {
  const rows: { email: string }[] = await deps.db.query(
    `SELECT email FROM (SELECT DISTINCT lower(owner_email) AS email FROM accounts WHERE owner_email IS NOT NULL) owners
      WHERE NOT EXISTS (SELECT FROM profiles p WHERE lower(p.facts ->> 'email') = owners.email)
      ORDER BY random() LIMIT $1`,
    [AT_ONCE],
  );
  let found = 0;
  for (const { email } of rows) {
    const id = await deps.directory.byEmail(email);
    if (id && (await deps.directory.person(id))) found += 1;
  }
  return found;
}
