import type { Annotation, FoundTheme } from '../ai/annotation';
import { GENERAL, NO_CONTENT, type Polarity } from '../domain/themes/annotation';
import type { Row } from './read-rows';

export interface ThemeCount {
  id: string;
  count: number;
  polarity: Record<Polarity, number>;
  /** The best of what was seen, at most EXAMPLES of them. */
  examples: { quote: string; polarity: Polarity; worth: number }[];
}

const EXAMPLES = 2;
const LINES_SHOWN = 20;

/** What is counted while a file is read; it holds a few quotes, and no more than that of any comment. */
export class Tally {
  rows = 0;
  themed = 0;
  specific = 0;
  empty = 0;
  sure = 0;
  urgent = 0;
  churn = 0;
  oddScores = 0;
  unreadable = 0;
  readonly sentiment: Record<Polarity, number> = { positive: 0, neutral: 0, negative: 0 };
  /** Of sure readings, by the team that usually mends it; '' where no team does. */
  readonly teams = new Map<string, number>();
  readonly languages = new Map<string, number>();
  readonly troubles: { line: number; why: string }[] = [];
  private readonly themes = new Map<string, ThemeCount>();

  add(row: Row, annotation: Annotation | null): void {
    this.rows += 1;
    if (row.oddScore) this.oddScores += 1;
    if (annotation === null) {
      this.unreadable += 1;
      if (this.troubles.length < LINES_SHOWN) this.troubles.push({ line: row.line, why: row.trouble! });
      return;
    }
    const first = annotation.themes[0];
    if (first?.id === NO_CONTENT) {
      this.empty += 1;
      return;
    }
    const language = annotation.language ?? '?';
    this.languages.set(language, (this.languages.get(language) ?? 0) + 1);
    this.sentiment[annotation.sentiment] += 1;
    if (annotation.urgent) this.urgent += 1;
    if (annotation.churn) this.churn += 1;
    if (!first) return;
    this.themed += 1;
    if (first.id !== GENERAL) this.specific += 1;
    if (annotation.sure) {
      this.sure += 1;
      const team = annotation.team ?? '';
      this.teams.set(team, (this.teams.get(team) ?? 0) + 1);
    }
    for (const [place, theme] of annotation.themes.entries())
      this.count(theme, annotation.confidence - place / 4);
  }

  private count({ id, polarity, quote }: FoundTheme, confidence: number): void {
    const found = this.themes.get(id) ?? {
      id,
      count: 0,
      polarity: { positive: 0, neutral: 0, negative: 0 },
      examples: [],
    };
    found.count += 1;
    found.polarity[polarity] += 1;
    this.themes.set(id, found);
    // A quote of some length tells more than two words, and fits on a line.
    const worth = confidence + (quote.length >= 30 && quote.length <= 110 ? 1 : 0);
    const weakest = found.examples.at(-1);
    if (found.examples.length >= EXAMPLES && weakest!.worth >= worth) return;
    if (found.examples.some((one) => one.quote === quote)) return;
    found.examples.push({ quote, polarity, worth });
    found.examples.sort((a, b) => b.worth - a.worth);
    found.examples.length = Math.min(found.examples.length, EXAMPLES);
  }

  /** The most frequent first. */
  get byCount(): ThemeCount[] {
    return [...this.themes.values()].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  }
}
