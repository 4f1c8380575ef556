import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { FollowUp } from '../../entities/follow-up';
import { accountOwnersOf } from '../customers/account-owner';

type LeadDeps = Pick<Deps, 'directory'>;

/** Who hears about a follow-up above its team: the leads, or the one lead who has a confidential one. */
export function leadsToTell(
  deps: LeadDeps,
  followUp: Pick<FollowUp, 'team' | 'confidential' | 'confidentialTo'>,
): string[] {
  if (!followUp.confidential) return deps.directory.leadsOf(followUp.team);
  return followUp.confidentialTo ? [followUp.confidentialTo] : [];
}

/**
 * Chooses who gets a confidential follow-up by direct message: a lead of the team, else an admin, else somebody of
 * the committee, and never an owner of the account, nor anybody whose address is not known. Nobody: the card waits
 * where admins see what could not be sent. An owner of the account who has the work loses it.
 */
export async function tellALead(deps: LeadDeps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  const subjects = await accountOwnersOf(tx, followUp);
  const { directory } = deps;
  const candidates = [...directory.leadsOf(followUp.team), ...directory.admins, ...directory.committee];
  const emails = await emailsOf(tx, [...candidates, ...(followUp.ownerId ? [followUp.ownerId] : [])]);
  const mayKnow = (id: string) => emails.has(id) && !subjects.has(emails.get(id)!);
  followUp.confidentialTo = candidates.find(mayKnow) ?? null;
  if (followUp.ownerId !== null && !mayKnow(followUp.ownerId))
    Object.assign(followUp, { ownerId: null, claimedAt: null });
}

// From what is cached of people: nothing asks Slack inside a transaction.
async function emailsOf(tx: EntityManager, ids: string[]): Promise<Map<string, string>> {
  const rows: { id: string; email: string }[] = await tx.query(
    `SELECT user_id AS id, lower(facts ->> 'email') AS email FROM profiles
      WHERE user_id = ANY($1::text[]) AND facts ->> 'email' IS NOT NULL`,
    [ids],
  );
  return new Map(rows.map(({ id, email }) => [id, email]));
}
