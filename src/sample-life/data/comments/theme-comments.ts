/**
 * What customers write about one theme, by how they feel. `[a|b]` is a choice; `{site}` and the like are filled
 * from the account's industry, `{n}` and the like with a plausible figure.
 */
export interface ThemeComments {
  /** Scores 0-2. */
  angry: readonly string[];
  /** Scores 3-6. */
  negative: readonly string[];
  /** Scores 7-8. */
  mixed: readonly string[];
  /** Scores 9-10. */
  positive: readonly string[];
}
