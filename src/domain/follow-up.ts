import type { Band } from './bands';

/** Columns from which a follow-up's state is read. Nobody but `stateOf` looks at their nulls. */
export interface FollowUpRow {
  ownerId: string | null;
  claimedAt: Date | null;
  contactedAt: Date | null;
  contactedBy: string | null;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  outcome: Outcome | null;
}

export type FollowUpState =
  | { kind: 'open' }
  | { kind: 'claimed'; ownerId: string; since: Date }
  | { kind: 'contacted'; ownerId: string | null; at: Date; by: string }
  | { kind: 'resolved'; ownerId: string | null; at: Date; by: string; outcome: Outcome };

export const OUTCOMES = [
  'issue_fixed',
  'explained',
  'referred_to_product',
  'relationship_repaired',
  'thanked',
  'no_response',
  'no_action_possible',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const CHANNELS_OF_CONTACT = ['phone', 'video', 'email', 'in_person', 'chat'] as const;
export type ContactChannel = (typeof CHANNELS_OF_CONTACT)[number];

/** The one reading of a follow-up's nullable columns: what happened last wins. */
export function stateOf(row: FollowUpRow): FollowUpState {
  if (row.resolvedAt && row.resolvedBy && row.outcome) {
    return {
      kind: 'resolved',
      ownerId: row.ownerId,
      at: row.resolvedAt,
      by: row.resolvedBy,
      outcome: row.outcome,
    };
  }
  if (row.contactedAt && row.contactedBy) {
    return { kind: 'contacted', ownerId: row.ownerId, at: row.contactedAt, by: row.contactedBy };
  }
  if (row.ownerId && row.claimedAt) return { kind: 'claimed', ownerId: row.ownerId, since: row.claimedAt };
  return { kind: 'open' };
}

/** Why a person may not do a thing to a follow-up, as a code that the door turns into words. */
export type Refusal =
  | { code: 'already_yours' }
  | { code: 'owned_by_other'; ownerId: string }
  | { code: 'already_resolved'; by: string; at: Date }
  | { code: 'not_contacted' };

/** Claiming takes an open follow-up, or one that was contacted without an owner; it never stops the clock. */
export function mayClaim(state: FollowUpState, by: string): Refusal | null {
  switch (state.kind) {
    case 'open':
      return null;
    case 'claimed':
      return state.ownerId === by
        ? { code: 'already_yours' }
        : { code: 'owned_by_other', ownerId: state.ownerId };
    case 'contacted':
      if (state.ownerId === null) return null;
      return state.ownerId === by
        ? { code: 'already_yours' }
        : { code: 'owned_by_other', ownerId: state.ownerId };
    case 'resolved':
      return { code: 'already_resolved', by: state.by, at: state.at };
  }
}

/** Anybody on the team may log a contact until the follow-up is resolved: what matters is that it happened. */
export function mayLogContact(state: FollowUpState): Refusal | null {
  return state.kind === 'resolved' ? { code: 'already_resolved', by: state.by, at: state.at } : null;
}

/** A detractor or passive needs a reached contact first, or a reason that the team lead sees. */
export function mayResolve(
  state: FollowUpState,
  band: Band,
  reasonWithoutContact: string | null,
): Refusal | null {
  if (state.kind === 'resolved') return { code: 'already_resolved', by: state.by, at: state.at };
  if (band === 'promoter' || state.kind === 'contacted' || reasonWithoutContact) return null;
  return { code: 'not_contacted' };
}

/** What the 48-hour promise says of a follow-up at this moment. */
export type SlaStatus =
  | { kind: 'none' }
  | { kind: 'running'; dueAt: Date }
  | { kind: 'met'; dueAt: Date; contactedAt: Date }
  | { kind: 'breached'; dueAt: Date; contactedAt: Date | null };

/** Met when contact was reached at or before the due instant; a follow-up resolved without being reached stays breached after it. */
export function slaStatus(row: { dueAt: Date | null; contactedAt: Date | null }, now: Date): SlaStatus {
  if (!row.dueAt) return { kind: 'none' };
  const { dueAt, contactedAt } = row;
  if (contactedAt) return { kind: contactedAt <= dueAt ? 'met' : 'breached', dueAt, contactedAt };
  return now < dueAt ? { kind: 'running', dueAt } : { kind: 'breached', dueAt, contactedAt: null };
}
