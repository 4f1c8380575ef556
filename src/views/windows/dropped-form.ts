import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { DropChoices, DropColumn, DropQuestion } from '../../domain/dropped-file';
import { ENCODINGS } from '../../domain/encodings';
import { CALLBACKS, INPUTS } from '../ids';
import { plainContext } from '../text/message';
import { inline, plain } from '../text/mrkdwn';
import { form, input, option, radio } from './form';

export interface DropFormModel {
  id: string;
  name: string;
  question: DropQuestion;
  choices: DropChoices;
  /** Names under which answers can be stored. */
  sources: string[];
}

/** Slack's limit of options in one list. */
const OPTIONS_MAX = 100;

/**
 * The form in which a person says how a dropped file is to be read: what is in it, then what its columns are, with what
 * they would be taken for chosen already, and last what only few files need.
 */
export function dropForm(model: DropFormModel): ModalView {
  const { question, choices } = model;
  const kind = choices.kind ?? question.kind;
  return {
    ...form('How to read the file', CALLBACKS.drop, ''),
    submit: plain('Import', 24),
    private_metadata: JSON.stringify({ dropId: model.id }),
    blocks: [
      plainContext(inline(model.name, 150)),
      {
        ...input(
          INPUTS.dropKind.block,
          'What is in it?',
          chosen(radio(INPUTS.dropKind.action, KINDS), kind ?? undefined),
        ),
        // What is asked next depends on it.
        dispatch_action: true,
      },
      ...(kind === 'responses'
        ? [
            ...columnBlocks(model, kind, WHAT_WAS_SAID),
            sourceBlock(model),
            ...columnBlocks(model, kind, WHO_SAID_IT),
          ]
        : []),
      ...(kind === 'accounts' ? columnBlocks(model, kind, ACCOUNT) : []),
      ...howItIsWritten(model),
    ],
  };
}

function sourceBlock({ question, choices, sources }: DropFormModel): InputBlock {
  const names = [...new Set([...sources, ...(question.source ? [question.source] : [])])];
  return input(
    INPUTS.dropSource.block,
    'Where do the answers come from?',
    select(INPUTS.dropSource.action, 'Choose a source', {
      options: names.slice(0, OPTIONS_MAX).map((name) => option(name, name)),
      value: choices.source ?? question.source,
    }),
    'The name of a webhook’s source makes an answer that came by both ways one; csv is for answers of no webhook.',
  );
}

interface ColumnQuestion {
  column: DropColumn;
  input: { block: string; action: string };
  label: string;
  /** What can be chosen besides a column. */
  besides?: PlainTextOption;
  /** That is chosen where the header says of no column that it is this one. */
  isUsual?: boolean;
  hint?: string;
}

const NONE = option('There is none', 'none');
const OPTIONAL = { besides: NONE, isUsual: true };
const WORDS = {
  accountId: 'Which column is the account’s id?',
  accountName: 'Which column is the account’s name?',
  plan: 'Which column is the plan?',
};
const WHAT_WAS_SAID: ColumnQuestion[] = [
  { column: 'score', input: INPUTS.dropScore, label: 'Which column is the score?' },
  { column: 'comment', input: INPUTS.dropComment, label: 'Which column is the comment?', besides: NONE },
  {
    column: 'answeredAt',
    input: INPUTS.dropAnsweredAt,
    label: 'When did they answer?',
    besides: option('They answered today', 'today'),
    hint: 'The column with the date of the answer: it decides in which month’s numbers the answer counts.',
  },
];
const WHO_SAID_IT: ColumnQuestion[] = [
  { column: 'email', input: INPUTS.dropEmail, label: 'Which column is the person’s e-mail?', ...OPTIONAL },
  { column: 'accountId', input: INPUTS.dropAccountId, label: WORDS.accountId, ...OPTIONAL },
  { column: 'accountName', input: INPUTS.dropAccountName, label: WORDS.accountName, ...OPTIONAL },
  { column: 'plan', input: INPUTS.dropPlan, label: WORDS.plan, ...OPTIONAL },
];
const ACCOUNT: ColumnQuestion[] = [
  { column: 'accountId', input: INPUTS.dropAccountsId, label: WORDS.accountId, ...OPTIONAL },
  { column: 'accountName', input: INPUTS.dropAccountsName, label: WORDS.accountName, ...OPTIONAL },
  { column: 'plan', input: INPUTS.dropAccountsPlan, label: WORDS.plan, ...OPTIONAL },
];

function columnBlocks(
  { question, choices }: DropFormModel,
  kind: 'responses' | 'accounts',
  asked: ColumnQuestion[],
): InputBlock[] {
  if (question.columns.length === 0) return [];
  const taken = question.taken?.[kind] ?? {};
  // Nothing is known in a file that is read in the wrong encoding; then that can be mended alone.
  const isMisread = choices.encoding !== undefined && Object.keys(taken).length === 0;
  return asked.map(({ column, input: ids, label, besides, isUsual, hint }) => {
    const value = choices[column] ?? taken[column] ?? (isUsual ? besides!.value : undefined);
    const options = [...(besides ? [besides] : []), ...columnOptions(question.columns, value)];
    return {
      ...input(
        ids.block,
        label,
        select(ids.action, 'Choose a column', { options: options.slice(0, OPTIONS_MAX), value }),
        hint,
      ),
      ...(isMisread ? { optional: true } : {}),
    };
  });
}

function howItIsWritten({ question, choices }: DropFormModel): InputBlock[] {
  return [
    {
      ...input(
        INPUTS.dropDates.block,
        'How are days written?',
        chosen(radio(INPUTS.dropDates.action, ORDERS), choices.order),
        'Only for files in which days such as 03/04/2026 do not tell it.',
      ),
      optional: true,
    },
    {
      ...input(
        INPUTS.dropZone.block,
        'In which zone are times that name none?',
        {
          type: 'plain_text_input',
          action_id: INPUTS.dropZone.action,
          max_length: 60,
          ...(choices.zone ? { initial_value: choices.zone } : {}),
          placeholder: plain('Europe/Berlin', 150),
        },
        'As Europe/Berlin, America/New_York or UTC.',
      ),
      optional: true,
    },
    {
      ...input(
        INPUTS.dropEncoding.block,
        'How is the text written?',
        select(INPUTS.dropEncoding.action, 'Found out by itself', {
          options: ENCODING_OPTIONS,
          value: choices.encoding ?? question.encoding,
        }),
        'Its encoding. Only where letters such as é come out as something else, or when it is asked for.',
      ),
      optional: true,
    },
  ];
}

const KINDS = [option('Answers', 'responses'), option('Accounts', 'accounts')];
const ENCODING_OPTIONS = Object.entries(ENCODINGS).map(([name, words]) => option(words, name));
const ORDERS = [option('The day first: 31/12/2026', 'dmy'), option('The month first: 12/31/2026', 'mdy')];

// More than fit are cut off, but not the one that is chosen.
function columnOptions(names: string[], value: string | undefined): PlainTextOption[] {
  const all = names.map((name, i) => option(`${i + 1}  ${inline(name, 60)}`, `#${i + 1}`));
  const at = all.findIndex((one) => one.value === value);
  return at < OPTIONS_MAX - 1 ? all : [all[at]!, ...all];
}

function chosen<T extends { options?: { value?: string }[] }>(element: T, value: string | undefined): T {
  const initial = element.options?.find((one) => one.value === value);
  return initial ? { ...element, initial_option: initial } : element;
}

function select(
  action: string,
  placeholder: string,
  { options, value }: { options: PlainTextOption[]; value: string | undefined },
) {
  const element = {
    type: 'static_select' as const,
    action_id: action,
    placeholder: plain(placeholder, 150),
    options,
  };
  return chosen(element, value);
}
