import { type InitiativeRefusal, TITLE_MAX } from '../../domain/committee/initiative';
import { escapeMrkdwn, inline, mention, slackDate } from '../text/mrkdwn';
import { STATUS_WORDS } from './initiative-parts';

/** Words for a decision that was not made. */
export function initiativeRefusalWords(refusal: InitiativeRefusal): string {
  switch (refusal.code) {
    case 'already_open':
      return (
        `${mention(refusal.by)} already made an initiative of this theme, ${slackDate(refusal.at)}: ` +
        `*${escapeMrkdwn(inline(refusal.title, TITLE_MAX))}*. One at a time: edit that one, or close it first.`
      );
    case 'already_declined':
      return `${mention(refusal.by)} already declined this theme, ${slackDate(refusal.at)}. It can be taken up again.`;
    case 'closed':
      return `${mention(refusal.by)} already closed this one, ${slackDate(refusal.at)}: ${STATUS_WORDS[refusal.status].word.toLowerCase()}.`;
    case 'not_closed':
      return 'This one is open already. Edit it instead.';
    case 'changed_meanwhile':
      return 'Somebody changed this initiative meanwhile. Close this and open it again.';
    case 'no_first_step':
      return 'This one has no first step.';
    case 'step_is_done':
      return 'The first step is done already.';
    case 'no_such_theme':
      return 'That theme is not on the list. `/rnps themes` shows those that are.';
    case 'owner_cannot':
      return 'That person cannot take it: only full members of this workspace can. Choose somebody else.';
    case 'due_passed':
      return 'That day has passed. Choose today or a later day.';
    case 'due_too_far':
      return 'That is more than three years ahead. Choose an earlier day.';
    case 'since_ahead':
      return 'That day is still ahead. Mark it delivered once customers have it.';
  }
}

/** Words for an initiative that is not there. */
export const NO_INITIATIVE_WORDS = 'This initiative is not there any more.';
