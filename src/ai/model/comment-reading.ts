/** A theme as a model may see it: unlike the local annotator, it knows one that is praised and criticised at once. */
export interface ReadTheme {
  id: string;
  polarity: 'positive' | 'negative' | 'mixed' | 'neutral';
  /** The comment from `start` on, to the letter. */
  quote: string;
  start: number;
}

/**
 * What a comment says in the form that the model and the local annotator share, so that one is checked against the other.
 * Up to three themes, the most prominent first.
 */
export interface CommentReading {
  /** ISO 639-1, `und` when nobody can say. */
  language: string;
  sentiment: 'positive' | 'neutral' | 'negative';
  themes: ReadTheme[];
  urgency: boolean;
  churn: boolean;
  /** Id of the team that should see to it. */
  team: string | null;
  /** False: a person should look. */
  sure: boolean;
  by: 'local' | 'model';
}
