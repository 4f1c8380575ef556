import type { ActionsBlock, KnownBlock, RichTextSection } from '@slack/types';
import { ACTIONS } from './ids';
import { type ClosedChannelModel, closedWords, remedyWords, waitingWords } from './notices/closed-channel';
import { context, header, type Message, section } from './text/message';
import { escapeMrkdwn, inline, plain, slackDate } from './text/mrkdwn';
import { bold, bullets, line, richText, when, words } from './text/rich-text';
import { count } from './text/words';

/** How the app is doing, for `/rnps status`. */
export interface StatusModel {
  version: string;
  /** Now, on the business clock; said only when somebody has moved that clock. */
  movedClock: Date | null;
  /** One line, such as "embedded PostgreSQL 18.4, 12 migrations". Null: it did not answer. */
  database: string | null;
  slack: { workspace: string; mode: 'http' | 'socket' };
  channels: { name: string; usedFor: string; found: boolean }[];
  /** What is not right, and what to do about it. */
  warnings: { what: string; remedy: string }[];
  outbox: {
    waiting: number;
    oldestWaitingAt: Date | null;
    /** Waits for a closed channel, and behind a card that was given up. */
    parked: number;
    heldUp: number;
    unknown: number;
    dead: number;
  };
  /** Comments whose themes are known, and those that are still to be read. */
  comments: { annotated: number; waiting: number };
  model: ModelStatus;
  /** Channels that take nothing now. */
  closed: ClosedChannelModel[];
  /** The latest few parked deliveries: names of sources and fields, never a comment. */
  parked: { total: number; latest: { source: string; reason: string; detail: string; at: Date }[] };
}

/** Whether a language model reads comments, and how far it is. */
export type ModelStatus =
  /** Why there is none; `waiting`: for the day when there is one again. */
  | { kind: 'none'; why: string; waiting: number }
  | {
      kind: 'there';
      name: string;
      byModel: number;
      waiting: number;
      /** By the reason, the most frequent first. */
      byLocal: { because: string; n: number }[];
      pause: { why: string; until: Date } | null;
      spent: string;
    };

const LISTED_MAX = 6;

/** Health, in order of what needs a person: warnings first. */
export function renderStatus(model: StatusModel): Message {
  const givenUp = model.outbox.dead + model.outbox.unknown;
  const troubles =
    model.warnings.length + model.closed.length + givenUp + model.parked.total + (model.database ? 0 : 1);
  const verdict = troubles === 0 ? 'All is well' : `${count(troubles, 'thing')} to look at`;
  return {
    text: `rNPS Loop: ${verdict.toLowerCase()}`,
    blocks: [
      header(`${troubles === 0 ? '✓' : '⚑'} ${verdict}`),
      ...closedBlocks(model),
      ...warningBlocks(model),
      ...parkedBlocks(model.parked),
      section(partsWords(model)),
      ...(givenUp + model.closed.length > 0 ? [seeGivenUp()] : []),
      context(`rNPS Loop ${text(model.version, 30)}${clockWords(model.movedClock)}`),
    ],
  };
}

function closedBlocks({ closed }: StatusModel): KnownBlock[] {
  if (closed.length === 0) return [];
  const lines = closed
    .slice(0, LISTED_MAX)
    .map((one) => line(bold(`${closedWords(one)}.`), words(` ${waitingWords(one)} ${remedyWords(one)}`)));
  return [richText(bullets(withMore(lines, closed.length)))];
}

/** The way to the window of what was given up; admins alone get in. */
export function seeGivenUp(): ActionsBlock {
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: ACTIONS.deadLetters, text: plain('See what was given up', 75) }],
  };
}

function warningBlocks({ warnings }: StatusModel): KnownBlock[] {
  if (warnings.length === 0) return [];
  const lines = warnings
    .slice(0, LISTED_MAX)
    .map(({ what, remedy }) => line(bold(inline(what, 160)), words(` ${inline(remedy, 200)}`)));
  return [richText(bullets(withMore(lines, warnings.length)))];
}

function parkedBlocks({ total, latest }: StatusModel['parked']): KnownBlock[] {
  if (total === 0) return [];
  const lines = latest
    .slice(0, LISTED_MAX)
    .map(({ source, reason, detail, at }) =>
      line(
        bold(inline(source, 40)),
        words(` ${inline(reason.replaceAll('_', ' '), 40)}: ${inline(detail, 120)}, `),
        when(at),
      ),
    );
  const title = section(`*${count(total, 'delivery', 'deliveries')} parked*: kept, but not understood`);
  return lines.length > 0 ? [title, richText(bullets(withMore(lines, total)))] : [title];
}

function withMore(lines: RichTextSection[], total: number): RichTextSection[] {
  return total > lines.length ? [...lines, line(words(`and ${total - lines.length} more`))] : lines;
}

function partsWords(model: StatusModel): string {
  const missing = model.channels.filter(({ found }) => !found);
  const channels =
    missing.length === 0
      ? `${count(model.channels.length, 'channel')} found`
      : `cannot be posted to: ${missing
          .slice(0, LISTED_MAX)
          .map(({ name, usedFor }) => text(`#${name} (${usedFor})`, 60))
          .join(', ')}`;
  const mode = model.slack.mode === 'http' ? 'over HTTP' : 'in Socket Mode';
  return [
    `*Database*  ${model.database ? text(model.database, 100) : 'it did not answer; is the server at DATABASE_URL up?'}`,
    `*Slack*  ${text(model.slack.workspace, 50)}, ${mode}`,
    `*Channels*  ${channels}`,
    `*Messages*  ${outboxWords(model.outbox)}`,
    `*Comments*  ${commentsWords(model.comments)}`,
    `*Model*  ${modelWords(model.model)}`,
  ].join('\n');
}

function outboxWords({
  waiting,
  oldestWaitingAt,
  parked,
  heldUp,
  unknown,
  dead,
}: StatusModel['outbox']): string {
  const since = waiting > 0 && oldestWaitingAt ? `, the oldest since ${slackDate(oldestWaitingAt)}` : '';
  const parts = [waiting === 0 ? 'none waiting' : `${waiting.toLocaleString('en-US')} waiting${since}`];
  const add = (n: number, what: string) => {
    if (n > 0) parts.push(`${n.toLocaleString('en-US')} ${what}`);
  };
  add(parked, 'held for a channel that takes nothing');
  add(dead, 'given up');
  add(unknown, 'perhaps posted, and not tried again');
  add(heldUp, 'behind a card that was given up');
  return parts.join(', ');
}

function commentsWords({ annotated, waiting }: StatusModel['comments']): string {
  const read = `themes known of ${annotated.toLocaleString('en-US')}`;
  return waiting === 0 ? read : `${read}, ${waiting.toLocaleString('en-US')} still to be read`;
}

function modelWords(model: ModelStatus): string {
  const n = (value: number) => value.toLocaleString('en-US');
  if (model.kind === 'none') {
    const waiting = model.waiting > 0 ? ` ${n(model.waiting)} comments wait for one.` : '';
    return `none: ${text(model.why, 150)}. The local annotator and templates serve.${waiting}`;
  }
  const local = model.byLocal.reduce((sum, one) => sum + one.n, 0);
  const reasons = model.byLocal.slice(0, LISTED_MAX).map((one) => `${reasonWords(one.because)} ${n(one.n)}`);
  return [
    `${text(model.name, 60)} read ${n(model.byModel)}`,
    ...(model.waiting > 0 ? [`${n(model.waiting)} wait`] : []),
    ...(local > 0 ? [`${n(local)} stay with the local annotator (${reasons.join(', ')})`] : []),
    ...(model.pause
      ? [`asks nothing until ${slackDate(model.pause.until)}: ${reasonWords(model.pause.why)}`]
      : []),
    model.spent,
  ].join('; ');
}

function reasonWords(because: string): string {
  return text(because.replaceAll('_', ' '), 40);
}

function clockWords(movedClock: Date | null): string {
  return movedClock ? ` · its clock has been moved to ${slackDate(movedClock)}` : '';
}

function text(value: string, max: number): string {
  return escapeMrkdwn(inline(value, max));
}
