import { NO_CONTENT, type Polarity } from '../domain/themes/annotation';
import { speaksToMachine } from '../domain/themes/speaks-to-machine';
import { THEMES, type Theme } from '../domain/themes/taxonomy';
import { type Annotation, polarityOf } from './annotation';
import { chooseThemes } from './choose-themes';
import { confidenceOf, SURE } from './confidence';
import { isDoubtful, leanOf } from './lean';
import { SEED_LEXICON } from './lexicon/seed-lexicon';
import type { ThemeWords } from './lexicon/theme-words';
import { SENTIMENT_STEMS } from './marks';
import { wholeQuote } from './quote';
import { type Reading, readComment } from './read-comment';
import { squashed } from './sentiment';
import { signalsOf } from './signals';
import { ThemeBook } from './theme-book';
import { type TaughtThemes, ThemeMind } from './theme-mind';
import { type ScoredComment, ToneMind } from './tone-mind';

export interface AnnotatorOptions {
  /** The company's own taxonomy; left out: the one that is shipped. */
  themes?: readonly Theme[];
  /** How its themes are spoken of, by id; a theme that is not in it is known by its name and meaning. */
  lexicon?: Readonly<Record<string, ThemeWords>>;
}

/** Tells what comments are about, by words and by what it was taught; it asks nobody and never throws. */
export interface Annotator {
  annotate: (comment: string, told?: { score?: number | null }) => Annotation;
  /** Learns how these comments speak from those of them that are clear. Replaces what it studied before. */
  study: (comments: Iterable<string>) => void;
  /** Learns from people who said what comments are about. Replaces what it was taught before. */
  teach: (examples: readonly TaughtThemes[]) => void;
  /** Learns how glad and angry people speak, from their scores (0-10). Replaces what it was taught before. */
  teachTone: (scored: readonly ScoredComment[]) => void;
}

/** The local annotator. The same calls in the same order give the same annotations, on any machine. */
export function createAnnotator({
  themes = THEMES,
  lexicon = SEED_LEXICON,
}: AnnotatorOptions = {}): Annotator {
  const book = new ThemeBook(themes, lexicon);
  const shipped = shippedWords(lexicon);
  const teams = new Map(themes.map(({ id, team }) => [id, team]));
  const known = (stem: string) => SENTIMENT_STEMS.has(stem) || book.stems.has(stem);
  const themeMind = new ThemeMind(themes.map(({ id }) => id).filter((id) => id !== NO_CONTENT));
  const toneMind = new ToneMind();
  const english = (comment: string): Reading | null => {
    const read = readComment(comment, book, known);
    return read.kind === 'english' ? read.reading : null;
  };

  function annotateEnglish(reading: Reading, score: number | null): Annotation {
    const tone = toneMind.toneOf(reading);
    const candidates = themeMind.candidates(reading);
    const sentiment = withScore(polarityOf(tone), score);
    const found = chooseThemes(reading, candidates, { overall: sentiment, lean: leanOf(score) });
    const confidence = confidenceOf(reading, { candidates, found, shipped });
    const clause = candidates[0]?.shown?.clause ?? null;
    const mended = found.find(({ polarity }) => polarity === 'negative') ?? found[0]!;
    return {
      language: 'en',
      sentiment,
      tone: squashed(tone),
      themes: found,
      ...signalsOf(reading.words, { tone, score }),
      team: teams.get(mended.id) ?? null,
      confidence,
      sure:
        confidence >= SURE &&
        !isDoubtful(found[0]!.polarity, { reading, clause, score }) &&
        !speaksToMachine(reading.comment),
    };
  }

  return {
    annotate: (comment, { score = null } = {}) => {
      const read = readComment(comment, book, known);
      if (read.kind === 'english') return annotateEnglish(read.reading, score);
      const tone = read.kind === 'foreign' ? read.faces : 0;
      const sentiment = withScore(polarityOf(tone), score);
      const bare = { sentiment, tone: squashed(tone), urgent: false, churn: false, team: null };
      if (read.kind === 'foreign')
        return { ...bare, language: read.language, themes: [], confidence: 0, sure: false };
      const none = { id: NO_CONTENT, polarity: 'neutral' as const, ...wholeQuote(comment) };
      return { ...bare, language: null, themes: [none], confidence: 1, sure: true };
    },
    study: (comments) => {
      const readings: Reading[] = [];
      for (const comment of comments) {
        const reading = english(comment);
        if (reading) readings.push(reading);
      }
      themeMind.study(readings);
      toneMind.study(readings);
    },
    teach: (examples) =>
      themeMind.teach(examples.map(({ comment, themes }) => ({ reading: english(comment), themes }))),
    teachTone: (scored) =>
      toneMind.teach(scored.map(({ comment, score }) => ({ reading: english(comment), score }))),
  };
}

/** The themes that are spoken of by the words that are shipped, or by these and more. */
function shippedWords(lexicon: Readonly<Record<string, ThemeWords>>): Set<string> {
  const known = Object.entries(SEED_LEXICON).filter(([id, { strong }]) =>
    lexicon[id]?.strong.startsWith(strong),
  );
  return new Set(known.map(([id]) => id));
}

/** Words that take no side leave it to the score. */
function withScore(said: Polarity, score: number | null): Polarity {
  if (said !== 'neutral' || score === null) return said;
  if (score >= 9) return 'positive';
  return score <= 6 ? 'negative' : 'neutral';
}
