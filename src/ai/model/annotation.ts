export type Sentiment = 'positive' | 'neutral' | 'negative';
export type Polarity = 'positive' | 'negative' | 'mixed' | 'neutral';

/** A theme, and the words that show it: `quote` is the comment from `start` on, to the letter. */
export interface FoundTheme {
  id: string;
  polarity: Polarity;
  quote: string;
  start: number;
}

/** What a comment says. Up to three themes, the most prominent first. */
export interface Annotation {
  /** ISO 639-1, `und` when nobody can say. */
  language: string;
  sentiment: Sentiment;
  themes: FoundTheme[];
  urgency: boolean;
  churn: boolean;
  /** Id of the team that should see to it. */
  team: string | null;
  /** False: a person should look. */
  sure: boolean;
  by: 'local' | 'model';
}
