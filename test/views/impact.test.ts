import type { Comparison, Impact } from '../../src/domain/impact/impact';
import { renderImpact } from '../../src/views/numbers/impact';
import { impactSentences } from '../../src/views/report/impact';

const side = (mean: number, n: number) => ({ mean, n, unmatched: 2, effectiveN: n - 1 });

function compared(touched: [number, number], others: [number, number], bounce: number): Comparison {
  const difference = touched[0] - others[0];
  return {
    reporting: 'ok',
    touched: side(...touched),
    others: side(...others),
    difference,
    interval: { low: difference - 0.2, high: difference + 0.2 },
    bounce: { mean: bounce, n: 94 },
  };
}

const either: Impact = {
  change: compared([0.31, 140], [-0.42, 260], 0.1),
  leftDetractors: compared([0.57, 85], [0.41, 60], 0.4),
};

/** The answer of `/rnps impact` as somebody reads it. */
function answer() {
  return renderImpact({
    finding: 'Contacted or told, people moved +0.3',
    span: 'Dec 2025 to Nov 2026',
    either,
    contacted: either,
    told: either,
    moves: {
      touched: [
        [1, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      others: [
        [1, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    },
    loops: [],
    zone: 'Europe/Berlin',
    chart: { kind: 'none', because: null },
    offers: null,
  });
}

test('a detractor who became a passive or a promoter is a detractor no longer, and nobody reads that a customer left', () => {
  const sentences = impactSentences({ ...either, from: '2026-01' }).join(' ');
  expect(sentences).toContain(
    'Of the detractors 57% are detractors no longer (n=85), of others alike 41% (n=60): +16 points',
  );
  for (const said of [sentences, JSON.stringify(answer())]) {
    expect(said).toMatch(/detractors no longer/i);
    expect(said).not.toMatch(/\bleft\b(?!")/);
  }
});
