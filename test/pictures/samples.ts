import type {
  DistributionPicture,
  ImpactPicture,
  SegmentsPicture,
  TargetPicture,
  ThemesPicture,
  TransitionsPicture,
  TrendPicture,
  WhyPicture,
} from '../../src/pictures/picture';
import type { Figure } from '../../src/views/numbers/figure';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Months that end in November 2026, one for each n. */
export function months(scores: number[], counts: number[]): Figure[] {
  return counts.map((n, index) => {
    const month = 22 - (counts.length - 1 - index);
    const label = `${MONTHS[((month % 12) + 12) % 12]} ${2025 + Math.floor(month / 12)}`;
    if (n < 10) return { label, score: null, low: null, high: null, n, level: 'none' };
    const score = scores[index % scores.length]!;
    const half = Math.round(160 / Math.sqrt(n));
    return { label, score, low: score - half, high: score + half, n, level: n < 30 ? 'low' : 'ok' };
  });
}

const SMALL_PRINT = 'Each answer counts once · months in Europe/Berlin · 95% confidence';

export const aTrend: TrendPicture = {
  kind: 'trend',
  title: '31 (25 to 37, n=412): up 6 on last quarter; can’t tell yet whether that is real',
  subtitle: SMALL_PRINT,
  points: months(
    [18, 21, 16, 24, 20, 28, 0, 35, 22, 25, 27, 31],
    [210, 240, 198, 305, 280, 264, 4, 17, 188, 340, 398, 412],
  ),
  voters: 'answers',
  target: 40,
};

export const twoYears: TrendPicture = {
  ...aTrend,
  title: '24 months: up 12 since December 2024, real change',
  points: months(
    [12, 15, 9, 18, 21, 16, 24, 20, 28, 35, 22, 25, 27, 31],
    [
      40, 45, 51, 60, 8, 3, 22, 71, 80, 95, 110, 120, 150, 160, 170, 166, 154, 190, 1204, 188, 240, 340, 398,
      412,
    ],
  ),
  target: null,
};

const panel = (name: string, shift: number, size: number) => ({
  name,
  points: months(
    [18, 21, 16, 24, 20, 28, 0, 35, 22, 25, 27, 31].map((score) => score + shift),
    [210, 240, 198, 305, 280, 264, 40, 170, 188, 340, 398, 412].map((n) => Math.round(n * size)),
  ),
});

export const bySegment: SegmentsPicture = {
  kind: 'segments',
  title: 'Enterprise fell 14 since spring, real change; the others can’t be told from standing still',
  subtitle: SMALL_PRINT,
  panels: [
    panel('Enterprise', -22, 0.3),
    panel('Business', 4, 0.4),
    panel('Starter', 12, 0.15),
    panel('Free', -6, 0.08),
    panel('Partners and resellers in all regions', 20, 0.1),
    panel('لوجستيات', 0, 0.06),
  ],
};

export const aWhy: WhyPicture = {
  kind: 'why',
  title: 'Down 6 on last quarter: Enterprise scored lower, and more of them answered',
  subtitle: SMALL_PRINT,
  from: { label: 'Q3 2026', score: 37 },
  to: { label: 'Q4 2026', score: 31 },
  effects: [
    { label: 'Enterprise', kind: 'rate', points: -7.5 },
    { label: 'Business', kind: 'rate', points: 2 },
    { label: 'Starter', kind: 'rate', points: 1.5 },
    { label: 'Enterprise', kind: 'mix', points: -3 },
    { label: 'Starter', kind: 'mix', points: 1 },
  ],
};

export const aTarget: TargetPicture = {
  kind: 'target',
  title: '43 of 50 by June: 3 points of the 10 are made; the next 7 would show at this n',
  subtitle: SMALL_PRINT,
  start: { label: 'January', score: 40 },
  now: { label: 'Now', score: 43, low: 37, high: 49, n: 812, level: 'ok' },
  goal: { label: 'Goal by June 2027', score: 50 },
  detectable: 6.2,
};

export const aDistribution: DistributionPicture = {
  kind: 'distribution',
  title: 'Most answers are 8 to 10; a few are very unhappy',
  subtitle: SMALL_PRINT,
  counts: [9, 3, 4, 6, 5, 11, 17, 48, 92, 110, 107],
};

export const theThemes: ThemesPicture = {
  kind: 'themes',
  title: 'Reliability costs most: 5 points of NPS',
  subtitle: SMALL_PRINT,
  themes: [
    { name: 'Reliability and speed', count: 96, impact: -5.1 },
    { name: 'Support and help', count: 84, impact: 3.2 },
    { name: 'Price and contract', count: 61, impact: -2.4 },
    { name: 'Integrations and data', count: 40, impact: -1 },
    { name: 'Ease of use', count: 38, impact: 2.2 },
    { name: 'Reporting', count: 22, impact: 0 },
    { name: 'Onboarding', count: 8, impact: null },
  ],
};

export const theSureThemes: ThemesPicture = {
  ...theThemes,
  themes: [
    { name: 'Support and help', count: 61, of: 84, impact: 3.2 },
    { name: 'Reliability and speed', count: 40, of: 1096, impact: -5.1 },
  ],
};

export const theTransitions: TransitionsPicture = {
  kind: 'transitions',
  title: 'Of 41 detractors whom we talked to, 17 are better disposed now',
  subtitle: '214 people who answered in both periods',
  fromLabel: 'Q3 2026',
  toLabel: 'Q4 2026',
  counts: [
    [24, 10, 7],
    [9, 48, 15],
    [3, 12, 86],
  ],
};

export const theImpact: ImpactPicture = {
  kind: 'impact',
  title:
    'Contacted or told, people moved +2.1 (n=128), others alike +1.4 (n=164): a rise by more than chance (+0.7, +0.2 to +1.2), not proof',
  subtitle: 'People who answered again, Dec 2025 to Nov 2026; 95% interval; contact is not by lot',
  panels: [
    {
      title: 'Score moved',
      unit: 'points',
      n: [128, 164],
      found: { touched: 2.1, others: 1.4, difference: 0.7, low: 0.2, high: 1.2, bounce: 1.5, sure: true },
    },
    {
      title: 'Detractors no longer',
      unit: 'share',
      n: [22, 31],
      found: {
        touched: 0.64,
        others: 0.47,
        difference: 0.17,
        low: -0.12,
        high: 0.46,
        bounce: 0.49,
        sure: false,
      },
    },
  ],
};

export const tooFewDetractors: ImpactPicture = {
  ...theImpact,
  panels: [theImpact.panels[0]!, { title: 'Detractors no longer', unit: 'share', n: [6, 9], found: null }],
};
