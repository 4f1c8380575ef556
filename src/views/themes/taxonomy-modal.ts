import type { InputBlock, ModalView } from '@slack/types';
import { LIMITS } from '../checks/limits';
import { CALLBACKS, INPUTS } from '../ids';
import { context } from '../text/message';
import { inline, plain } from '../text/mrkdwn';
import { form, input, option, radio } from '../windows/form';
import { type ProposalModel, proposalBlocks } from './proposals';

/** The window behind `/rnps themes edit`: what could be a theme, and one change at a time. */
export function taxonomyModal(model: {
  version: number;
  themes: { id: string; name: string; means: string }[];
  teams: { id: string; name: string }[];
  proposals: readonly ProposalModel[];
}): ModalView {
  const themes = model.themes.slice(0, 100).map(({ id, name, means }) => option(name, id, inline(means, 75)));
  const pick = (
    ids: { block: string; action: string },
    label: string,
    hint: string,
    options = themes,
  ): InputBlock => ({
    ...input(
      ids.block,
      label,
      {
        type: 'static_select',
        action_id: ids.action,
        placeholder: plain('Choose', LIMITS.placeholder.max),
        options,
      },
      hint,
    ),
    optional: true,
  });
  const text = (
    ids: { block: string; action: string },
    label: string,
    hint: string,
    max: number,
  ): InputBlock => ({
    ...input(ids.block, label, { type: 'plain_text_input', action_id: ids.action, max_length: max }, hint),
    optional: true,
  });
  return {
    ...form('Edit the themes', CALLBACKS.taxonomy, ''),
    private_metadata: JSON.stringify({ version: model.version }),
    blocks: [
      ...proposalBlocks(model.proposals),
      input(
        INPUTS.taxonomyKind.block,
        'What should change?',
        radio(INPUTS.taxonomyKind.action, [
          option('Add a theme', 'add', 'Needs a name and what it means.'),
          option('Rename a theme', 'rename', 'Its id, and all that was said by it, stays.'),
          option('Merge a theme into another', 'merge', 'The other is known by the words of both.'),
          option('Retire a theme', 'retire', 'Comments are not about it any more.'),
        ]),
      ),
      pick(INPUTS.taxonomyTheme, 'Which theme?', 'To rename, merge or retire.'),
      pick(INPUTS.taxonomyInto, 'Into which?', 'To merge.'),
      text(INPUTS.taxonomyName, 'Name', 'Of a new theme, or the new name.', 60),
      text(
        INPUTS.taxonomyMeans,
        'What it means',
        'In the words that customers use, between commas: comments are recognised by them.',
        300,
      ),
      pick(
        INPUTS.taxonomyTeam,
        'Which team usually mends it?',
        'Of a new theme.',
        model.teams.map(({ id, name }) => option(name, id)),
      ),
      context(
        'Comments are read again by the new list, also those of the past, so figures of past months move with it. What a person said of a comment stays.',
      ),
    ],
  };
}
