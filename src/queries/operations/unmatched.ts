import type { EntityManager } from 'typeorm';
import type { AccountNames } from '../../domain/customers/account-match';

type Db = Pick<EntityManager, 'query'>;

/** An answer that belongs to no account yet. */
export interface UnmatchedAnswer {
  responseId: string;
  score: number;
  source: string;
  receivedAt: Date;
  person: { name: string | null; email: string | null };
  /** What the answer itself told of its account. */
  told: { name: string | null; domain: string | null };
}

/** More are not counted: nobody works through so many one by one. */
export const COUNTED_MAX = 1000;

const COLUMNS = `r.id AS "responseId", r.score, r.source, r.received_at AS "receivedAt",
            jsonb_build_object('name', p.name, 'email', p.email) AS person,
            jsonb_build_object('name', r.account_facts ->> 'name', 'domain', r.account_facts ->> 'domain') AS told`;

/** One page of them, the newest first; `total` counts no further than one beyond COUNTED_MAX. */
export async function unmatchedAnswers(
  db: Db,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ items: UnmatchedAnswer[]; total: number }> {
  const counts: { total: string }[] = await db.query(
    'SELECT count(*) AS total FROM (SELECT 1 FROM responses WHERE account_id IS NULL LIMIT $1) counted',
    [COUNTED_MAX + 1],
  );
  const items: UnmatchedAnswer[] = await db.query(
    `SELECT ${COLUMNS} FROM responses r LEFT JOIN respondents p ON p.id = r.respondent_id
      WHERE r.account_id IS NULL ORDER BY r.received_at DESC, r.id LIMIT $1 OFFSET $2`,
    [limit, offset],
  );
  return { items, total: Number(counts[0]!.total) };
}

/** One of them; null when it has an account by now, or is gone. */
export async function unmatchedAnswer(db: Db, responseId: string): Promise<UnmatchedAnswer | null> {
  const rows: UnmatchedAnswer[] = await db.query(
    `SELECT ${COLUMNS} FROM responses r LEFT JOIN respondents p ON p.id = r.respondent_id
      WHERE r.id = $1 AND r.account_id IS NULL`,
    [responseId],
  );
  return rows[0] ?? null;
}

/** Accounts with this in their name or domain, or of this id; those whose name begins with it first. */
export function accountsLike(db: Db, typed: string, limit: number): Promise<AccountNames[]> {
  const text = typed.trim();
  const pattern = text.replace(/[\\%_]/g, '\\$&');
  return db.query(
    `SELECT id, external_id AS "externalId", name, domain FROM accounts
      WHERE name ILIKE $1 OR domain ILIKE $1 OR external_id = $2
      ORDER BY (name ILIKE $3) DESC NULLS LAST, name, domain, id LIMIT $4`,
    [`%${pattern}%`, text, `${pattern}%`, limit],
  );
}
