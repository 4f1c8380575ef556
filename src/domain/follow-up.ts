import type { Band } from './bands';
import type { TellByMailRefusal } from './tellings/telling';

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
  | { code: 'already_theirs'; ownerId: string }
  | { code: 'already_there' }
  | { code: 'already_resolved'; by: string; at: Date }
  | { code: 'not_resolved' }
  | { code: 'not_contacted' }
  /** Nobody was reached, and yet these parts of the form say that somebody talked to the customer. */
  | { code: 'contradiction'; outcome: boolean; told: boolean }
  | { code: 'nobody_has_it' }
  | { code: 'no_reminder_left' }
  | { code: 'no_comment' }
  | { code: 'nothing_to_offer' }
  /** One of the kind is open to this person. */
  | { code: 'already_offered' }
  | { code: 'offer_settled' }
  /** Nothing is known of the person to which an e-mail could go. */
  | { code: 'no_address' }
  /** It is another one than the form showed. */
  | { code: 'address_changed' }
  /** The customer has said something else than the form showed. */
  | { code: 'comment_changed' }
  /** Nobody can be told of what they asked for: it is a lead's alone, nobody knows who it was, or it is closed. */
  | { code: 'in_confidence' }
  | { code: 'no_person' }
  | { code: 'no_such_initiative' }
  | TellByMailRefusal;

/** Claiming takes an open follow-up, or one that was contacted without an owner; it never stops the clock. */
export function mayClaim(state: FollowUpState, by: string): Refusal | null {
  if (state.kind === 'resolved') return resolved(state);
  const ownerId = ownerOf(state);
  if (ownerId === null) return null;
  return ownerId === by ? { code: 'already_yours' } : { code: 'owned_by_other', ownerId };
}

/** Anybody on the team may log a contact until the follow-up is resolved: what matters is that it happened. */
export function mayLogContact(state: FollowUpState): Refusal | null {
  return state.kind === 'resolved' ? resolved(state) : null;
}

/** A detractor or passive needs a reached contact first, or a reason that the team lead sees. */
export function mayResolve(
  state: FollowUpState,
  band: Band,
  reasonWithoutContact: string | null,
): Refusal | null {
  if (state.kind === 'resolved') return resolved(state);
  if (band === 'promoter' || state.kind === 'contacted' || reasonWithoutContact) return null;
  return { code: 'not_contacted' };
}

/** Work goes to somebody else at any time before it is resolved; the clock runs on. */
export function mayReassign(state: FollowUpState, to: string): Refusal | null {
  if (state.kind === 'resolved') return resolved(state);
  return ownerOf(state) === to ? { code: 'already_theirs', ownerId: to } : null;
}

/** Work goes to another team at any time before it is resolved; nobody there has taken it yet. */
export function mayMove(state: FollowUpState, fromTeam: string, toTeam: string): Refusal | null {
  if (state.kind === 'resolved') return resolved(state);
  return fromTeam === toTeam ? { code: 'already_there' } : null;
}

/** What somebody has can be given back to the team. */
export function mayRelease(state: FollowUpState): Refusal | null {
  if (state.kind === 'resolved') return resolved(state);
  return ownerOf(state) === null ? { code: 'nobody_has_it' } : null;
}

/** A snooze silences the reminders at half and three quarters, so it needs a promise on which they may still come. */
export function maySnooze(state: FollowUpState, hasPromise: boolean): Refusal | null {
  if (state.kind === 'resolved') return resolved(state);
  return state.kind === 'contacted' || !hasPromise ? { code: 'no_reminder_left' } : null;
}

/** Somebody must have the work whose customer has the next word. */
export function mayWait(state: FollowUpState): Refusal | null {
  if (state.kind === 'resolved') return resolved(state);
  return state.kind === 'open' ? { code: 'nobody_has_it' } : null;
}

/** Only what was resolved can be opened again; whoever had it has it again. */
export function mayReopen(state: FollowUpState): Refusal | null {
  return state.kind === 'resolved' ? null : { code: 'not_resolved' };
}

/** Whoever has the work; null when nobody does. */
export function ownerOf(state: FollowUpState): string | null {
  return state.kind === 'open' ? null : state.ownerId;
}

function resolved(state: Extract<FollowUpState, { kind: 'resolved' }>): Refusal {
  return { code: 'already_resolved', by: state.by, at: state.at };
}

/** What is undone when a follow-up is opened again; who had it, and a contact that was reached, stay. */
export const NOT_RESOLVED = {
  resolvedAt: null,
  resolvedBy: null,
  outcome: null,
  rootCause: null,
  customerTold: null,
  withoutContactNoteId: null,
} as const;

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
