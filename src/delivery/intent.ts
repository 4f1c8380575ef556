import type { Month } from '../domain/numbers/month-span';
import type { Rung } from '../domain/sla/sla';

/**
 * What is owed to Slack, never how it looks: it is rendered when it is sent, so that a message that waited
 * shows the present truth and sending it twice is a harmless edit.
 */
export type Intent =
  | { kind: 'card'; followUpId: string }
  /** `was`: the outbox row of the card that it replaces. */
  | { kind: 'pointer'; followUpId: string; was: string }
  /** `left`: stands in the thread of a card that has moved away. */
  | { kind: 'comment'; followUpId: string; responseId: string; left?: true }
  | { kind: 'history'; followUpId: string; historyId: string }
  | NudgeIntent
  /** Reminders of one person in one day (ISO, of the team's zone) beyond the limit, in one message. */
  | { kind: 'more_nudges'; to: string; day: string }
  /** Tells somebody that work was given to them. */
  | { kind: 'handed'; followUpId: string; historyId: string; by: string; to: string }
  | { kind: 'lead_note'; followUpId: string; to: string }
  /** Tells whoever has the work what came of a reply to the customer. */
  | { kind: 'reply_news'; followUpId: string; historyId: string; news: 'answered' | 'bounced'; to: string }
  /** Tells somebody what came of an e-mail that told a customer without a follow-up of what they asked for. */
  | { kind: 'mail_news'; replyId: string; lineId: string; to: string }
  /** Stands for the cards of a burst that have none of their own. */
  | { kind: 'summary'; burstId: string; channel: string }
  /** A message about somebody who was erased, to be deleted; `at` null: whether and where it was posted must be looked up. */
  | EraseIntent
  /** What an erasure removed, and what a person has to delete by hand. */
  | { kind: 'erasure_report'; erasureId: string; to: string }
  /** What becomes of a file that somebody dropped, in the thread of the message that it came with. */
  | { kind: 'dropped_file'; dropId: string; threadTs: string }
  /** The same complaint from several accounts, told to the team of its theme and to the committee; edited as it grows. */
  | { kind: 'issue'; issueId: string; to: 'team' | 'committee' }
  /** What the committee decided about a theme, in its channel; edited as it changes. */
  | { kind: 'initiative'; initiativeId: string }
  | { kind: 'initiative_line'; initiativeId: string; historyId: string }
  /** Tells whoever has an initiative now, or the committee (`committee`) that nobody has it any more. */
  | { kind: 'initiative_owner'; initiativeId: string; historyId: string; to: string }
  /** What is due of one person's initiatives (or of nobody's: `committee`), reminded of on one day (ISO). */
  | { kind: 'initiative_reminders'; to: string; day: string }
  /** Asks somebody (`committee`: its channel) to tell their customers of what they asked for; edited as it is done. */
  | { kind: 'tell'; initiativeId: string; to: string }
  /** Of whom somebody was reminded on one day (ISO) that they are not told. */
  | { kind: 'tell_reminders'; to: string; day: string }
  /** The committee's month, and what hangs under it: what customers said, and every third month the quarter. */
  | { kind: 'report'; month: Month }
  | { kind: 'report_part'; month: Month; part: 'quotes' | 'quarter' }
  /** "You Asked, We Delivered" in the committee's channel, from its draft on, and in each channel that it is published to. */
  | { kind: 'digest'; digestId: string }
  | { kind: 'digest_post'; digestId: string; channel: string }
  /** Tells an admin that a channel of the config takes nothing since then (ISO); edited when it is back. */
  | { kind: 'alert'; channel: string; since: string; to: string }
  /** Tells an admin that the app cannot do something since then (ISO), because of a fault of its own; edited when it can. */
  | { kind: 'stuck'; topic: string; since: string; to: string };

export interface NudgeIntent {
  kind: 'nudge';
  followUpId: string;
  cycle: number;
  rung: Rung;
  late: boolean;
  /** Slack id of a person, or `committee` for its channel. */
  to: string;
  audience: 'owner' | 'lead' | 'committee' | 'former_owner';
  /** Who had it when the rung was recorded; the one late takes it from them. */
  ownerThen: string | null;
}

export interface EraseIntent {
  kind: 'erase_message';
  erasureId: string;
  /** The outbox row that it was. */
  was: string;
  at: { channelId: string; ts: string } | null;
  /** It may have a thread, in which others may have written. */
  lookForOthers: boolean;
}

/** One key a message: enqueueing a key again asks for an edit of the same message. */
export function keyOf(intent: Intent): string {
  switch (intent.kind) {
    case 'card':
      return `card:${intent.followUpId}`;
    case 'pointer':
      return `pointer:${intent.followUpId}:${intent.was}`;
    case 'comment':
      return `comment:${intent.responseId}`;
    case 'history':
      return `history:${intent.historyId}`;
    case 'nudge':
      return `nudge:${intent.followUpId}:${intent.cycle}:${intent.rung}:${intent.to}`;
    case 'more_nudges':
      return `more_nudges:${intent.to}:${intent.day}`;
    case 'handed':
      return `handed:${intent.historyId}`;
    case 'lead_note':
      return `lead_note:${intent.followUpId}:${intent.to}`;
    case 'reply_news':
      return `reply_news:${intent.historyId}`;
    case 'mail_news':
      return `mail_news:${intent.lineId}:${intent.to}`;
    case 'summary':
      return `summary:${intent.burstId}`;
    case 'erase_message':
      return `erase_message:${intent.was}`;
    case 'erasure_report':
      return `erasure_report:${intent.erasureId}:${intent.to}`;
    case 'dropped_file':
      return `dropped_file:${intent.dropId}`;
    case 'issue':
      return `issue:${intent.issueId}:${intent.to}`;
    case 'initiative':
      return `initiative:${intent.initiativeId}`;
    case 'initiative_line':
      return `initiative_line:${intent.historyId}`;
    case 'initiative_owner':
      return `initiative_owner:${intent.historyId}`;
    case 'initiative_reminders':
      return `initiative_reminders:${intent.to}:${intent.day}`;
    case 'tell':
      return `tell:${intent.initiativeId}:${intent.to}`;
    case 'tell_reminders':
      return `tell_reminders:${intent.to}:${intent.day}`;
    case 'report':
      return `report:${intent.month}`;
    case 'report_part':
      return `report_part:${intent.month}:${intent.part}`;
    case 'digest':
      return `digest:${intent.digestId}`;
    case 'digest_post':
      return `digest_post:${intent.digestId}:${intent.channel}`;
    case 'alert':
      return `alert:${intent.channel}:${intent.since}:${intent.to}`;
    case 'stuck':
      return `stuck:${intent.topic}:${intent.since}:${intent.to}`;
  }
}

/** The message under which this one hangs; null for one that stands alone. */
export function threadOf(intent: Intent): string | null {
  switch (intent.kind) {
    case 'comment':
    case 'history':
      return keyOf({ kind: 'card', followUpId: intent.followUpId });
    case 'initiative_line':
      return keyOf({ kind: 'initiative', initiativeId: intent.initiativeId });
    case 'report_part':
      return keyOf({ kind: 'report', month: intent.month });
    case 'card':
    case 'pointer':
    case 'nudge':
    case 'more_nudges':
    case 'handed':
    case 'lead_note':
    case 'reply_news':
    case 'mail_news':
    case 'summary':
    case 'erase_message':
    case 'erasure_report':
    case 'dropped_file':
    case 'issue':
    case 'initiative':
    case 'initiative_owner':
    case 'initiative_reminders':
    case 'tell':
    case 'tell_reminders':
    case 'report':
    case 'digest':
    case 'digest_post':
    case 'alert':
    case 'stuck':
      return null;
  }
}

/** What is to be deleted has a lane of its own: its budget is chat.delete's. */
export const ERASE_LANE = 'method:chat.delete';

/** Lower goes first within a lane: a person who is owed a nudge waits for nobody's thread. */
export const URGENCY = {
  alert: 1,
  /** Somebody waits for this very card. */
  asked: 2,
  nudge: 5,
  report: 8,
  card: { urgent: 10, high: 20, normal: 30, low: 40 },
  /** Soon, because many follow-ups are seen nowhere else. */
  summary: 15,
  thread: 25,
  /** Replies before the message under which they hang. */
  erase: { reply: 50, root: 60 },
} as const;
