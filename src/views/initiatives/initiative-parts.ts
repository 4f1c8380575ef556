import type { ActionsBlock, Button, RichTextElement } from '@slack/types';
import { type InitiativeStatus, TITLE_MAX } from '../../domain/committee/initiative';
import { ACTIONS } from '../ids';
import { inline, plain } from '../text/mrkdwn';
import { bold, joinedGroups, person, words } from '../text/rich-text';
import { count, dayWords } from '../text/words';
import type { InitiativeModel } from './initiative-model';

/** A shape and a word for each state. */
export const STATUS_WORDS: Record<InitiativeStatus, { glyph: string; word: string }> = {
  open: { glyph: '○', word: 'Open' },
  delivered: { glyph: '✓', word: 'Delivered' },
  declined: { glyph: '✕', word: 'Declined' },
};

/** One line, as it stands among our words. */
export function titleOf({ title }: Pick<InitiativeModel, 'title'>): string {
  return inline(title, TITLE_MAX) || '-';
}

const REASON_MAX = 160;

/** Where it was decided: "report of October 2026", "from /rnps themes" */
export function madeWords({ madeFrom, monthName }: Pick<InitiativeModel, 'madeFrom' | 'monthName'>): string {
  return madeFrom === 'themes' ? 'from /rnps themes' : `report of ${monthName}`;
}

/** Why it was declined, as it stands among our words; nothing of any other. */
export function reasonOf({ status, reason }: Pick<InitiativeModel, 'status' | 'reason'>): string {
  return status === 'declined' ? inline(reason ?? '', REASON_MAX) : '';
}

/** "due today", "due 12 Jan 2027", "⚑ 3 days overdue, since 12 Jan 2027" */
export function dueWords({ dueOn, dueInDays }: Pick<InitiativeModel, 'dueOn' | 'dueInDays'>): string {
  if (dueOn === null || dueInDays === null) return 'no due date';
  const day = dayWords(dueOn);
  if (dueInDays < 0) return `⚑ ${count(-dueInDays, 'day')} overdue, since ${day}`;
  if (dueInDays === 0) return `due today, ${day}`;
  return dueInDays <= 7 ? `due in ${count(dueInDays, 'day')}, on ${day}` : `due ${day}`;
}

/** The same in a message that stands for weeks: "due 12 Jan 2027", "⚑ overdue since 12 Jan 2027" */
export function lastingDueWords({ dueOn, dueInDays }: Pick<InitiativeModel, 'dueOn' | 'dueInDays'>): string {
  if (dueOn === null || dueInDays === null) return 'no due date';
  return `${dueInDays < 0 ? '⚑ overdue since' : 'due'} ${dayWords(dueOn)}`;
}

/** Its state, who has it, and when it is due or was closed. */
export function stateElements(model: InitiativeModel, due = dueWords(model)): RichTextElement[] {
  const { glyph, word } = STATUS_WORDS[model.status];
  const state = bold(`${glyph} ${word}`);
  switch (model.status) {
    case 'open': {
      const owner = model.owner === null ? [words('⚑ nobody has it')] : [person(model.owner)];
      return joinedGroups([[state], owner, [due.startsWith('⚑') ? bold(due) : words(due)]]);
    }
    case 'delivered': {
      const since = model.deliveredSince ? [words(`since ${dayWords(model.deliveredSince)}`)] : [];
      return joinedGroups([[state], since, closedByElements(model)]);
    }
    case 'declined':
      return joinedGroups([[state], closedByElements(model)]);
  }
}

function closedByElements({ closedBy }: InitiativeModel): RichTextElement[] {
  return closedBy === null ? [] : [words('said by '), person(closedBy)];
}

type Verb = 'edit' | 'stepDone' | 'deliver' | 'decline' | 'reopen' | 'findByWords' | 'tellings';

const BUTTONS: Record<Verb, { actionId: string; label: string }> = {
  edit: { actionId: ACTIONS.editInitiative, label: 'Edit' },
  stepDone: { actionId: ACTIONS.stepDone, label: 'First step done' },
  deliver: { actionId: ACTIONS.deliverInitiative, label: 'Mark delivered' },
  decline: { actionId: ACTIONS.declineInitiative, label: 'Decline' },
  reopen: { actionId: ACTIONS.reopenInitiative, label: 'Take it up again' },
  findByWords: { actionId: ACTIONS.findByWords, label: 'Find people by words…' },
  tellings: { actionId: ACTIONS.tellings, label: 'Who was told…' },
};

type ButtonOf = Pick<InitiativeModel, 'id' | 'title'>;

/** One button of an initiative; screen readers hear of which. */
export function initiativeButton(model: ButtonOf, verb: Verb): Button {
  const { actionId, label } = BUTTONS[verb];
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label, 75),
    value: model.id,
    accessibility_label: `${label}: ${inline(model.title, 40)}`.slice(0, 75),
    ...(verb === 'deliver' ? { style: 'primary' as const } : {}),
  };
}

/** What can be done with it now. `whole`: for the committee; else for whoever has it. */
export function initiativeButtons(model: InitiativeModel, whole: boolean): ActionsBlock {
  const step = model.firstStep !== null && !model.firstStepDone ? (['stepDone'] as const) : [];
  const verbs: Verb[] =
    model.status === 'open'
      ? ['deliver', ...step, 'edit', ...(whole ? (['decline'] as const) : [])]
      : ['reopen'];
  return { type: 'actions', elements: verbs.map((verb) => initiativeButton(model, verb)) };
}
