import type { EntityManager } from 'typeorm';
import type { FollowUp } from '../../entities/follow-up';
import { answersInWork } from '../../queries/follow-ups/answers-in-work';

/**
 * E-mail addresses, in small letters, of everybody who owns or owned the account of a follow-up: as each of its answers
 * was received, and today. A confidential follow-up may be about any of them.
 */
export async function accountOwnersOf(
  tx: Pick<EntityManager, 'query'>,
  work: Pick<FollowUp, 'id' | 'responseId'>,
): Promise<Set<string>> {
  const rows: { email: string }[] = await tx.query(
    `SELECT DISTINCT lower(owner.email) AS email
       FROM ${answersInWork('$1::uuid', '$2')} one
       JOIN responses r ON r.id = one.id
       LEFT JOIN accounts a ON a.id = r.account_id
      CROSS JOIN LATERAL (VALUES (r.account_facts ->> 'ownerEmail'), (a.owner_email)) AS owner (email)
      WHERE owner.email IS NOT NULL`,
    [work.responseId, work.id],
  );
  return new Set(rows.map(({ email }) => email));
}
