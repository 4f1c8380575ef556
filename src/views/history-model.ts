import type { Band } from '../domain/bands';
import type { ContactChannel, FollowUpState, Outcome } from '../domain/follow-up';
import type { OfferState } from '../domain/offers/offer';

/** One change of a follow-up. People are Slack user ids; `by` is null when the app did it by itself. */
export interface HistoryLineModel {
  at: Date;
  by: string | null;
  /** Both null, or equal, when the state did not change. */
  from: FollowUpState['kind'] | null;
  to: FollowUpState['kind'] | null;
  event: HistoryEvent;
  /** Names by Slack id, for saying who without ringing at them; who is not among them is mentioned. */
  names?: Record<string, string>;
}

export type HistoryEvent =
  | { kind: 'opened'; teamName: string; dueAt: Date | null }
  | { kind: 'claimed' }
  | { kind: 'contact_logged'; channel: ContactChannel; reached: boolean; note: string | null }
  | { kind: 'sla_met' }
  | {
      kind: 'resolved';
      outcome: Outcome;
      themeName: string | null;
      note: string | null;
      customerTold: boolean | null;
      reasonWithoutContact: string | null;
    }
  /** `to` is whom it was told; null when that person is not known to Slack. `late`: the app was away on time. */
  | { kind: 'nudged'; rung: 'half' | 'three_quarters' | 'due' | 'late'; to: string | null; late: boolean }
  | { kind: 'comment_added' }
  | { kind: 'score_changed'; fromScore: number; toScore: number; fromBand: Band; toBand: Band }
  | { kind: 'rerouted'; fromTeam: string; toTeam: string; because: 'comment' | 'score' | 'account' }
  | { kind: 'joined'; score: number }
  | { kind: 'sla_void' }
  /** By a person; or by the app, because the customer answered worse, or anew, after we had been in touch. */
  | { kind: 'reopened'; because: 'person' | 'answer'; note: string | null }
  | { kind: 'reassigned'; newOwner: string; formerOwner: string | null }
  | { kind: 'moved'; fromTeam: string; toTeam: string; formerOwner: string | null; note: string | null }
  | { kind: 'released'; formerOwner: string | null }
  | { kind: 'snoozed'; until: Date }
  | { kind: 'waiting'; until: Date; reason: string | null }
  | { kind: 'confidential' }
  /** A person said whose answer it is. */
  | { kind: 'matched' }
  /** A person said what the comment is about: names of themes, before and now. */
  | { kind: 'themes_corrected'; before: string[]; after: string[] }
  /** Somebody wrote to the customer; `copied`: they sent it themselves. The words are behind a button. */
  | { kind: 'replied'; replyId: string; way: 'email' | 'copied'; reached: boolean }
  /** `code`: the mail server's answer, when it gave one. */
  | { kind: 'reply_trouble'; what: 'delayed' | 'failed'; because: ReplyTrouble; code: number | null }
  | { kind: 'reply_unknown' }
  /** `undone`: it had counted as reached, and nothing else had. */
  | { kind: 'reply_bounced'; undone: boolean }
  /** `otherAddress`: not from the address that was written to. */
  | { kind: 'reply_answered'; automatic: boolean; otherAddress: boolean; note: string | null }
  /** To the customer; `name` is that of what was offered. */
  | { kind: 'offer'; state: OfferState; name: string }
  | { kind: 'returned'; formerOwner: string; because: 'late' | 'deactivated' };

/** Why a mail did not go out. */
export type ReplyTrouble = 'refused' | 'access' | 'sender' | 'tls' | 'busy' | 'unreachable';
