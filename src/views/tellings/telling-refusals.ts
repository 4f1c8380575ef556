import type { TellByMailRefusal, TellingRefusal } from '../../domain/tellings/telling';
import { mention, slackDate } from '../text/mrkdwn';

/** Words for a press that changed nothing. */
export function tellingRefusalWords(refusal: TellingRefusal): string {
  switch (refusal.code) {
    case 'settled': {
      const what = refusal.state === 'told' ? 'already told them' : 'already said that they need not be told';
      return `${mention(refusal.by)} ${what}, ${slackDate(refusal.at)}.`;
    }
    case 'nothing_to_undo':
      return 'That was taken back already: they are not told.';
    case 'not_delivered':
      return 'The initiative was taken up again, so nobody need be told for now.';
  }
}

/** Words for somebody who is not on the list any more. */
export const NO_TELLING_WORDS =
  'This customer is not on the list any more. They may have been erased, or are found by nothing now.';

/** Words for an e-mail to somebody that was not kept. */
export function tellByMailRefusalWords(refusal: TellByMailRefusal): string {
  switch (refusal.code) {
    case 'mail_on_its_way':
      return 'An e-mail that tells them is on its way already. Its outcome shows here.';
    case 'has_follow_up':
      return 'This customer has answered again meanwhile. Copy your text, close this, and open it anew from the list.';
    case 'not_listed':
      return NO_TELLING_WORDS;
    case 'settled':
    case 'not_delivered':
      return tellingRefusalWords(refusal);
  }
}
