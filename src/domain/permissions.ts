import type { PersonFacts } from './customers/person';

/** Everything that a person can do here, whatever button, form or word asked for it. */
export const VERBS = [
  'claim',
  'log_contact',
  'reply',
  'offer',
  'resolve',
  'snooze',
  'wait',
  'reopen',
  'release',
  'reassign',
  'move',
  'correct',
  'link',
  'read',
  'ask',
  'administer',
] as const;
export type Verb = (typeof VERBS)[number];
/** Verbs about one follow-up; `ask` is a command or App Home, `administer` sees and mends the app itself. */
export type WorkVerb = Exclude<Verb, 'ask' | 'administer'>;

/** What a person is to one follow-up. */
export interface Standing {
  admin: boolean;
  committee: boolean;
  /** Leads the team that has it. */
  lead: boolean;
  /** Is in the channel of the team that has it. */
  onTeam: boolean;
  /** Has the follow-up. */
  owner: boolean;
  /** Somebody has it, they or another. */
  taken: boolean;
  /** The comment is, or may be, about them: the account is theirs and the follow-up is confidential. */
  subject: boolean;
  confidential: boolean;
}

/** Why somebody may not, as a code that the door turns into words. */
export type Denial =
  | Exclude<PersonFacts['kind'], 'member'>
  | 'unknown'
  | 'not_on_team'
  | 'not_yours'
  | 'confidential'
  | 'admins_only'
  | 'committee_only'
  | 'leads_only'
  | 'owner_or_committee'
  | 'teller_or_committee';

/** Guests, bots, outsiders, the deactivated and those of whom nobody can say who they are: refused, whatever they do. */
export function kindDenied(person: Pick<PersonFacts, 'kind'> | null): Denial | null {
  if (person === null) return 'unknown';
  return person.kind === 'member' ? null : person.kind;
}

/** For a full member of the workspace: null when they may, else why not. */
export function denied(verb: WorkVerb, who: Standing): Denial | null {
  if (who.confidential) {
    if (who.subject) return 'confidential';
    if (!who.lead && !who.admin && !who.owner) return 'confidential';
  }
  switch (verb) {
    case 'read':
      return null;
    case 'claim':
    case 'log_contact':
    case 'reply':
    case 'offer':
    case 'resolve':
    case 'snooze':
    case 'wait':
    case 'reopen':
    case 'correct':
      return inTheWork(who) ? null : 'not_on_team';
    case 'move':
    case 'link':
      return inTheWork(who) || who.committee ? null : 'not_on_team';
    // Whoever has work may hand it on; taking it from somebody else is for leads, admins and the committee.
    case 'release':
    case 'reassign':
      if (who.owner || who.lead || who.admin || who.committee) return null;
      if (!who.onTeam) return 'not_on_team';
      return who.taken ? 'not_yours' : null;
  }
}

function inTheWork(who: Standing): boolean {
  return who.onTeam || who.lead || who.owner || who.admin;
}

/** The committee's; an admin may in its place. */
export function isOfCommittee(
  { committee, admins }: { committee: ReadonlySet<string>; admins: ReadonlySet<string> },
  userId: string,
): boolean {
  return committee.has(userId) || admins.has(userId);
}

/** What a person is to an initiative, or to a customer who is to be told of it. */
export interface DecisionStanding {
  admin: boolean;
  committee: boolean;
  /** It is theirs. */
  owner: boolean;
}

/** The committee decides, an admin may in its place; whoever has an initiative may carry it through. Null: they may. */
export function decisionDenied(
  verb: 'decide' | 'carry_through',
  { admin, committee, owner }: DecisionStanding,
): Denial | null {
  if (admin || committee) return null;
  if (verb === 'decide') return 'committee_only';
  return owner ? null : 'owner_or_committee';
}

/** Whoever is to tell a customer, the committee, or an admin. Null: they may. */
export function tellingDenied({ admin, committee, owner }: DecisionStanding): Denial | null {
  return admin || committee || owner ? null : 'teller_or_committee';
}
