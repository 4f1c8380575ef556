import { epochDayOf } from '../sla/calendar-zone';

/** What the committee decided about a theme, at the report of a month. */
export interface Initiative {
  id: string;
  /** Id of the theme as it goes now. */
  theme: string;
  /** YYYY-MM */
  month: string;
  title: string;
  /** Slack id; null when it is nobody's. */
  owner: string | null;
  /** YYYY-MM-DD */
  dueOn: string | null;
  firstStep: string | null;
  /** Why it was declined. */
  reason: string | null;
  status: InitiativeStatus;
  decidedBy: string;
  decidedAt: Date;
  closedAt: Date | null;
  /** What was delivered. */
  delivered: string | null;
}

export type InitiativeStatus = 'open' | 'delivered' | 'declined';

/** What an open one is: what a person says of it in the form. */
export interface Terms {
  title: string;
  owner: string;
  dueOn: string;
  firstStep: string | null;
}

/** What can be done to one that is there; docs/initiative-states.md has the table. */
export type InitiativeEvent =
  | { kind: 'edit'; terms: Terms; seen: number }
  | { kind: 'reopen'; terms: Terms; seen: number }
  | { kind: 'step_done' }
  | { kind: 'deliver'; what: string; since: string }
  | { kind: 'decline'; reason: string };

/** Why nothing was done, as a code that the door turns into words. */
export type InitiativeRefusal =
  | { code: 'already_open'; by: string; at: Date; title: string }
  | { code: 'already_declined'; by: string; at: Date }
  | { code: 'closed'; status: Exclude<InitiativeStatus, 'open'>; by: string; at: Date }
  | { code: 'not_closed' }
  | { code: 'changed_meanwhile' }
  | { code: 'no_first_step' }
  | { code: 'step_is_done' }
  | { code: 'no_such_theme' }
  | { code: 'owner_cannot' }
  | { code: 'due_passed' }
  | { code: 'due_too_far' }
  | { code: 'since_ahead' };

/** What decides whether an event may happen. */
export interface InitiativeFacts {
  status: InitiativeStatus;
  /** Counts its changes. */
  revision: number;
  dueOn: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  firstStep: string | null;
  firstStepDoneAt: Date | null;
}

/** Longest words that a person may write. */
export const TITLE_MAX = 120;
export const FIRST_STEP_MAX = 500;
export const CLOSING_WORDS_MAX = 1000;
/** Further ahead is a mistyped year. */
const DUE_AHEAD_DAYS = 3 * 366;

/** Null when the event may happen now. `today`: the house's date. */
export function refusalOf(
  now: InitiativeFacts,
  event: InitiativeEvent,
  today: string,
): InitiativeRefusal | null {
  switch (event.kind) {
    case 'edit':
      return closed(now) ?? stale(now, event.seen) ?? dueRefusal(event.terms.dueOn, today, now.dueOn);
    case 'reopen':
      if (now.status === 'open') return { code: 'not_closed' };
      return stale(now, event.seen) ?? dueRefusal(event.terms.dueOn, today, null);
    case 'step_done':
      if (now.status !== 'open') return closed(now);
      if (now.firstStep === null) return { code: 'no_first_step' };
      return now.firstStepDoneAt ? { code: 'step_is_done' } : null;
    case 'deliver':
      return closed(now) ?? (event.since > today ? { code: 'since_ahead' } : null);
    case 'decline':
      return closed(now);
  }
}

/** A due date that is set must lie ahead; one that stays as it was (`before`) may have passed. */
export function dueRefusal(dueOn: string, today: string, before: string | null): InitiativeRefusal | null {
  if (dueOn === before) return null;
  if (dueOn < today) return { code: 'due_passed' };
  return epochDayOf(dueOn) - epochDayOf(today) > DUE_AHEAD_DAYS ? { code: 'due_too_far' } : null;
}

function closed({ status, closedAt, closedBy }: InitiativeFacts): InitiativeRefusal | null {
  return status === 'open' ? null : { code: 'closed', status, by: closedBy!, at: closedAt! };
}

// Two have the form open: the second would write over what they have not seen.
function stale({ revision }: InitiativeFacts, seen: number): InitiativeRefusal | null {
  return revision === seen ? null : { code: 'changed_meanwhile' };
}

/** Where a theme was decided about: beneath it in a month's report, or in the list that anybody may ask for. */
export type MadeFrom = 'report' | 'themes';

/** What a decision is about: the theme, and the month (YYYY-MM) over whose report it stands. */
export interface About {
  month: string;
  theme: string;
  /** The report unless it says otherwise. */
  from?: MadeFrom;
}

/** As a button about a theme, and the form behind it, carry it. */
export function aboutValue({ month, theme, from }: About): string {
  return `${month}:${theme}${from === 'themes' ? ':themes' : ''}`;
}

/** What a button about a theme is for; null when it is none of ours. */
export function readAbout(value: string): Required<About> | null {
  const found = /^(\d{4}-(?:0[1-9]|1[0-2])):([a-z0-9-]{1,60})(:themes)?$/.exec(value);
  return found ? { month: found[1]!, theme: found[2]!, from: found[3] ? 'themes' : 'report' } : null;
}

/** Everything that can happen to an initiative, as its history names it. */
export type InitiativeVerb =
  | 'made'
  | 'theme_declined'
  | 'edited'
  | 'step_done'
  | 'delivered'
  | 'declined'
  | 'reopened'
  | 'orphaned'
  | 'phrases_set'
  | 'left_untold';

/** One line of a person's words, as it is kept; PostgreSQL takes neither a NUL nor half of a surrogate pair. */
export function oneLine(typed: string): string {
  return typed
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
