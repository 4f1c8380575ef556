import type { Initiative, MadeFrom } from '../../domain/committee/initiative';
import type { TellingCounts } from '../../domain/tellings/telling';

/** An initiative as people see it. */
export interface InitiativeModel extends Initiative {
  themeName: string;
  /** "October 2026" */
  monthName: string;
  madeFrom: MadeFrom;
  /** Negative when it is overdue; null without a due date. */
  dueInDays: number | null;
  firstStepDone: boolean;
  closedBy: string | null;
  /** Since when it is delivered, YYYY-MM-DD. */
  deliveredSince: string | null;
  /** What became of those who asked for it; absent where nobody is listed. */
  people?: TellingCounts;
  /** Its message in the committee's channel. */
  permalink: string | null;
}
