import type { ActionsBlock, Button } from '@slack/types';
import type { FollowUpState } from '../../domain/follow-up';
import { ACTIONS } from '../ids';
import { plain } from '../text/mrkdwn';
import { type MenuFacts, menu } from './follow-up-menu';

type Verb = 'claim' | 'logContact' | 'resolve';

const LABELS: Record<Verb, string> = { claim: 'Claim', logContact: 'Log contact', resolve: 'Resolve' };

/** Buttons that a state offers, the one to press first in front. Whether it is allowed is decided on the click. */
function offered(state: FollowUpState): Verb[] {
  switch (state.kind) {
    case 'open':
      return ['claim', 'logContact', 'resolve'];
    case 'claimed':
      return ['logContact', 'resolve'];
    case 'contacted':
      return state.ownerId ? ['resolve', 'logContact'] : ['claim', 'resolve', 'logContact'];
    case 'resolved':
      return [];
  }
}

/** The row of buttons of a card, with its menu. `about` names the customer for screen readers. */
export function cardButtons(card: MenuFacts & { about: string }): ActionsBlock {
  return shortButtons(card.followUpId, offered(card.state), card.about, card);
}

/** The row of buttons where the card itself is not at hand: a direct message or App Home. */
export function shortButtons(
  followUpId: string,
  verbs: Verb[],
  about: string,
  withMenu: MenuFacts | null = null,
): ActionsBlock {
  const buttons = verbs.map((verb, index) => button(followUpId, verb, about, index === 0));
  return { type: 'actions', elements: [...buttons, ...(withMenu ? [menu(withMenu)] : [])] };
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
