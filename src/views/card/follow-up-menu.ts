import type { ModalView, Overflow, SectionBlock } from '@slack/types';
import type { Band } from '../../domain/bands';
import type { FollowUpState } from '../../domain/follow-up';
import { LIMITS } from '../checks/limits';
import { ACTIONS, type MenuChoice, menuValue } from '../ids';
import { plainContext } from '../text/message';
import { mrkdwn, plain } from '../text/mrkdwn';
import { reading } from '../windows/form';

/** What decides which choices a follow-up's menu has. */
export interface MenuFacts {
  followUpId: string;
  state: FollowUpState;
  band: Band;
  hasDueTime: boolean;
  comment: string | null;
}

type Choice = Exclude<MenuChoice, 'more'>;

/** What can be chosen, the most wanted first. Whether it is allowed is decided on the click. */
function offered({ state, band, hasDueTime, comment }: MenuFacts): Choice[] {
  const themes: Choice[] = comment === null ? [] : ['themes'];
  // A promoter is asked for something, a passive is helped along; a detractor is owed a remedy, not an offer.
  const write: Choice[] = band === 'promoter' ? ['reply', 'offer'] : ['reply'];
  const offer: Choice[] = band === 'passive' ? ['offer'] : [];
  const reading: Choice[] = [...themes, 'asked_for', 'why_priority', 'why_due', 'history'];
  const snooze: Choice[] = hasDueTime ? ['snooze'] : [];
  switch (state.kind) {
    case 'open':
      return [...write, 'reassign', 'move', ...snooze, ...offer, ...reading];
    case 'claimed':
      return [...write, 'wait', 'reassign', ...snooze, 'move', 'release', ...offer, ...reading];
    case 'contacted':
      return [
        ...write,
        'wait',
        'reassign',
        'move',
        ...(state.ownerId ? (['release'] as const) : []),
        ...offer,
        ...reading,
      ];
    case 'resolved':
      return ['reopen', ...(band === 'detractor' ? [] : (['offer'] as const)), ...reading];
  }
}

/**
 * The three-dot menu of a card. Slack gives it five options at the most; where there are more, the last one opens a
 * window that has them all. A select would hold more, but goes on showing what was chosen after a form is cancelled.
 */
export function menu(facts: MenuFacts): Overflow {
  const all = offered(facts);
  const shown: MenuChoice[] =
    all.length <= LIMITS.overflowOptions.max ? all : [...all.slice(0, 3), 'history', 'more'];
  return {
    type: 'overflow',
    action_id: ACTIONS.menu,
    options: shown.map((choice) => ({
      text: plain(labelOf(choice, facts), 75),
      value: menuValue(choice, facts.followUpId),
    })),
  };
}

/** Everything that the menu can do for a follow-up, each with what it means. `about` names the customer. */
export function moreModal(facts: MenuFacts & { about: string }): ModalView {
  const rows = offered(facts).map((choice): SectionBlock => {
    const title = labelOf(choice, facts).replace('…', '');
    return {
      type: 'section',
      text: mrkdwn(`*${title}*\n${meaning(choice, facts)}`),
      accessory: {
        type: 'button',
        action_id: ACTIONS.menu,
        text: plain(BUTTONS[choice], 75),
        value: menuValue(choice, facts.followUpId),
        accessibility_label: spokenLabel(BUTTONS[choice].replace('…', ''), title),
      },
    };
  });
  return reading('More', [plainContext(facts.about), ...rows]);
}

// What is seen on the button comes first, so that it can be pressed by voice.
function spokenLabel(seen: string, title: string): string {
  return title.startsWith(seen) ? title : `${seen}: ${title}`;
}

function meaning(choice: Choice, { hasDueTime }: MenuFacts): string {
  if (choice === 'why_due' && !hasDueTime) return 'For whom a clock runs, and for whom none does.';
  const stays = hasDueTime && KEEPS_DUE_TIME.has(choice) ? ' The due time stays.' : '';
  return MEANS[choice] + stays;
}

const KEEPS_DUE_TIME: ReadonlySet<Choice> = new Set(['reassign', 'move', 'snooze', 'release']);

function labelOf(choice: MenuChoice, { hasDueTime }: MenuFacts): string {
  return choice === 'why_due' && !hasDueTime ? 'Why no due time?' : LABELS[choice];
}

/** Three dots behind what asks for more before it does anything. */
const LABELS: Record<MenuChoice, string> = {
  reply: 'Reply to customer…',
  offer: 'Offer…',
  reassign: 'Reassign…',
  move: 'Move to team…',
  snooze: 'Snooze reminders…',
  wait: 'Waiting on customer…',
  release: 'Release',
  reopen: 'Reopen…',
  themes: 'Correct the themes…',
  asked_for: 'Asked for…',
  why_priority: 'Why this priority?',
  why_due: 'Why this due time?',
  history: 'History',
  more: 'More…',
};

const BUTTONS: Record<Choice, string> = {
  reply: 'Reply…',
  offer: 'Offer…',
  reassign: 'Reassign…',
  move: 'Move…',
  snooze: 'Snooze…',
  wait: 'Wait…',
  release: 'Release',
  reopen: 'Reopen…',
  themes: 'Correct…',
  asked_for: 'Asked for…',
  why_priority: 'Show',
  why_due: 'Show',
  history: 'Show',
};

const MEANS: Record<Choice, string> = {
  reply: 'Write to the customer: a draft to edit, sent by e-mail or copied.',
  offer: 'Keep what was offered, such as a referral or a walkthrough, and what came of it.',
  reassign: 'Give it to somebody by name; they are told.',
  move: 'Hand it to another team, where somebody claims it.',
  snooze: 'No reminder at half and three quarters of the time for a while.',
  wait: 'The customer has the next word, until a day that you choose.',
  release: 'Give it back to the team, so that somebody else can claim it.',
  reopen: 'There is more to do after all.',
  asked_for: 'Say which initiative they asked for, so that they are told when it is delivered.',
  themes: 'Say what the comment is about; similar ones are read by it.',
  why_priority: 'What made it urgent, high, normal or low.',
  why_due: 'How the due time came about, and which reminders are still to come.',
  history: 'Everything that happened to it, first to last.',
};
