import { type Features, featuresOf, Learner } from './learner';
import type { Reading } from './read-comment';
import { squashed } from './sentiment';

/** A comment with the score (0-10) that was given with it. */
export interface ScoredComment {
  comment: string;
  score: number;
}

/** How far the lexicon counts beside what is learnt, and how far what was studied counts beside the lexicon. */
const SLOPE = 0.7;
const ECHO = 0.5;
/** Only comments whose tone is clear are studied. */
const CLEAR = 0.6;
const EPOCHS = 5;
/** What a score makes of a comment's chance to be a glad one; one in between is a little gladder than not. */
const GLAD = { promoter: 1, passive: 0.55, detractor: 0 } as const;
const ALMOST_SURE = 0.95;

/** How glad or angry comments are: by the lexicon, by the words that go with it here, and by this company's scores. */
export class ToneMind {
  private studied: Learner | null = null;
  private taught: Learner | null = null;

  /** A sum of tones; below zero is blame. */
  toneOf(reading: Reading): number {
    const features = this.studied || this.taught ? featuresOf(reading.words) : NO_FEATURES;
    const tone = this.studiedTone(reading, features);
    return this.taught ? this.taught.logits(features, [tone])[0]! / SLOPE : tone;
  }

  study(readings: readonly Reading[]): void {
    const clear = readings.flatMap((reading) => {
      const tone = squashed(lexiconTone(reading));
      if (Math.abs(tone) < CLEAR) return [];
      return [
        {
          features: featuresOf(reading.words),
          hints: NO_HINT,
          targets: [tone > 0 ? ALMOST_SURE : 1 - ALMOST_SURE],
        },
      ];
    });
    this.studied = taughtBy(clear, 0);
  }

  teach(scored: readonly { reading: Reading | null; score: number }[]): void {
    const examples = scored.flatMap(({ reading, score }) => {
      if (!reading) return [];
      const features = featuresOf(reading.words);
      return [{ features, hints: [this.studiedTone(reading, features)], targets: [gladness(score)] }];
    });
    this.taught = taughtBy(examples, SLOPE);
  }

  private studiedTone(reading: Reading, features: Features): number {
    const tone = lexiconTone(reading);
    return this.studied ? tone + ECHO * this.studied.logits(features, NO_HINT)[0]! : tone;
  }
}

const NO_FEATURES: Features = new Uint32Array(0);
const NO_HINT = [0];

function lexiconTone({ tones, faces }: Reading): number {
  return tones.reduce((sum, tone) => sum + tone, faces);
}

function gladness(score: number): number {
  if (score >= 9) return GLAD.promoter;
  return score <= 6 ? GLAD.detractor : GLAD.passive;
}

function taughtBy(
  examples: readonly { features: Features; hints: number[]; targets: number[] }[],
  slope: number,
): Learner | null {
  if (examples.length === 0) return null;
  const learner = new Learner(1, { slope, bias: 0 });
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const { features, hints, targets } of examples) learner.learn(features, hints, targets);
  return learner;
}
