import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { LIMITS } from '../checks/limits';
import { ACTIONS, CALLBACKS, INPUTS } from '../ids';
import { button, context, section } from '../text/message';
import { clipByCodePoints, escapeMrkdwn, inline, neutralise, plain } from '../text/mrkdwn';
import { quote, richText } from '../text/rich-text';
import { count } from '../text/words';
import { form, input, option, radio } from '../windows/form';

/** Something that several accounts speak of and that no theme covers. */
export interface ProposalModel {
  id: string;
  name: string;
  /** The name is a model's; else it is the customers' words. */
  isNameOfModel: boolean;
  /** How customers say it, between commas. */
  words: string;
  accounts: number;
  answers: number;
  /** Whole comments, the latest first. */
  quotes: { quote: string; score: number; accountName: string | null }[];
}

const QUOTE_MAX = 240;

/** The part of the window about themes that shows what could be one; nothing when nothing is proposed. */
export function proposalBlocks(proposals: readonly ProposalModel[]): KnownBlock[] {
  if (proposals.length === 0) return [];
  return [
    section(
      `*Could be a theme*: ${count(proposals.length, 'topic')} that no theme covers, of the last 90 days`,
    ),
    ...proposals.flatMap((one) => [heading(one), quotesOf(one)]),
    { type: 'divider' },
  ];
}

function heading(proposal: ProposalModel): KnownBlock {
  const name = inline(proposal.name, 60);
  return {
    ...section(`*${escapeMrkdwn(name)}*, ${countsOf(proposal)}`),
    accessory: {
      ...button(ACTIONS.decideProposal, 'Decide…', proposal.id),
      accessibility_label: plain(`Decide: ${name}`, 75).text,
    },
  };
}

function countsOf({ accounts, answers }: ProposalModel): string {
  return `${count(answers, 'answer')} of ${count(accounts, 'account')}`;
}

function quotesOf({ quotes }: ProposalModel): KnownBlock {
  const lines = quotes.map(({ quote: said, score, accountName }) => {
    const who = inline(accountName ?? '', 60);
    return `“${clipByCodePoints(neutralise(said), QUOTE_MAX)}” ${score}/10${who ? `, ${who}` : ''}`;
  });
  return richText(...lines.map(quote));
}

export const ADD = 'add';
export const MERGE = 'merge';
export const DECLINE = 'decline';

/** The form behind "Decide…": one of three things becomes of a proposal. */
export function proposalModal(model: {
  proposal: ProposalModel;
  version: number;
  themes: { id: string; name: string }[];
  teams: { id: string; name: string }[];
}): ModalView {
  const { proposal } = model;
  return {
    ...form('A theme of its own?', CALLBACKS.proposal, ''),
    private_metadata: JSON.stringify({ version: model.version, proposalId: proposal.id }),
    blocks: [
      section(`*${escapeMrkdwn(inline(proposal.name, 60))}*, ${countsOf(proposal)}`),
      quotesOf(proposal),
      input(
        INPUTS.proposalKind.block,
        'What is it?',
        radio(INPUTS.proposalKind.action, [
          option('A new theme', ADD, 'By the name and the words below.'),
          option('Part of a theme that there is', MERGE, 'That theme is then known by the words below too.'),
          option('Not a theme', DECLINE, 'It is not proposed again.'),
        ]),
      ),
      text(INPUTS.proposalName, { label: 'Name', hint: nameHint(proposal), value: proposal.name, max: 60 }),
      text(INPUTS.proposalWords, {
        label: 'Words for it',
        hint: 'As customers say it, between commas: comments are recognised by them.',
        value: proposal.words,
        max: 300,
      }),
      pick(INPUTS.proposalInto, 'Which theme is it part of?', model.themes),
      pick(INPUTS.proposalTeam, 'Which team usually mends it? (of a new theme)', model.teams),
      context('Comments are read again by the new list, also those of the past.'),
    ],
  };
}

function nameHint({ isNameOfModel }: ProposalModel): string {
  return isNameOfModel ? 'Of a new theme; the language model suggests this one.' : 'Of a new theme.';
}

type Ids = { block: string; action: string };

function text(
  ids: Ids,
  { label, hint, value, max }: { label: string; hint: string; value: string; max: number },
): InputBlock {
  const known = inline(value, max);
  const element = {
    type: 'plain_text_input',
    action_id: ids.action,
    max_length: max,
    ...(known ? { initial_value: known } : {}),
  } as const;
  return { ...input(ids.block, label, element, hint), optional: true };
}

function pick(ids: Ids, label: string, of: readonly { id: string; name: string }[]): InputBlock {
  return {
    ...input(ids.block, label, {
      type: 'static_select',
      action_id: ids.action,
      placeholder: plain('Choose', LIMITS.placeholder.max),
      options: of.slice(0, 100).map(({ id, name }) => option(name, id)),
    }),
    optional: true,
  };
}
