import type { Refusal } from '../domain/follow-up';
import { escapeMrkdwn, inline, mention, slackDate } from './mrkdwn';

/** Words for why a follow-up did not change. `since`: when the owner claimed it, if that is known. */
export function refusalWords(refusal: Refusal, since: Date | null = null): string {
  switch (refusal.code) {
    case 'already_yours':
      return 'You already have this one. It is in your Home tab.';
    case 'owned_by_other':
      return `${mention(refusal.ownerId)} already has this one${since ? ` (since ${slackDate(since)})` : ''}.`;
    case 'already_resolved':
      return `${mention(refusal.by)} already resolved this one, ${slackDate(refusal.at)}.`;
    case 'not_contacted':
      return (
        'Nobody has reached this customer yet. Log a contact first, ' +
        'or say why it is resolved without one: the team lead sees the reason.'
      );
  }
}

/** Why a person may do nothing here at all, whatever button they found. */
export type AccessRefusal =
  | 'guest'
  | 'outsider'
  | 'deactivated'
  | 'bot'
  | 'unknown'
  | 'not_on_team'
  | 'admins_only';

const ACCESS_WORDS: Record<AccessRefusal, string> = {
  guest: 'Guests can read along here, but follow-ups are for full members of the workspace.',
  outsider: 'Follow-ups are for members of this workspace. Please ask one of them to take it on.',
  deactivated: 'This account is deactivated, so it cannot change follow-ups.',
  bot: 'Follow-ups are for people; an app cannot take one on.',
  unknown: 'I could not find out who you are just now, so I changed nothing. Please try again in a minute.',
  not_on_team: 'This follow-up belongs to a team that you are not in. Please ask one of its members.',
  admins_only: 'Only admins of rNPS Loop can see this. They are named in its configuration.',
};

/** Words for a person who may not act here. */
export function accessWords(refusal: AccessRefusal): string {
  return ACCESS_WORDS[refusal];
}

/** Words for a follow-up that is not there any more, for example because its person was erased. */
export const GONE_WORDS = 'This follow-up is not there any more. Its answer may have been deleted.';

/** Words for when somebody else is changing the same follow-up at this moment. */
export const BUSY_WORDS = 'Somebody else is changing this one right now. Please try again in a moment.';

/** Words for a fault of ours; the reference is in the log. */
export function sorryWords(reference: string): string {
  return `Sorry, that went wrong on my side, and nothing was changed. If it happens again, tell an admin: ${escapeMrkdwn(inline(reference, 60))}.`;
}
