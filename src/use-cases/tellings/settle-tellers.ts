import type { Deps } from '../../deps';
import { patiently } from '../transaction';
import { owePeople } from './owe-tellings';
import { whoTells } from './who-tells';

/**
 * Gives the people who are not told, and those who may be counted in, to whoever looks after their account now: somebody else has it, or its owner left,
 * in which case they are the committee's. Returns how many changed hands.
 */
export async function settleTellers(deps: Deps): Promise<number> {
  const rows: { email: string | null; owner: string | null }[] = await deps.db.query(
    `SELECT DISTINCT lower(a.owner_email) AS email, t.owner_id AS owner
       FROM tellings t JOIN initiatives i ON i.id = t.initiative_id AND i.status = 'delivered'
       LEFT JOIN accounts a ON a.id = t.account_id
      WHERE t.state = 'not_told'`,
  );
  const owners = await whoTells(
    deps,
    rows.flatMap(({ email }) => (email ? [email] : [])),
  );
  let moved = 0;
  for (const { email, owner } of rows) {
    const now = (email && owners.get(email)) || null;
    if (now !== owner) moved += await handOver(deps, { email, from: owner, to: now });
  }
  if (moved > 0) deps.wake();
  return moved;
}

function handOver(
  deps: Deps,
  { email, from, to }: { email: string | null; from: string | null; to: string | null },
): Promise<number> {
  return patiently(deps, async (tx) => {
    const [rows]: [{ initiativeId: string }[], number] = await tx.query(
      `UPDATE tellings SET owner_id = $3, revision = revision + 1 WHERE id IN (
           SELECT t.id FROM tellings t LEFT JOIN accounts a ON a.id = t.account_id
            WHERE t.state = 'not_told' AND t.owner_id IS NOT DISTINCT FROM $2
              AND lower(a.owner_email) IS NOT DISTINCT FROM $1 ORDER BY t.id FOR UPDATE OF t)
         RETURNING initiative_id AS "initiativeId"`,
      [email, from, to],
    );
    for (const initiativeId of new Set(rows.map((row) => row.initiativeId)))
      await owePeople(deps, tx, { initiativeId, owners: [from, to] });
    return rows.length;
  });
}
