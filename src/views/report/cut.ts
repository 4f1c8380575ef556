/** How much of a report its message shows. */
export interface Cut {
  decisions: number;
  issues: number;
  /** Whether an issue, and a theme, is shown with somebody's words. */
  issueWords: boolean;
  themeWords: boolean;
  /** Characters of a sentence and of a point of the agenda. */
  sentence: number;
}

const WHOLE: Cut = { decisions: 8, issues: 3, issueWords: true, themeWords: true, sentence: 500 };

/** From the whole to what is always within Slack's limits: words that stand in the thread as well go first. */
export const CUTS: readonly Cut[] = [
  WHOLE,
  { ...WHOLE, issueWords: false },
  { ...WHOLE, issueWords: false, issues: 2, decisions: 4 },
  { issueWords: false, themeWords: false, issues: 2, decisions: 4, sentence: 250 },
];
