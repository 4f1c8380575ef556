import type { Initiative } from '../../domain/committee/initiative';
import type { ReportFigures, ReportTheme } from '../../domain/committee/report';
import type { Standing } from '../../domain/committee/standing';
import type { Chart } from '../numbers/numbers-parts';

/** Somebody's very words. */
export interface ShownQuote {
  quote: string;
  score: number;
  accountName: string | null;
}

export interface ShownTheme extends ReportTheme {
  said: ShownQuote[];
  dissents: ShownQuote | null;
  /** What was decided about it over this report or one before, as it stands now. */
  decided: Standing | null;
}

export interface ShownDecision extends Initiative {
  themeName: string;
  /** Open, and its day is over. */
  overdue: boolean;
}

export interface ShownIssue {
  issueId: string;
  themeName: string;
  accounts: number;
  answers: number;
  said: ShownQuote | null;
}

/** A month's report with the words that only the present knows: quotes, decisions, links. */
export interface ReportModel {
  /** "October 2026" */
  title: string;
  finding: string;
  sentences: string[];
  agenda: string[];
  /** Themes of the agenda that are not among those listed. */
  agendaThemes: Pick<ShownTheme, 'themeId' | 'name' | 'n' | 'decided'>[];
  /** Who wrote the sentences. */
  note: string;
  madeAt: Date;
  /** Null for the first. */
  revision: { number: number; words: string } | null;
  figures: ReportFigures;
  themes: ShownTheme[];
  issues: ShownIssue[];
  decisions: ShownDecision[];
  /** What moved the score, each step in words. */
  steps: { total: string; parts: string[] } | null;
  charts: { trend: Chart; themes: Chart };
  /**
   * Where the posted report stands; null in the report itself, and where it was not posted. Where its canvas is; null
   * without one, and for whoever may not be in the channel that it was shared with.
   */
  links: { report: string | null; canvas: string | null };
  /** Titles of months that were missed and are kept. */
  missed: string[];
  /** For one person alone, who may share it. */
  share: boolean;
  /** Slack id of who shows it to a channel. */
  sharedBy: string | null;
}
