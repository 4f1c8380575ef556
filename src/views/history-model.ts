import type { Band } from '../domain/bands';
import type { ContactChannel, FollowUpState, Outcome } from '../domain/follow-up';

/** One change of a follow-up. People are Slack user ids; `by` is null when the app did it by itself. */
export interface HistoryLineModel {
  at: Date;
  by: string | null;
  /** Both null, or equal, when the state did not change. */
  from: FollowUpState['kind'] | null;
  to: FollowUpState['kind'] | null;
  event: HistoryEvent;
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
  | { kind: 'rerouted'; fromTeam: string; toTeam: string; because: 'comment' | 'score' }
  | { kind: 'joined'; score: number }
  | { kind: 'sla_void' }
  | { kind: 'reopened' }
  | { kind: 'returned'; formerOwner: string; because: 'late' | 'deactivated' };
