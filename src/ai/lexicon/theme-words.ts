/** How a theme is spoken of: phrases between commas; `*` is any word, `...` up to three. */
export interface ThemeWords {
  /** Nearly always about this theme. */
  strong: string;
  /** Mostly. */
  usual: string;
  /** Only where nothing stronger is said. */
  weak: string;
}
