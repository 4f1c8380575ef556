import type { Refusal } from '../domain/follow-up';
import type { Denial } from '../domain/permissions';
import { tellByMailRefusalWords } from './tellings/telling-refusals';
import { escapeMrkdwn, inline, mention, slackDate } from './text/mrkdwn';

/** Words for why a follow-up did not change. `since`: when the owner claimed it, if that is known. */
export function refusalWords(refusal: Refusal, since: Date | null = null): string {
  switch (refusal.code) {
    case 'already_yours':
      return 'You already have this one. It is in your Home tab.';
    case 'owned_by_other':
      return `${mention(refusal.ownerId)} already has this one${since ? ` (since ${slackDate(since)})` : ''}.`;
    case 'already_resolved':
      return `${mention(refusal.by)} already resolved this one, ${slackDate(refusal.at)}.`;
    case 'contradiction':
      return 'Nobody has reached this customer, but the form says that somebody talked to them. Log the contact first.';
    case 'already_theirs':
      // Beside a field, where Slack shows no mention.
      return 'That person has this one already. Choose somebody else.';
    case 'already_there':
      return 'It is with that team already. Choose another one.';
    case 'not_resolved':
      return 'This one is not resolved, so there is nothing to open again.';
    case 'nobody_has_it':
      return 'Nobody has this one at the moment. Claim it first.';
    case 'no_reminder_left':
      return 'No reminder is coming for this one, so there is nothing to snooze.';
    case 'no_comment':
      return 'There is no comment, so there is nothing that it could be about.';
    case 'no_address':
      return 'No e-mail address of this customer is known. Copy the text and send it another way.';
    case 'address_changed':
      return 'The address of this customer has changed meanwhile. Copy your text, close this, and open it again.';
    case 'comment_changed':
      return 'The customer has changed their comment meanwhile. Copy your text, close this, and open it again.';
    case 'nothing_to_offer':
      return 'There is nothing to offer here: the configuration has no offer for this score, or nobody knows who answered.';
    case 'already_offered':
      return 'That is offered to this customer already. Say what came of it first.';
    case 'offer_settled':
      return 'Somebody has already said what came of that offer.';
    case 'in_confidence':
      return 'This one is with a team lead alone, so its customer is on no list of people to tell.';
    case 'no_person':
      return 'Nobody knows who gave this answer, so there is nobody to tell.';
    case 'no_such_initiative':
      return 'This initiative was declined, or is not there any more. Choose another one.';
    case 'settled':
    case 'not_delivered':
    case 'mail_on_its_way':
    case 'has_follow_up':
    case 'not_listed':
      return tellByMailRefusalWords(refusal);
    case 'not_contacted':
      return (
        'Nobody has reached this customer yet. Log a contact first, ' +
        'or say why it is resolved without one: the team lead sees the reason.'
      );
  }
}

const ACCESS_WORDS: Record<Denial, string> = {
  guest: 'Guests can read along here, but follow-ups are for full members of the workspace.',
  outsider: 'Follow-ups are for members of this workspace. Please ask one of them to take it on.',
  deactivated: 'This account is deactivated, so it cannot change follow-ups.',
  bot: 'Follow-ups are for people; an app cannot take one on.',
  unknown: 'I could not find out who you are just now, so I changed nothing. Please try again in a minute.',
  not_on_team: 'This follow-up belongs to a team that you are not in. Please ask one of its members.',
  not_yours: 'Somebody else has this one. They can hand it on themselves, or a team lead can.',
  confidential: 'This one is with a team lead, who handles it in person.',
  committee_only:
    'Only the committee and admins can do this. They are named in the configuration of rNPS Loop.',
  owner_or_committee: 'Only whoever has this initiative, the committee and admins can do this.',
  leads_only:
    'Only team leads, the committee and admins can see this. They are named in the configuration of rNPS Loop.',
  teller_or_committee: 'Only whoever looks after this customer, the committee and admins can do this.',
  admins_only: 'Only admins of rNPS Loop can see this. They are named in its configuration.',
};

/** Words for a person who may not act here. */
export function accessWords(refusal: Denial): string {
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
