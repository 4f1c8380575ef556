import type { ModalView } from '@slack/types';
import { LIMITS } from '../checks/limits';
import { CALLBACKS, INPUTS } from '../ids';
import { plainContext } from '../text/message';
import { plain } from '../text/mrkdwn';
import { form, input, note, option } from './form';

/** The form behind "Reassign". `about`: the customer and the score. */
export function reassignModal(model: { followUpId: string; about: string }): ModalView {
  return {
    ...form('Reassign', CALLBACKS.reassign, model.followUpId),
    blocks: [
      plainContext(model.about),
      input(
        INPUTS.reassignTo.block,
        'Who should have it?',
        {
          type: 'users_select',
          action_id: INPUTS.reassignTo.action,
          placeholder: plain('Choose a colleague', LIMITS.placeholder.max),
        },
        'Only full members of this workspace can take it. They get a message; the due time stays as it is.',
      ),
    ],
  };
}

/** The form behind "Move to team": to one of `teams`, which are those that do not have it. */
export function moveModal(model: {
  followUpId: string;
  about: string;
  teams: { id: string; name: string }[];
}): ModalView {
  const teams = model.teams.slice(0, LIMITS.selectOptions.max);
  return {
    ...form('Move to a team', CALLBACKS.move, model.followUpId),
    blocks: [
      plainContext(model.about),
      input(
        INPUTS.moveTo.block,
        'Which team should have it?',
        {
          type: 'static_select',
          action_id: INPUTS.moveTo.action,
          placeholder: plain('Choose a team', LIMITS.placeholder.max),
          options: teams.map(({ id, name }) => option(name, id)),
        },
        'The card goes to their channel, where one of them claims it. The due time stays as it is.',
      ),
      note(INPUTS.moveNote, 'Why?', 'They read it in the thread of the card.'),
    ],
  };
}

/** The form behind "Reopen". */
export function reopenModal(model: { followUpId: string; about: string; ownerId: string | null }): ModalView {
  return {
    ...form('Reopen', CALLBACKS.reopen, model.followUpId),
    blocks: [
      plainContext(model.about),
      plainContext(
        `${model.ownerId ? 'Whoever had it has it again.' : 'Nobody had it, so it waits for somebody to claim it.'} ` +
          'A promise that was kept stays kept, and no clock starts anew.',
      ),
      note(INPUTS.reopenNote, 'What is still to do?', 'It stands in the thread of the card.'),
    ],
  };
}
