import { ends, type Word } from './words';

const BITS = 16;
const BUCKETS = 1 << BITS;
const RATE = 0.5;
/** Keeps the first steps small. */
const STEADY = 0.05;
/** What is known beforehand is unlearnt slowly. */
const PRIOR_RATE = 0.001;

/** What words are like: themselves and pairs of neighbours, as numbers of buckets, each once. */
export type Features = Uint32Array;

export function featuresOf(words: readonly Word[]): Features {
  const buckets = new Set<number>();
  let before = '';
  for (const word of words) {
    buckets.add(bucket(word.stem));
    if (before !== '') buckets.add(bucket(`${before} ${word.stem}`));
    before = ends(word) ? '' : word.stem;
  }
  return Uint32Array.from(buckets);
}

// FNV-1a over UTF-16 units: the same on every machine and in every run.
function bucket(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash >>> BITS) ^ hash) & (BUCKETS - 1);
}

/** What a learner knows before it was taught: how far a hint (its size is `slope`) counts, against `bias`. */
export interface Prior {
  slope: number;
  bias: number;
}

/**
 * Logistic regressions side by side (AdaGrad), one an output. Each starts from a hint that is given with the words, and
 * learns where the hint is wrong. What it learns depends on the examples and their order alone.
 */
export class Learner {
  private readonly weights: Float32Array;
  private readonly squares: Float32Array;
  private readonly slopes: Float32Array;
  private readonly biases: Float32Array;

  constructor(
    private readonly outputs: number,
    prior: Prior,
  ) {
    this.weights = new Float32Array(BUCKETS * outputs);
    this.squares = new Float32Array(BUCKETS * outputs);
    this.slopes = new Float32Array(outputs).fill(prior.slope);
    this.biases = new Float32Array(outputs).fill(prior.bias);
  }

  /** How likely each output is, as log-odds. */
  logits(features: Features, hints: ArrayLike<number>): Float32Array {
    const { outputs, weights } = this;
    const sums = new Float32Array(outputs);
    for (const feature of features) {
      const base = feature * outputs;
      for (let k = 0; k < outputs; k++) sums[k]! += weights[base + k]!;
    }
    const scale = 1 / Math.sqrt(features.length || 1);
    for (let k = 0; k < outputs; k++)
      sums[k] = sums[k]! * scale + this.slopes[k]! * hints[k]! + this.biases[k]!;
    return sums;
  }

  /** One step towards `targets`, each between 0 and 1. */
  learn(features: Features, hints: ArrayLike<number>, targets: ArrayLike<number>): void {
    const { outputs, weights, squares } = this;
    const logits = this.logits(features, hints);
    const scale = 1 / Math.sqrt(features.length || 1);
    for (let k = 0; k < outputs; k++) {
      const slope = share(logits[k]!) - targets[k]!;
      if (Math.abs(slope) < 0.01) continue;
      this.biases[k]! -= PRIOR_RATE * slope;
      this.slopes[k]! -= PRIOR_RATE * slope * hints[k]!;
      const step = slope * scale;
      for (const feature of features) {
        const at = feature * outputs + k;
        squares[at]! += step * step;
        weights[at]! -= (RATE * step) / Math.sqrt(squares[at]! + STEADY);
      }
    }
  }
}

/** Of log-odds: a share between 0 and 1. */
export function share(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
