import { type Candidate, FIRST_LOGIT } from './choose-themes';
import { type Features, featuresOf, Learner } from './learner';
import type { Reading } from './read-comment';
import { type Weighed, weighThemes } from './weigh-themes';

/** What a person said that a comment is about: ids of themes, the most prominent first. */
export interface TaughtThemes {
  comment: string;
  themes: readonly string[];
}

/** Log-odds of a theme by the weight of its words: even at two usual words. */
const PRIOR = { slope: 1.1, bias: -2.2 };
/** A comment whose words weigh so much is clear enough to be studied. */
const CLEAR = 2.5;
/** What was only studied must be this much likelier than not to count. */
const STUDIED_LOGIT = -0.6;
const EPOCHS = 5;

/** What comments are about: by the lexicon, by what is said in clear ones of their kind, and by people. */
export class ThemeMind {
  private studied: Learner | null = null;
  private taught: Learner | null = null;
  /** What people said of a comment holds for the next one of the same words, whatever else was learnt. */
  private readonly exact = new Map<string, readonly string[]>();
  private readonly places: ReadonlyMap<string, number>;

  constructor(private readonly ids: readonly string[]) {
    this.places = new Map(ids.map((id, place) => [id, place]));
  }

  /** The likeliest first. */
  candidates(reading: Reading): Candidate[] {
    const weighed = weighThemes(reading);
    const hints = this.hintsOf(weighed);
    const logits = this.logits(reading, hints);
    const shown = new Map(weighed.map((one) => [one.theme, one]));
    const told = this.exact.size > 0 ? this.exact.get(keyOf(reading)) : undefined;
    return this.ids
      .map((theme, k) => ({
        theme,
        logit: told ? logitTold(told.indexOf(theme)) : logits[k]!,
        shown: shown.get(theme) ?? null,
      }))
      .sort((a, b) => b.logit - a.logit || placeOf(a) - placeOf(b));
  }

  study(readings: readonly Reading[]): void {
    const examples = readings.flatMap((reading) => {
      const hints = this.hintsOf(weighThemes(reading));
      if (!hints.some((hint) => hint >= CLEAR)) return [];
      return [{ features: featuresOf(reading.words), targets: hints.map((hint) => (hint >= CLEAR ? 1 : 0)) }];
    });
    if (examples.length === 0) return;
    const learner = new Learner(this.ids.length, { slope: 0, bias: PRIOR.bias });
    const noHints = new Float32Array(this.ids.length);
    for (let epoch = 0; epoch < EPOCHS; epoch++)
      for (const { features, targets } of examples) learner.learn(features, noHints, targets);
    this.studied = learner;
  }

  teach(examples: readonly { reading: Reading | null; themes: readonly string[] }[]): void {
    this.exact.clear();
    const usable = examples.flatMap(({ reading, themes }) => {
      if (!reading) return [];
      const known = themes.filter((id) => this.places.has(id));
      if (known.length > 0) this.exact.set(keyOf(reading), known);
      return [
        {
          features: featuresOf(reading.words),
          hints: this.hintsOf(weighThemes(reading)),
          targets: this.ids.map((id) => (known.includes(id) ? 1 : 0)),
        },
      ];
    });
    this.taught = usable.length === 0 ? null : new Learner(this.ids.length, PRIOR);
    for (let epoch = 0; epoch < EPOCHS; epoch++)
      for (const { features, hints, targets } of usable) this.taught!.learn(features, hints, targets);
  }

  private hintsOf(weighed: readonly Weighed[]): Float32Array {
    const hints = new Float32Array(this.ids.length);
    for (const { theme, weight } of weighed) hints[this.places.get(theme)!] = weight;
    return hints;
  }

  // What was studied speaks only where neither the lexicon nor people have anything to say.
  private logits(reading: Reading, hints: Float32Array): Float32Array {
    const features: Features | null = this.taught || this.studied ? featuresOf(reading.words) : null;
    const logits = this.taught
      ? this.taught.logits(features!, hints)
      : hints.map((hint) => PRIOR.slope * hint + PRIOR.bias);
    if (!this.studied || logits.some((logit) => logit >= FIRST_LOGIT)) return logits;
    const studied = this.studied.logits(features!, new Float32Array(hints.length));
    return logits.map((logit, k) => (studied[k]! >= STUDIED_LOGIT ? Math.max(logit, studied[k]!) : logit));
  }
}

const TOLD_LOGIT = 6;

function logitTold(place: number): number {
  return place < 0 ? -TOLD_LOGIT : TOLD_LOGIT - place / 10;
}

function placeOf({ shown }: Candidate): number {
  return shown?.from ?? Number.MAX_SAFE_INTEGER;
}

function keyOf({ words }: Reading): string {
  return words.map(({ stem }) => stem).join(' ');
}
