/** What the committee decided to do about a theme, or not to do. */
export interface Initiative {
  id: string;
  /** Of the taxonomy. */
  theme: string;
  /** YYYY-MM of the report at which it was decided. */
  month: string;
  title: string;
  /** Slack id. */
  owner: string | null;
  /** YYYY-MM-DD */
  dueOn: string | null;
  firstStep: string | null;
  /** Why it was declined. */
  reason: string | null;
  status: 'open' | 'delivered' | 'declined';
  decidedBy: string;
  decidedAt: Date;
  closedAt: Date | null;
  /** What was delivered, in words. */
  delivered: string | null;
}
