import type { RichTextElement, RichTextSection } from '@slack/types';
import type { Band } from '../../domain/bands';
import type { FollowUpState, SlaStatus } from '../../domain/follow-up';
import { clipByCodePoints, inline } from '../text/mrkdwn';
import { bold, joinedGroups, line, link, person, when, words } from '../text/rich-text';
import { BAND_WORDS, PRIORITY_WORDS, type PriorityLevel } from '../text/words';

/** A follow-up where many stand under each other: a queue, App Home, a summary. */
export interface FollowUpLine {
  followUpId: string;
  band: Band;
  score: number;
  accountName: string;
  /** Said where it is more than usual. */
  priority: PriorityLevel;
  /** What the customer wrote, where only the reader sees it and it is gone with the answer; null: it is not shown. */
  comment: string | null;
  state: FollowUpState;
  sla: SlaStatus;
  /** The due time in the team's zone, for clients that do not read Slack's dates; null without an SLA. */
  dueInWords: string | null;
  /** Address of the card; null until it is posted. */
  permalink: string | null;
}

const COMMENT_MAX = 110;

/** Shape, score, customer, who has it, when contact is due, and a link to the card; beneath it what they wrote. */
export function followUpLine(model: FollowUpLine): RichTextSection {
  const title = `${BAND_WORDS[model.band].glyph} ${model.score}/10 ${inline(model.accountName, 60)}`;
  const open = model.permalink ? [link(model.permalink, 'Open the card')] : [];
  const comment = clipByCodePoints(inline(model.comment ?? '', 2 * COMMENT_MAX), COMMENT_MAX);
  return line(
    ...joinedGroups([[bold(title)], pressing(model), ownerWords(model.state), dueWords(model), open]),
    ...(comment ? [words(`\n“${comment}”`)] : []),
  );
}

// Of one that is done nobody need hurry.
function pressing({ priority, state }: FollowUpLine): RichTextElement[] {
  if (state.kind === 'contacted' || state.kind === 'resolved') return [];
  return priority === 'urgent' || priority === 'high' ? [words(PRIORITY_WORDS[priority])] : [];
}

function ownerWords(state: FollowUpState): RichTextElement[] {
  switch (state.kind) {
    case 'open':
      return [words('nobody has it yet')];
    case 'claimed':
      return [person(state.ownerId)];
    case 'contacted':
    case 'resolved':
      return state.ownerId ? [words(`${state.kind}, `), person(state.ownerId)] : [words(state.kind)];
  }
}

function dueWords({ sla, dueInWords, state }: FollowUpLine): RichTextElement[] {
  if (sla.kind === 'none' || state.kind === 'contacted' || state.kind === 'resolved') return [];
  const due = when(sla.dueAt, dueInWords ?? undefined);
  return sla.kind === 'breached' ? [bold('⚑ overdue'), words(' since '), due] : [words('due '), due];
}

/** What a list says below its lines when it does not show them all. */
export function moreWords(total: number, shown: number): string | null {
  return total > shown ? `and ${(total - shown).toLocaleString('en-US')} more` : null;
}
