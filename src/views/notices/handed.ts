import type { KnownBlock } from '@slack/types';
import type { Band } from '../../domain/bands';
import type { FollowUpState } from '../../domain/follow-up';
import { shortButtons } from '../card/follow-up-buttons';
import type { Message } from '../text/message';
import { clipByCodePoints, escapeMrkdwn, inline, neutralise } from '../text/mrkdwn';
import { bold, line, link, person, quote, richText, when, words } from '../text/rich-text';
import { scoreWords } from '../text/words';

const COMMENT_MAX = 600;

/** Tells somebody that a follow-up was given to them. People are Slack user ids. */
export interface HandedModel {
  followUpId: string;
  band: Band;
  score: number;
  accountName: string;
  byId: string;
  state: FollowUpState;
  hasDueTime: boolean;
  /** Null when no contact is owed any more. */
  dueAt: Date | null;
  /** The due time in the team's zone, for clients that do not read Slack's dates. */
  dueInWords: string | null;
  /** False once it went on to somebody else, or is done: then there is nothing to do here. */
  stillTheirs: boolean;
  /** What the customer wrote, where the reader has no card to see it on; else null. */
  comment: string | null;
  permalink: string | null;
}

/** A direct message to whoever has the work now, with what they need to begin. */
export function renderHanded(model: HandedModel): Message {
  const name = inline(model.accountName, 80);
  const title = bold(`${scoreWords(model.band, model.score)} · ${name}`);
  const open = model.permalink ? [line(link(model.permalink, 'Open the card'))] : [];
  if (!model.stillTheirs) {
    return {
      text: `✓ Not with you any more: ${escapeMrkdwn(name)}`,
      blocks: [richText(line(words('✓ This one is not with you any more · '), title), ...open)],
    };
  }
  const due = model.dueAt
    ? [words(' Contact them by '), when(model.dueAt, model.dueInWords ?? undefined), words('.')]
    : [];
  const comment = clipByCodePoints(neutralise(model.comment ?? '').trim(), COMMENT_MAX);
  const blocks: KnownBlock[] = [
    richText(
      line(title),
      line(person(model.byId), words(' gave you this one.'), ...due),
      ...(comment ? [quote(comment)] : []),
      ...open,
    ),
    shortButtons(model.followUpId, ['logContact', 'resolve'], inline(model.accountName, 25), model),
  ];
  return { text: `A follow-up was given to you: ${escapeMrkdwn(name)}`, blocks };
}
