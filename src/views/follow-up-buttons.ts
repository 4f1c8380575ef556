import type { ActionsBlock, Button, Overflow } from '@slack/types';
import type { FollowUpState } from '../domain/follow-up';
import { ACTIONS, type MenuChoice, menuValue } from './ids';
import { plain } from './mrkdwn';

type Verb = 'claim' | 'logContact' | 'resolve';

const LABELS: Record<Verb, string> = { claim: 'Claim', logContact: 'Log contact', resolve: 'Resolve' };

/** Buttons that a state offers, the one to press first in front. Whether it is allowed is decided on the click. */
const OFFERED: Record<FollowUpState['kind'], Verb[]> = {
  open: ['claim', 'logContact', 'resolve'],
  claimed: ['logContact', 'resolve'],
  contacted: ['resolve', 'logContact'],
  resolved: [],
};

/** The row of buttons of a card, with its menu. `about` names the customer for screen readers. */
export function cardButtons(card: {
  followUpId: string;
  state: FollowUpState;
  hasDueTime: boolean;
  about: string;
}): ActionsBlock {
  const { followUpId, state, about } = card;
  const buttons = OFFERED[state.kind].map((verb, index) => button(followUpId, verb, about, index === 0));
  return { type: 'actions', elements: [...buttons, menu(followUpId, card.hasDueTime)] };
}

/** The row of buttons where the card itself is not at hand: a direct message or App Home. */
export function shortButtons(followUpId: string, verbs: Verb[], about: string): ActionsBlock {
  return {
    type: 'actions',
    elements: verbs.map((verb, index) => button(followUpId, verb, about, index === 0)),
  };
}

function button(followUpId: string, verb: Verb, about: string, primary: boolean): Button {
  const label = plain(`${LABELS[verb]}: ${about}`, 75).text;
  return {
    type: 'button',
    action_id: ACTIONS[verb],
    text: plain(LABELS[verb], 75),
    value: followUpId,
    accessibility_label: label,
    ...(primary ? { style: 'primary' } : {}),
  };
}

function menu(followUpId: string, hasDueTime: boolean): Overflow {
  const option = (choice: MenuChoice, label: string) => ({
    text: plain(label, 75),
    value: menuValue(choice, followUpId),
  });
  const why = hasDueTime ? 'Why this due time?' : 'Why no due time?';
  return {
    type: 'overflow',
    action_id: ACTIONS.menu,
    options: [option('history', 'History'), option('why_due', why)],
  };
}
