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

const few: Comparison = { reporting: 'none', touched: side(0, 6), others: side(0, 20) };

/** The answer of `/rnps impact` as somebody reads it. */
function answer() {
  return renderImpact({
    finding: 'Contacted or told, people moved +0.3',
    span: 'Dec 2025 to Nov 2026',
    either,
    contacted: {
      change: compared([1.2, 50], [0.2, 190], 0.1),
      leftDetractors: compared([0.7, 30], [0.4, 60], 0.4),
    },
    told: { change: few, leftDetractors: few },
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

test('each row has both sides and their difference, so that no part reads as moving more than the whole', () => {
  const { blocks } = answer();
  const table = blocks.find(({ type }) => type === 'table') as any;
  const rows: string[][] = table.rows.map((row: any[]) => row.map(({ text }) => text));
  expect(rows).toEqual([
    ['What', 'Who', 'They', 'Others alike', 'Difference (95%)', 'Expected bounce'],
    ['Score moved', 'Contacted or told', '+0.3 (n=140)', '\u22120.4 (n=260)', '+0.7 (+0.5 to +0.9)', '+0.1'],
    ['Score moved', 'Contacted', '+1.2 (n=50)', '+0.2 (n=190)', '+1.0 (+0.8 to +1.2)', '+0.1'],
    ['Score moved', 'Told', 'too few (n=6)', 'too few (n=20)', 'too few', '-'],
    ['Detractors no longer', 'Contacted or told', '57% (n=85)', '41% (n=60)', '+16 (\u22124 to +36)', '40%'],
    ['Detractors no longer', 'Contacted', '70% (n=30)', '40% (n=60)', '+30 (+10 to +50)', '40%'],
    ['Detractors no longer', 'Told', 'too few (n=6)', 'too few (n=20)', 'too few', '-'],
  ]);
  const number = (cell: string) => Number.parseFloat(cell.replace('\u2212', '-'));
  for (const [, , they, others, difference] of rows.slice(1).filter((row) => !row[4]!.startsWith('too')))
    expect(number(they!) - number(others!)).toBeCloseTo(number(difference!), 9);
});
