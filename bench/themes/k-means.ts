import { wordsOf } from '../../src/ai/words';

/** A comment as TF-IDF of its stems, of length one. */
export type Vector = Map<string, number>;

const ROUNDS = 12;

export function vectorsOf(comments: readonly string[]): Vector[] {
  const bags = comments.map((comment) => new Set(wordsOf(comment).map(({ stem }) => stem)));
  const documents = new Map<string, number>();
  for (const bag of bags) for (const stem of bag) documents.set(stem, (documents.get(stem) ?? 0) + 1);
  return bags.map((bag) => {
    const known = [...bag].filter((stem) => documents.get(stem)! >= 3);
    return ofLengthOne(
      new Map(known.map((stem) => [stem, Math.log(comments.length / documents.get(stem)!)])),
    );
  });
}

/** Spherical k-means; its first centres are the vectors farthest from those before, so that nothing hangs on chance. */
export function kMeans(vectors: readonly Vector[], k: number): { centres: Vector[]; of: number[] } {
  let centres = firstCentres(vectors, k);
  let of: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    of = vectors.map((vector) => nearest(vector, centres));
    centres = centres.map((before, c) => {
      const sum: Vector = new Map();
      for (const [i, vector] of vectors.entries())
        if (of[i] === c) for (const [stem, weight] of vector) sum.set(stem, (sum.get(stem) ?? 0) + weight);
      return sum.size === 0 ? before : ofLengthOne(sum);
    });
  }
  return { centres, of };
}

export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of small) sum += weight * (large.get(stem) ?? 0);
  return sum;
}

function firstCentres(vectors: readonly Vector[], k: number): Vector[] {
  const usable = vectors.filter(({ size }) => size >= 3);
  const centres = [usable[0]!];
  const near = usable.map((vector) => cosine(vector, centres[0]!));
  while (centres.length < k) {
    let farthest = 0;
    for (const [i, value] of near.entries()) if (value < near[farthest]!) farthest = i;
    centres.push(usable[farthest]!);
    for (const [i, vector] of usable.entries())
      near[i] = Math.max(near[i]!, cosine(vector, usable[farthest]!), 0);
    near[farthest] = 2;
  }
  return centres;
}

function nearest(vector: Vector, centres: readonly Vector[]): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [c, centre] of centres.entries()) {
    const value = cosine(vector, centre);
    if (value > most) {
      most = value;
      best = c;
    }
  }
  return best;
}

function ofLengthOne(vector: Vector): Vector {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return new Map([...vector].map(([stem, weight]) => [stem, weight / length]));
}
