import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Band } from '../../domain/bands';
import { ACTIONS, CALLBACKS, INPUTS } from '../ids';
import { pageBlocks } from '../paging';
import { button, plainContext, section } from '../text/message';
import { escapeMrkdwn, inline, plain, slackDate } from '../text/mrkdwn';
import { noticeBlocks } from '../text/notice';
import { count, scoreWords } from '../text/words';
import { form, input, option, reading } from '../windows/form';

/** An answer of no account, without what the customer wrote. */
export interface UnmatchedLine {
  responseId: string;
  score: number;
  band: Band;
  source: string;
  receivedAt: Date;
  person: { name: string | null; email: string | null };
  told: { name: string | null; domain: string | null };
}

export interface UnmatchedModel {
  /** The newest first. */
  lines: UnmatchedLine[];
  /** As many as are counted; `more`: there are more than that. */
  total: number;
  more: boolean;
}

export interface UnmatchedPage extends UnmatchedModel {
  /** From 0. */
  page: number;
  pages: number;
  notice: string | null;
}

/** The part of App Home that lists answers of no account; nothing when there are none. */
export function unmatchedBlocks(model: UnmatchedModel): KnownBlock[] {
  if (model.total === 0) return [];
  const all: KnownBlock = {
    type: 'actions',
    elements: [button(ACTIONS.unmatched, 'See all', '0')],
  };
  return [
    section(
      `⚑ *${totalWords(model)} of no account* (admins see this)\nSay whose they are, the newest first.`,
    ),
    ...model.lines.map(entry),
    ...(model.total > model.lines.length ? [all] : []),
  ];
}

/** The window with all of them, a page at a time. */
export function unmatchedModal(model: UnmatchedPage): ModalView {
  const { notice, page, pages } = model;
  const heading =
    model.total === 0
      ? '✓ Every answer belongs to an account.'
      : `*${totalWords(model)} of no account*, the newest first`;
  const blocks: KnownBlock[] = [
    ...noticeBlocks(notice, 400),
    section(heading),
    ...model.lines.map(entry),
    ...pageBlocks({
      page,
      pages,
      back: { actionId: ACTIONS.unmatchedNewer, label: 'Newer' },
      on: { actionId: ACTIONS.unmatchedOlder, label: 'Older' },
    }),
  ];
  return reading('Answers of no account', blocks);
}

function totalWords({ total, more }: UnmatchedModel): string {
  return more ? `More than ${total.toLocaleString('en-US')} answers` : count(total, 'answer');
}

function entry(line: UnmatchedLine): KnownBlock {
  const who = whoWords(line);
  return {
    ...section(
      `*${scoreWords(line.band, line.score)}* · ${escapeMrkdwn(who)}\n` +
        `${escapeMrkdwn(inline(line.source, 40))}, ${slackDate(line.receivedAt)}`,
    ),
    accessory: {
      type: 'button',
      action_id: ACTIONS.pickAccount,
      text: plain('Pick the account…', 75),
      value: line.responseId,
      accessibility_label: plain(`Pick the account: ${who}`, 75).text,
    },
  };
}

function whoWords({ person, told }: Pick<UnmatchedLine, 'person' | 'told'>): string {
  const somebody = [person.name, person.email].filter((part) => part !== null).join(', ');
  const company = told.name ?? told.domain;
  return inline(`${somebody || 'Nobody known'}${company ? ` · says ${company}` : ''}`, 150);
}

/** The form behind "Pick the account…": one that is known, found by typing, or a new one. */
export function pickAccountModal(line: UnmatchedLine): ModalView {
  const { pickAccount, newAccountName, newAccountDomain } = INPUTS;
  const typed = (ids: { block: string; action: string }, label: string, max: number, hint?: string) => ({
    ...input(ids.block, label, { type: 'plain_text_input', action_id: ids.action, max_length: max }, hint),
    optional: true,
  });
  return {
    ...form('Pick the account', CALLBACKS.pickAccount, ''),
    private_metadata: JSON.stringify({ responseId: line.responseId }),
    blocks: [
      plainContext(`${scoreWords(line.band, line.score)} · ${whoWords(line)}`),
      {
        ...input(
          pickAccount.block,
          'Whose answer is it?',
          {
            type: 'external_select',
            action_id: pickAccount.action,
            min_query_length: 1,
            placeholder: plain('Type a name or a domain', 150),
          },
          'Other answers of the same person that have no account go along, and so do those that come later.',
        ),
        optional: true,
      },
      typed(newAccountName, 'Or make a new account: its name', 200),
      typed(
        newAccountDomain,
        'Its domain',
        200,
        'Such as northwind.example. Answers from there will find it.',
      ),
    ],
  };
}

/** What a person may choose from while they type. */
export function accountOption(account: {
  id: string;
  name: string | null;
  domain: string | null;
  externalId: string | null;
}): PlainTextOption {
  const [first = account.id, ...rest] = [account.name, account.domain, account.externalId].filter(
    (part) => part !== null && part.trim() !== '',
  );
  return option(inline(first!, 75), account.id, rest.length > 0 ? inline(rest.join(' · '), 75) : undefined);
}
