import type { Impact } from '../impact/impact';
import type { Month } from '../numbers/month-span';
import type { Nps } from '../numbers/nps';
import type { NpsChange } from '../numbers/nps-change';
import type { Segment } from '../numbers/segments';
import type { PromiseCounts } from '../numbers/sla-rate';
import type { Polarity } from '../themes/annotation';
import type { ThemeFigures } from '../themes/theme-figures';
import { sameQuarter, sameSaid } from './same-said';
import type { WeighedTheme } from './weighing';

/**
 * All figures of a month as they were when its report was made. No word of a customer: quotes are places in comments,
 * which are read when the report is shown, so that an erased answer leaves nothing behind.
 */
export interface ReportFigures {
  month: Month;
  /** IANA zone in which the month begins and ends, and its first and last instants (ISO; the last is not in it). */
  zone: string;
  from: string;
  to: string;
  /** Answers by score, of 0 to 10. */
  scores: number[];
  nps: Nps;
  /** How many were asked; null: nobody said. */
  invited: number | null;
  /** The month before, and three months against the three before them. */
  last: ReportChange;
  quarter: ReportChange & { now: Nps; nowName: string };
  /** Twelve months up to this one. */
  trend: { month: Month; nps: Nps }[];
  why: ReportWhy | null;
  followUps: ReportFollowUps;
  /** Missing in reports that were made before it was looked at. */
  impact?: ReportImpact;
  comments: { themed: number; foreign: number; noContent: number; unread: number };
  /** The five of which most answers are sure, none without any. */
  themes: ReportTheme[];
  /** How many more there are. */
  moreThemes: number;
  /** Of all themes of the month those that surely cost the score, the dearest first; missing in earlier reports, which weighed the five. */
  weighed?: WeighedTheme[];
  issues: { issueId: string; themeId: string; accounts: number; answers: number }[];
  /** In the last month of a quarter. */
  sentiment: ReportSentiment | null;
}

export interface ReportChange {
  name: string;
  nps: Nps;
  change: NpsChange;
}

/** What moved the score, by the segment that explains most; `value` null: those with too few answers to be named. */
export interface ReportWhy {
  segment: Segment;
  rate: number;
  mix: number;
  mixExplains: boolean;
  effects: { value: string | null; rate: number; mix: number }[];
}

export interface ReportFollowUps {
  /** Promises of contact that fell due in the month. */
  promises: PromiseCounts;
  /** Of these, whose follow-up somebody claimed before the due time. */
  claimedInTime: number;
  /** Follow-ups that were opened in the month. */
  opened: number;
  closed: number;
  told: number;
}

/** What came after people were contacted or told: of those who answered again from that month on up to this one. */
export interface ReportImpact extends Impact {
  from: Month;
}

/** Where in a comment the words stand. */
export interface QuoteRef {
  responseId: string;
  start: number;
  length: number;
  textHash: string;
}

/** Of a quote that was read, only where it stands, which is all that is kept. */
export function refOf({ responseId, start, length, textHash }: QuoteRef): QuoteRef {
  return { responseId, start, length, textHash };
}

export interface ReportTheme extends ThemeFigures {
  /** As it was called then. */
  name: string;
  /** Accounts with an unhappy answer, by currency. */
  stakes: { currency: string | null; accounts: number; arr: number }[];
  /** Of the side that most take, then one of the other. */
  quotes: QuoteRef[];
  dissent: QuoteRef | null;
}

/** Three months of comments by how they sound, the quarter before, and what they were about. */
export interface ReportSentiment {
  name: string;
  lastName: string;
  months: { month: Month; sides: Record<Polarity, number> }[];
  now: Record<Polarity, number>;
  last: Record<Polarity, number>;
  themed: number;
  themes: (ThemeFigures & { name: string })[];
}

/** How an earlier report and what is true now differ in what customers said; null when they do not. */
export interface RevisionReason {
  /** Whether the month itself differs, and not only the quarter that it ends. */
  ofMonth: boolean;
  added: number;
  before: Nps;
  after: Nps;
}

/** Whether a report ranks its themes by sure answers; one that was made before they were counted ranks by all. */
export function isBySure(themes: readonly Pick<ReportTheme, 'sureBands'>[]): boolean {
  return themes.some(({ sureBands }) => sureBands);
}

/** Whether a report has to be revised. What became of follow-ups afterwards is no reason: it belongs to later months. */
export function revisionReason(kept: ReportFigures, now: ReportFigures): RevisionReason | null {
  const ofMonth = !sameSaid(kept, now);
  if (!ofMonth && sameQuarter(kept, now)) return null;
  return { ofMonth, added: now.nps.n - kept.nps.n, before: kept.nps, after: now.nps };
}
