import type { ModalView } from '@slack/types';
import {
  type About,
  aboutValue,
  CLOSING_WORDS_MAX,
  FIRST_STEP_MAX,
  TITLE_MAX,
} from '../../domain/committee/initiative';
import { CALLBACKS, INPUTS } from '../ids';
import { context, plainContext } from '../text/message';
import { clipByLength, inline, neutralise, plain } from '../text/mrkdwn';
import { form, input } from '../windows/form';

/** What a form of an initiative is for, and what its submission is told. */
type Purpose =
  | { kind: 'make'; about: About }
  | { kind: 'edit' | 'reopen'; initiativeId: string; revision: number };

const TITLES = {
  make: 'Make an initiative',
  edit: 'Edit the initiative',
  reopen: 'Take it up again',
} as const;

/** The form behind "Make initiative", "Edit" and "Take it up again". */
export function initiativeModal(model: {
  purpose: Purpose;
  /** What customers spoke of. */
  themeName: string;
  /** Where it is decided: "report of October 2026" */
  where: string;
  /** Null: nobody has said yet. */
  title: string | null;
  owner: string | null;
  dueOn: string | null;
  firstStep: string | null;
}): ModalView {
  const { purpose } = model;
  const metadata =
    purpose.kind === 'make'
      ? { about: aboutValue(purpose.about) }
      : {
          initiativeId: purpose.initiativeId,
          version: purpose.revision,
          reopens: purpose.kind === 'reopen',
        };
  return {
    ...form(TITLES[purpose.kind], CALLBACKS.initiative, ''),
    private_metadata: JSON.stringify(metadata),
    blocks: [
      plainContext(`About “${inline(model.themeName, 60)}” · ${model.where}`),
      text(INPUTS.initiativeTitle, {
        label: 'What will we do?',
        hint: 'In a few words, so that everybody knows when it is done.',
        placeholder: 'Say on each line of an invoice what it is for',
        max: TITLE_MAX,
        value: model.title,
      }),
      input(
        INPUTS.initiativeOwner.block,
        'Who has it?',
        {
          type: 'users_select',
          action_id: INPUTS.initiativeOwner.action,
          placeholder: plain('Choose a colleague', 150),
          ...(model.owner ? { initial_user: model.owner } : {}),
        },
        'They get a message, and are reminded.',
      ),
      input(
        INPUTS.initiativeDue.block,
        'By when?',
        {
          type: 'datepicker',
          action_id: INPUTS.initiativeDue.action,
          ...(model.dueOn ? { initial_date: model.dueOn } : {}),
        },
        'They are reminded a week before, on the day, and weekly after that.',
      ),
      text(INPUTS.initiativeStep, {
        label: 'First step',
        hint: 'What happens first, so that it begins.',
        max: FIRST_STEP_MAX,
        value: model.firstStep,
        optional: true,
      }),
    ],
  };
}

/** The form behind "Mark delivered". `today`: YYYY-MM-DD. */
export function deliverModal(model: { initiativeId: string; title: string; today: string }): ModalView {
  return {
    ...form('Mark delivered', CALLBACKS.deliver, ''),
    private_metadata: JSON.stringify({ initiativeId: model.initiativeId }),
    blocks: [
      plainContext(inline(model.title, TITLE_MAX)),
      text(INPUTS.deliveredWhat, {
        label: 'What was delivered?',
        hint: 'As you would tell a customer who asked for it.',
        max: CLOSING_WORDS_MAX,
        multiline: true,
      }),
      input(INPUTS.deliveredSince.block, 'Since when do customers have it?', {
        type: 'datepicker',
        action_id: INPUTS.deliveredSince.action,
        initial_date: model.today,
      }),
    ],
  };
}

/** The form behind both "Decline": of a theme, or of an initiative. */
export function declineModal(
  model: { what: string } & ({ initiativeId: string } | { about: About }),
): ModalView {
  const metadata =
    'initiativeId' in model ? { initiativeId: model.initiativeId } : { about: aboutValue(model.about) };
  return {
    ...form('Decline', CALLBACKS.decline, ''),
    private_metadata: JSON.stringify(metadata),
    blocks: [
      plainContext(inline(model.what, TITLE_MAX)),
      text(INPUTS.declineReason, {
        label: 'Why not?',
        hint: 'The committee reads it in its channel.',
        max: CLOSING_WORDS_MAX,
        multiline: true,
      }),
      context('It can be taken up again at any time.'),
    ],
  };
}

interface Typed {
  label: string;
  hint: string;
  placeholder?: string;
  max: number;
  value?: string | null;
  multiline?: boolean;
  optional?: boolean;
}

function text(ids: { block: string; action: string }, typed: Typed) {
  const { label, hint, placeholder, max, value, multiline = false, optional = false } = typed;
  const initial = clipByLength(neutralise(value ?? ''), max);
  const element = {
    type: 'plain_text_input' as const,
    action_id: ids.action,
    multiline,
    max_length: max,
    ...(placeholder ? { placeholder: plain(placeholder, 150) } : {}),
    ...(initial ? { initial_value: initial } : {}),
  };
  return { ...input(ids.block, label, element, hint), ...(optional ? { optional } : {}) };
}
