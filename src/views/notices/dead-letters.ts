import type { ConfirmationDialog, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { ACTIONS } from '../ids';
import { pageBlocks } from '../paging';
import { context, section } from '../text/message';
import { escapeMrkdwn, inline, mention, plain, slackDate } from '../text/mrkdwn';
import { noticeBlocks } from '../text/notice';
import { count } from '../text/words';
import { reading } from '../windows/form';
import { tryChannelAgain } from './alert';
import { type ClosedChannelModel, closedWords, escaped, remedyWords, waitingWords } from './closed-channel';

/** A message that was given up, without a word that a customer said. */
export interface DeadLetterModel {
  id: string;
  /** Such as "card", "reminder". */
  what: string;
  /** Score and account, or null for a message that is not about one follow-up. */
  about: string | null;
  /** A channel by name, or a person by Slack id; null: nobody could be named. */
  where: { channel: string } | { person: string } | null;
  why: string;
  /** Slack's code, or one of ours. */
  code: string | null;
  /** Nobody knows whether it is in Slack: trying again may show it twice. */
  perhapsPosted: boolean;
  since: Date;
  attempts: number;
  /** Lines of the thread of a card that wait until it is there. */
  behind: number;
}

export interface DeadLettersModel {
  closed: ClosedChannelModel[];
  /** One page of them, the newest first. */
  letters: DeadLetterModel[];
  total: number;
  /** Of all pages: those that can be tried again without a doubt. */
  certain: number;
  /** From 0. */
  page: number;
  pages: number;
  /** What came of the last click. */
  notice: string | null;
}

const CLOSED_MAX = 10;

/** The window with everything that was given up, for admins. */
export function deadLettersModal(model: DeadLettersModel): ModalView {
  const nothing = model.total === 0 && model.closed.length === 0;
  const blocks: KnownBlock[] = [
    ...noticeBlocks(model.notice, 400),
    ...(nothing ? [section('✓ Nothing was given up. Every message is in Slack, or on its way.')] : []),
    ...model.closed.slice(0, CLOSED_MAX).map(closedEntry),
    ...(model.total > 0 ? [heading(model)] : []),
    ...model.letters.flatMap(entry),
    ...pageBlocks({
      page: model.page,
      pages: model.pages,
      back: { actionId: ACTIONS.deadLettersNewer, label: 'Newer' },
      on: { actionId: ACTIONS.deadLettersOlder, label: 'Older' },
    }),
  ];
  return { ...reading('Given up', blocks), private_metadata: JSON.stringify({ page: model.page }) };
}

function closedEntry(closed: ClosedChannelModel): SectionBlock {
  const what = escaped(closedWords(closed));
  const words = `⚑ *${what}* since ${slackDate(closed.since)}.\n${escaped(waitingWords(closed))} ${escaped(remedyWords(closed))}`;
  return {
    ...section(words),
    // Two closed channels have a button each, and an action id may stand once in a block only.
    accessory: tryChannelAgain(closed.name),
  };
}

function heading({ total, certain }: DeadLettersModel): SectionBlock {
  const title = section(`*${count(total, 'message')} given up*, the newest first`);
  if (certain === 0) return title;
  return {
    ...title,
    accessory: {
      type: 'button',
      action_id: ACTIONS.replayAll,
      text: plain('Try all again', 75),
      value: 'all',
      confirm: confirm(
        `Try ${count(certain, 'message')} again?`,
        'They go out one after another, each in its channel. Those that may be in Slack already are left alone.',
      ),
    },
  };
}

function entry(letter: DeadLetterModel): KnownBlock[] {
  const about = letter.about ? ` · ${escapeMrkdwn(inline(letter.about, 100))}` : '';
  const behind =
    letter.behind > 0
      ? ` · ${count(letter.behind, 'line')} of its thread ${letter.behind === 1 ? 'waits' : 'wait'}`
      : '';
  const words = [
    `*${escapeMrkdwn(inline(letter.what, 60))}*${about} · ${whereWords(letter.where)}`,
    escapeMrkdwn(inline(letter.why, 300)) + codeWords(letter.code),
  ].join('\n');
  return [
    {
      ...section(words),
      accessory: {
        type: 'button',
        action_id: ACTIONS.replay,
        text: plain('Try again', 75),
        value: `${letter.perhapsPosted ? 'maybe' : 'certain'}:${letter.id}`,
        accessibility_label: plain(`Try again: ${letter.what} ${letter.about ?? ''}`, 75).text,
        ...(letter.perhapsPosted
          ? {
              confirm: confirm(
                'Is it in Slack already?',
                'Nobody could tell whether this message was posted. Look for it first: if it is there, trying again shows it twice.',
              ),
            }
          : {}),
      },
    },
    context(`Given up ${slackDate(letter.since)} after ${count(letter.attempts, 'attempt')}${behind}`),
  ];
}

// As it is written, so that it can be looked up.
function codeWords(code: string | null): string {
  return code !== null && /^[\w.-]{1,80}$/.test(code) ? ` \`${code}\`` : '';
}

function whereWords(where: DeadLetterModel['where']): string {
  if (where === null) return 'for nobody';
  return 'channel' in where
    ? `#${escapeMrkdwn(inline(where.channel, 80))}`
    : `direct message to ${mention(where.person)}`;
}

function confirm(title: string, text: string): ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain('Try again', 30),
    deny: plain('Leave it', 30),
  };
}
