import type { ModalView } from '@slack/types';
import { CALLBACKS, INPUTS } from '../ids';
import { plainContext } from '../text/message';
import { inline } from '../text/mrkdwn';
import { form, input, note, option, radio } from './form';

/** A length to choose, with the instant at which it ends in words. */
export interface LengthChoice {
  /** In business days; a half is allowed where the use case allows it. */
  days: number;
  untilInWords: string;
}

/** The form behind "Snooze reminders". */
export function snoozeModal(model: {
  followUpId: string;
  about: string;
  choices: LengthChoice[];
  /** The due time in the team's zone. */
  dueInWords: string;
}): ModalView {
  return {
    ...form('Snooze reminders', CALLBACKS.snooze, model.followUpId),
    blocks: [
      plainContext(model.about),
      input(
        INPUTS.snoozeDays.block,
        'For how long?',
        radio(INPUTS.snoozeDays.action, model.choices.map(lengthOption)),
        `Contact is still due ${inline(model.dueInWords, 120)}. What is said at the due time and after it never waits.`,
      ),
    ],
  };
}

/** The form behind "Waiting on customer". */
export function waitModal(model: {
  followUpId: string;
  about: string;
  choices: LengthChoice[];
  /** Nobody has reached the customer yet, and contact is owed. */
  contactOwed: boolean;
}): ModalView {
  const owed = model.contactOwed
    ? ' Contact is still owed: waiting does not move the due time, and reminders of it come all the same.'
    : '';
  return {
    ...form('Waiting on customer', CALLBACKS.wait, model.followUpId),
    blocks: [
      plainContext(model.about),
      {
        ...note(INPUTS.waitReason, 'What are you waiting for?', 'It stands on the card, and in its thread.'),
        optional: false,
      },
      input(
        INPUTS.waitDays.block,
        'Until when, at the latest?',
        radio(INPUTS.waitDays.action, model.choices.map(lengthOption)),
        `It ends sooner by itself when they answer, or when a contact that reached them is logged.${owed}`,
      ),
    ],
  };
}

function lengthOption({ days, untilInWords }: LengthChoice) {
  const length =
    days === 0.5 ? 'Half a business day' : days === 1 ? '1 business day' : `${days} business days`;
  return option(length, String(days), `Until ${untilInWords}`);
}
