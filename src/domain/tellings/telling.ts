/** Whether somebody who asked for what was delivered has heard of it. */
export type TellingState = 'not_told' | 'told' | 'not_needed';
/** How they heard: somebody says so, also of a reply that they sent by hand, or a reply by e-mail went out. */
export type ToldVia = 'said' | 'email';

/** A line of its history; `came_back`: the e-mail that told them was not delivered; `left`: nothing finds them any more. */
export type TellingVerb = 'told' | 'not_needed' | 'taken_back' | 'came_back' | 'left';

/** By what alone somebody had been found who left the list; `nothing`: by several things, of which none is left. */
export type LeftBecause = 'phrase' | 'theme' | 'unlinked' | 'nothing';

/** Why somebody leaves the list, by what they had been found when it was made last. */
export function leftBecause(foundBy: readonly string[]): LeftBecause {
  const [one, more] = new Set(foundBy);
  // What was linked by hand went when that was taken back.
  if (one === undefined) return 'unlinked';
  return more === undefined && (one === 'phrase' || one === 'theme') ? one : 'nothing';
}

/** What a person can do with one; docs/telling-states.md has the table. */
export type TellingEvent = 'told' | 'not_needed' | 'undo';

/** What decides whether an event may happen. */
export interface TellingFacts {
  state: TellingState;
  by: string | null;
  at: Date | null;
  /** What they asked for is delivered; false once it was taken up again. */
  delivered: boolean;
}

/** Why nothing was done, as a code that the door turns into words. */
export type TellingRefusal =
  | { code: 'settled'; state: Exclude<TellingState, 'not_told'>; by: string; at: Date }
  | { code: 'nothing_to_undo' }
  | { code: 'not_delivered' };

/** The state that follows, `same` where a second press of one person changes nothing, or why not. */
export function decideTelling(
  now: TellingFacts,
  event: TellingEvent,
  by: string,
): { to: TellingState } | { same: true } | { refusal: TellingRefusal } {
  if (!now.delivered) return { refusal: { code: 'not_delivered' } };
  if (event === 'undo')
    return now.state === 'not_told' ? { refusal: { code: 'nothing_to_undo' } } : { to: 'not_told' };
  if (now.state === 'not_told') return { to: event };
  if (now.state === event && now.by === by) return { same: true };
  return { refusal: { code: 'settled', state: now.state, by: now.by!, at: now.at! } };
}

/** Why somebody is not told by an e-mail from here; `not_listed`: they are on the list no more. */
export type TellByMailRefusal =
  | Exclude<TellingRefusal, { code: 'nothing_to_undo' }>
  | { code: 'mail_on_its_way' }
  /** The e-mail was to be one without, and its thread is the place of what comes of it. */
  | { code: 'has_follow_up' }
  | { code: 'not_listed' };

/** Null when an e-mail may tell them now: nobody has, and no other e-mail is on its way. */
export function mayTellByMail(now: TellingFacts & { mailWaits: boolean }): TellByMailRefusal | null {
  if (!now.delivered) return { code: 'not_delivered' };
  if (now.state !== 'not_told') return { code: 'settled', state: now.state, by: now.by!, at: now.at! };
  return now.mailWaits ? { code: 'mail_on_its_way' } : null;
}

/** How many people asked or surely spoke of its theme, and what became of them. */
export interface TellingCounts {
  asked: number;
  /** Of which so many accounts. */
  accounts: number;
  /** Of them all, who spoke of its theme, and asked for nothing by words or by hand. */
  spoke: number;
  told: number;
  notNeeded: number;
  notTold: number;
  /** Of these not told, who spoke of its theme, and may have meant something else. */
  byTheme: number;
  /** Of these not told, for whom the last reminder is over. */
  late: number;
}
