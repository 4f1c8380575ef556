import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import type { FollowUp } from '../entities/follow-up';
import { emailOfAccountOwner } from './account-owner';

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
 * the committee, and never the owner of the account. Nobody: the card waits where admins see what could not be sent.
 */
export async function tellALead(deps: LeadDeps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  const email = await emailOfAccountOwner(tx, followUp.responseId);
  const subject = await idByEmail(tx, email);
  const { directory } = deps;
  const candidates = [...directory.leadsOf(followUp.team), ...directory.admins, ...directory.committee];
  followUp.confidentialTo = candidates.find((id) => id !== subject) ?? null;
  if (followUp.ownerId !== null && followUp.ownerId === subject)
    Object.assign(followUp, { ownerId: null, claimedAt: null });
}

// From what is cached of people: nothing asks Slack inside a transaction.
async function idByEmail(tx: EntityManager, email: string | null): Promise<string | null> {
  if (!email) return null;
  const rows: { id: string }[] = await tx.query(
    `SELECT user_id AS id FROM profiles WHERE lower(facts ->> 'email') = lower($1)`,
    [email],
  );
  return rows[0]?.id ?? null;
}
