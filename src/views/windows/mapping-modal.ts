import type { KnownBlock, ModalView } from '@slack/types';
import { LIMITS } from '../checks/limits';
import { ACTIONS, CALLBACKS, INPUTS } from '../ids';
import { context, type Message, plainContext, section } from '../text/message';
import { escapeMrkdwn, inline, plain, slackDate } from '../text/mrkdwn';
import { noticeBlocks } from '../text/notice';
import { count } from '../text/words';
import { form, input } from './form';

/** A delivery of the past: what became of it, and what it would become by the lines that are tried. */
export interface TriedRow {
  receivedAt: Date;
  was: string;
  becomes: string;
  differs: boolean;
}

export interface MappingModel {
  source: string;
  /** Lines of the configuration, as they stand there or as they were typed. */
  lines: string;
  /** Deliveries of the source that wait, parked. */
  parked: number;
  /** What trying gave; null before anything was tried. */
  tried: TriedRow[] | null;
  /** What a replay did, or why it cannot be done. */
  notice: string | null;
}

/** As many characters as Slack lets somebody type into one field. */
export const LINES_MAX = LIMITS.inputLength.max;

/** The window in which an admin tries other lines for a source on what came of late. Nothing of it is saved. */
export function mappingModal(model: MappingModel): ModalView {
  const { source, lines, notice, tried } = model;
  return {
    ...form('Try a mapping', CALLBACKS.mapping, ''),
    private_metadata: JSON.stringify({ source }),
    submit: plain(tried ? 'Try again' : 'Try it', 24),
    close: plain('Close', 24),
    blocks: [
      ...noticeBlocks(notice, 600),
      ...(tried ? triedBlocks(tried) : []),
      input(
        INPUTS.mappingLines.block,
        `Lines under sources.${inline(source, 60)} in rnps.config.yaml`,
        {
          type: 'plain_text_input',
          action_id: INPUTS.mappingLines.action,
          multiline: true,
          initial_value: lines,
          max_length: LINES_MAX,
        },
        'You see what the last 20 deliveries would become. Nothing is changed: to keep the lines, put them into the file and start the app anew.',
      ),
      ...parkedBlocks(model),
    ],
  };
}

function triedBlocks(rows: TriedRow[]): KnownBlock[] {
  if (rows.length === 0)
    return [section('No delivery of this source has come yet, so there is nothing to try it on.')];
  const changed = rows.filter(({ differs }) => differs).length;
  const verdict =
    changed === 0
      ? `✓ Nothing would change: ${count(rows.length, 'delivery', 'deliveries')} read as before.`
      : `→ *${changed} of ${rows.length}* would be different, the newest first.`;
  return [section(verdict), ...rows.filter(({ differs }) => differs).flatMap(rowBlocks), { type: 'divider' }];
}

function rowBlocks({ receivedAt, was, becomes }: TriedRow): KnownBlock[] {
  return [
    context(`Received ${slackDate(receivedAt)}`),
    { type: 'section', text: plain(`was: ${inline(was, 300)}\n→ ${inline(becomes, 300)}`, 3000) },
  ];
}

function parkedBlocks({ source, parked }: MappingModel): KnownBlock[] {
  if (parked === 0) return [plainContext('Nothing of this source is parked.')];
  const waiting = count(parked, 'delivery', 'deliveries');
  return [
    section(`*${waiting} parked.* Once the file says how to read them, and the app was started with it:`),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: ACTIONS.replayParked,
          text: plain('Read them again', 75),
          value: source,
          confirm: {
            title: plain(`Read ${waiting} again?`, 100),
            text: plain('What is an answer then opens its follow-up, and its team is told.', 300),
            confirm: plain('Read again', 30),
            deny: plain('Leave them', 30),
          },
        },
      ],
    },
  ];
}

/** An answer to `/rnps mapping`, beside the window that it opened or instead of one. */
export function renderMapping(
  said: { kind: 'opened' } | { kind: 'which'; sources: string[] } | { kind: 'too_long'; source: string },
): Message {
  const words = mappingWords(said);
  return { text: words, blocks: [section(words)] };
}

function mappingWords(said: Parameters<typeof renderMapping>[0]): string {
  switch (said.kind) {
    case 'opened':
      return 'A window lets you try other lines on what came of late.';
    case 'which': {
      const names = said.sources.map((name) => `\`${escapeMrkdwn(inline(name, 60))}\``);
      return `Say which source: \`/rnps mapping NAME\`. Sources of the configuration: ${names.join(', ') || 'none'}.`;
    }
    case 'too_long':
      return (
        `The lines of ${escapeMrkdwn(inline(said.source, 60))} are longer than a window of Slack takes. ` +
        `Try a file: \`npm run mapping -- try ${escapeMrkdwn(inline(said.source, 60))} --file lines.yaml\`.`
      );
  }
}
