import type { Picture } from '../src/pictures/picture';
import type { Figure } from '../src/views/numbers/figure';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const words = {
  title: 'Up 6 on last quarter; can’t tell yet whether that is real',
  subtitle: 'Each answer counts once',
};

// Plain arithmetic, so that every run draws the same.
function months(count: number, seed: number): Figure[] {
  return Array.from({ length: count }, (_, index) => {
    const label = `${MONTHS[index % 12]} ${2025 + Math.floor(index / 12)}`;
    const score = 20 + ((index * 7 + seed * 13) % 25);
    return { label, score, low: score - 9, high: score + 9, n: 200 + index * 10, level: 'ok' };
  });
}

/** One picture of each kind, of an ordinary size, and a trend of two years. */
export const PICTURES: Picture[] = [
  { kind: 'trend', ...words, points: months(12, 1), voters: 'answers', target: 50 },
  { kind: 'trend', ...words, points: months(24, 2), voters: 'answers', target: null },
  {
    kind: 'segments',
    ...words,
    panels: Array.from({ length: 6 }, (_, index) => ({
      name: `Segment ${index}`,
      points: months(12, index),
    })),
  },
  {
    kind: 'why',
    ...words,
    from: { label: 'Q3 2026', score: 30 },
    to: { label: 'Q4 2026', score: 36 },
    effects: Array.from({ length: 6 }, (_, index) => ({
      label: `Segment ${index}`,
      kind: index % 2 === 0 ? ('rate' as const) : ('mix' as const),
      points: index % 3 === 0 ? -1 : 2,
    })),
  },
  {
    kind: 'target',
    ...words,
    start: { label: 'January', score: 40 },
    now: { label: 'Now', score: 43, low: 37, high: 49, n: 812, level: 'ok' },
    goal: { label: 'Goal by June', score: 50 },
    detectable: 6,
  },
  { kind: 'distribution', ...words, counts: [9, 3, 4, 6, 5, 11, 17, 48, 92, 110, 107] },
  {
    kind: 'themes',
    ...words,
    themes: Array.from({ length: 8 }, (_, index) => ({
      name: `Theme ${index}`,
      count: 90 - index * 9,
      impact: 4 - index,
    })),
  },
  {
    kind: 'transitions',
    ...words,
    fromLabel: 'Q3 2026',
    toLabel: 'Q4 2026',
    counts: [
      [24, 10, 7],
      [9, 48, 15],
      [3, 12, 86],
    ],
  },
];
