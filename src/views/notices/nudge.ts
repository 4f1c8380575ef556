import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Band } from '../../domain/bands';
import { shortButtons } from '../card/follow-up-buttons';
import type { Message } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { bold, line, link, person, richText, when, words } from '../text/rich-text';
import { scoreWords } from '../text/words';

export type NudgeRung = 'half' | 'three_quarters' | 'due' | 'late';
/** Where it is said: in the card's thread, or in a direct message to a person, or in the committee's channel. */
export type NudgeAudience = 'thread' | 'owner' | 'lead' | 'committee' | 'former_owner';

/** A reminder. People are Slack user ids. */
export interface NudgeModel {
  rung: NudgeRung;
  to: NudgeAudience;
  /** True when the app was not running at the time of the rung. */
  late: boolean;
  followUpId: string;
  band: Band;
  score: number;
  accountName: string;
  teamName: string;
  dueAt: Date;
  /** The due time has passed by now; a reminder may have waited for its turn. */
  overdue: boolean;
  /** The due time in the team's zone, for clients that do not read Slack's dates. */
  dueInWords: string;
  /** Null: nobody has claimed it. For `late`, who had it until now. */
  ownerId: string | null;
  /** For `late`: who has claimed it since. */
  takenBy: string | null;
  permalink: string | null;
  settled: NudgeSettled | null;
}

/** Why a reminder that was sent asks for nothing any more. `overtaken`: by a newer answer, and a newer promise. */
export type NudgeSettled =
  | { kind: 'overtaken' }
  | { kind: 'contacted' | 'resolved'; by: string }
  | { kind: 'handed_on'; ownerId: string | null };

const AWAY = 'I was not running when this was due to be said, so it comes late. ';

/** One reminder for one rung, for those who should hear it. */
export function renderNudge(model: NudgeModel): Message {
  if (model.settled) return settledNudge(model, model.settled);
  const title = `${scoreWords(model.band, model.score)} · ${inline(model.accountName, 80)}`;
  const inThread = model.to === 'thread';
  const said = line(...(model.late ? [words(AWAY)] : []), ...saying(model));
  const open = model.permalink && !inThread ? [line(link(model.permalink, 'Open the card'))] : [];
  const blocks: KnownBlock[] = [richText(...(inThread ? [] : [line(bold(title))]), said, ...open)];
  const buttons = buttonsFor(model);
  return { text: fallback(model), blocks: buttons ? [...blocks, buttons] : blocks };
}

// It stands in Slack already: one short line takes its place, so that nobody does what is done.
function settledNudge(model: NudgeModel, settled: NudgeSettled): Message {
  const title = `${scoreWords(model.band, model.score)} · ${inline(model.accountName, 80)}`;
  const open = model.permalink ? [words(' · '), link(model.permalink, 'Open the card')] : [];
  return {
    text: `✓ No reminder any more: ${escapeMrkdwn(inline(model.accountName, 80))}`,
    blocks: [richText(line(words('✓ '), ...settledWords(settled), words(` · ${title}`), ...open))],
  };
}

function settledWords(settled: NudgeSettled): RichTextElement[] {
  switch (settled.kind) {
    case 'overtaken':
      return [words('The customer has answered anew, so this reminder is out of date')];
    case 'contacted':
      return [person(settled.by), words(' reached them')];
    case 'resolved':
      return [person(settled.by), words(' resolved it')];
    case 'handed_on':
      return settled.ownerId
        ? [person(settled.ownerId), words(' has this one now')]
        : [words('It is back with the team')];
  }
}

function saying(model: NudgeModel): RichTextElement[] {
  const due = when(model.dueAt, model.dueInWords);
  const owner = model.ownerId ? person(model.ownerId) : null;
  // Slack says a date as it is read, and "is due yesterday" would be read some day.
  const dueSoon = model.overdue ? 'Contact was due ' : 'Contact them by ';
  switch (model.rung) {
    case 'half':
      return [words(`Half of the time is gone and nobody has this one yet. ${dueSoon}`), due, words('.')];
    case 'three_quarters':
      if (model.to === 'owner') {
        return [words(`This customer is still waiting to hear from you. ${dueSoon}`), due, words('.')];
      }
      if (owner) return [owner, words(` has this one and is away. ${dueSoon}`), due, words('.')];
      return [words(`Nobody has claimed this one yet. ${dueSoon}`), due, words('.')];
    case 'due':
      if (model.to === 'thread') {
        // Without a mention: the lead has a direct message about it already.
        return [words('Contact was due '), due, words('. The team lead has been told.')];
      }
      return [
        words('Contact was due '),
        due,
        ...(owner
          ? [words('. '), owner, words(' has it, but has not reached the customer yet.')]
          : [words(', and nobody has claimed it. Could you find somebody, or take it?')]),
      ];
    case 'late':
      return lateSaying(model, due, owner);
  }
}

function lateSaying(
  model: NudgeModel,
  due: RichTextElement,
  owner: RichTextElement | null,
): RichTextElement[] {
  const team = inline(model.teamName, 60);
  switch (model.to) {
    case 'former_owner':
      return [
        words('Contact was due '),
        due,
        words(`, a business day ago, so this one is back with ${team}. If you did talk to them, log it.`),
      ];
    case 'thread':
      return [
        words('A business day late. The committee has been told, and this is free again: '),
        words('whoever can reach the customer first, please claim it.'),
      ];
    case 'committee':
    case 'lead':
    case 'owner':
      return [
        words('Nobody has reached this customer, and contact was due '),
        due,
        words(', a business day ago. '),
        ...(owner
          ? [words(`It is back with ${team}; `), owner, words(' had it until now.')]
          : [words(`It is with ${team}, and nobody has claimed it.`)]),
        ...(model.takenBy ? [words(' '), person(model.takenBy), words(' has claimed it since.')] : []),
      ];
  }
}

function buttonsFor(model: NudgeModel): KnownBlock | null {
  const about = inline(model.accountName, 25);
  switch (model.to) {
    case 'owner':
    case 'former_owner':
      return shortButtons(model.followUpId, ['logContact'], about);
    case 'lead':
      return isFree(model) ? shortButtons(model.followUpId, ['claim'], about) : null;
    case 'thread':
    case 'committee':
      return null;
  }
}

// At the late rung whoever had it has lost it, so what counts is who took it since.
function isFree({ rung, ownerId, takenBy }: NudgeModel): boolean {
  return rung === 'late' ? takenBy === null : ownerId === null;
}

const FALLBACKS: Record<NudgeRung, string> = {
  half: 'Nobody has this follow-up yet',
  three_quarters: 'A follow-up is due soon',
  due: 'A follow-up is overdue',
  late: 'A follow-up is a business day overdue',
};

function fallback(model: NudgeModel): string {
  return `${FALLBACKS[model.rung]}: ${escapeMrkdwn(inline(model.accountName, 80))}, due ${model.dueInWords}.`;
}
