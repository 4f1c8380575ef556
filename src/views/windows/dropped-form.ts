import type { ModalView, PlainTextOption } from '@slack/types';
import type { DropChoices, DropQuestion } from '../../domain/dropped-file';
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

/** The form in which a person says how a dropped file is to be read. */
export function dropForm(model: DropFormModel): ModalView {
  const { question, choices } = model;
  const isAccounts = (choices.kind ?? question.kind) === 'accounts';
  const columns = columnOptions(question.columns);
  const none = option('There is none', 'none');
  return {
    ...form('How to read the file', CALLBACKS.drop, ''),
    private_metadata: JSON.stringify({ dropId: model.id }),
    blocks: [
      plainContext(inline(model.name, 150)),
      input(
        INPUTS.dropKind.block,
        'What is in it?',
        chosen(radio(INPUTS.dropKind.action, KINDS), choices.kind ?? question.kind),
      ),
      {
        ...input(
          INPUTS.dropSource.block,
          'Where do the answers come from?',
          select(INPUTS.dropSource.action, 'Choose a source', {
            options: model.sources.slice(0, OPTIONS_MAX).map((name) => option(name, name)),
            value: choices.source,
          }),
          'The name of a webhook’s source makes an answer that came by both ways one. Not for accounts.',
        ),
        optional: true,
      },
      {
        ...input(
          INPUTS.dropDates.block,
          'How are days written?',
          chosen(radio(INPUTS.dropDates.action, ORDERS), choices.order ?? null),
          'Only for files in which days such as 03/04/2026 do not tell it.',
        ),
        optional: true,
      },
      {
        ...input(
          INPUTS.dropEncoding.block,
          'How is the text written?',
          select(INPUTS.dropEncoding.action, 'As it looks', {
            options: ENCODING_OPTIONS,
            value: choices.encoding ?? question.encoding,
          }),
          'Its encoding: another than it has turns letters such as é into something else.',
        ),
        optional: true,
      },
      {
        ...input(INPUTS.dropZone.block, 'In which zone are times that name none?', {
          type: 'plain_text_input',
          action_id: INPUTS.dropZone.action,
          max_length: 60,
          ...(choices.zone ? { initial_value: choices.zone } : {}),
          placeholder: plain('Such as Europe/Berlin or UTC', 150),
        }),
        optional: true,
      },
      ...(columns.length > 0 && !isAccounts
        ? [
            {
              ...input(
                INPUTS.dropScore.block,
                'Which column is the score?',
                select(INPUTS.dropScore.action, 'As its header says', {
                  options: columns,
                  value: choices.score,
                }),
              ),
              optional: true,
            },
            {
              ...input(
                INPUTS.dropComment.block,
                'Which column is the comment?',
                select(INPUTS.dropComment.action, 'As its header says', {
                  options: [none, ...columns].slice(0, OPTIONS_MAX),
                  value: choices.comment,
                }),
              ),
              optional: true,
            },
          ]
        : []),
    ],
  };
}

const KINDS = [option('Answers', 'responses'), option('Accounts', 'accounts')];
const ENCODING_OPTIONS = Object.entries(ENCODINGS).map(([name, words]) => option(words, name));
const ORDERS = [option('The day first: 31/12/2026', 'dmy'), option('The month first: 12/31/2026', 'mdy')];

function columnOptions(names: string[]): PlainTextOption[] {
  return names.slice(0, OPTIONS_MAX).map((name, i) => option(`${i + 1}  ${inline(name, 60)}`, `#${i + 1}`));
}

function chosen<T extends { options?: { value?: string }[] }>(element: T, value: string | null): T {
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
  return chosen(element, value ?? null);
}
