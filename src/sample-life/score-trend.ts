import type { AccountCase } from './make-accounts';
import type { AnswerTime } from './make-answer-times';
import type { Random } from './random';

const DAY_MS = 86_400_000;
/** The outage behind the dip, in days before now. */
export const OUTAGE_DAYS_AGO = 292;

/** The NPS that the company had, by days before now; straight lines between. */
const TREND: readonly (readonly [daysAgo: number, nps: number])[] = [
  [730, 16],
  [520, 21],
  [400, 25],
  [OUTAGE_DAYS_AGO + 2, 26],
  [OUTAGE_DAYS_AGO - 6, 2],
  [250, 7],
  [190, 17],
  [120, 24],
  [60, 28],
  [0, 32],
];
const PASSIVE_SHARE = 0.29;
/** Chances of 0 to 6 among detractors, of 7 and 8 among passives, of 9 and 10 among promoters. */
const WITHIN = {
  detractor: [0.05, 0.04, 0.07, 0.12, 0.16, 0.24, 0.32],
  passive: [0.44, 0.56],
  promoter: [0.48, 0.52],
};
const PLAN_LIFT = { starter: -0.3, team: -0.05, business: 0.1, enterprise: 0.2 };
const LIFECYCLE_LIFT = { onboarding: 0.1, adopting: 0.15, mature: 0.1, at_risk: -1.1, churned: -1 };

/**
 * A score for each answer: within a calendar month people are ranked by how content they are (their account's mood,
 * their own leaning, the day), and the ranks are cut where the month's NPS wants its bands.
 */
export function makeScores(random: Random, times: readonly AnswerTime[], now: Date): number[] {
  const moods = new Map<AccountCase, { level: number; drift: number }>();
  const months = new Map<string, { index: number; content: number }[]>();
  times.forEach(({ who, answeredAt }, index) => {
    const mood = moods.get(who.of) ?? { level: 0.6 * random.normal(), drift: 0.3 * random.normal() };
    moods.set(who.of, mood);
    const { plan, lifecycle } = who.of.account;
    const yearsAgo = (now.getTime() - answeredAt.getTime()) / DAY_MS / 365;
    const sliding = lifecycle === 'at_risk' || lifecycle === 'churned' ? 1 - 0.35 * yearsAgo : 1;
    const content =
      mood.level +
      mood.drift * (1 - yearsAgo) +
      PLAN_LIFT[plan] +
      LIFECYCLE_LIFT[lifecycle] * sliding +
      0.45 * who.leaning +
      0.6 * random.normal();
    const month = answeredAt.toISOString().slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), { index, content }]);
  });

  const scores = new Array<number>(times.length);
  for (const answers of months.values()) {
    const meanNps =
      answers.reduce((sum, { index }) => sum + trendAt(times[index]!.answeredAt, now), 0) / answers.length;
    const nps = meanNps + 2.5 * random.normal();
    answers.sort((a, b) => a.content - b.content);
    answers.forEach(({ index }, rank) => {
      scores[index] = scoreAt((rank + 0.5) / answers.length, nps);
    });
  }
  return scores;
}

/** The NPS that the trend has at an instant. */
function trendAt(at: Date, now: Date): number {
  const daysAgo = (now.getTime() - at.getTime()) / DAY_MS;
  for (let n = 1; n < TREND.length; n++) {
    const [before, from] = TREND[n - 1]!;
    const [after, to] = TREND[n]!;
    if (daysAgo >= after)
      return from + ((to - from) * (before - Math.min(daysAgo, before))) / (before - after);
  }
  return TREND.at(-1)![1];
}

function scoreAt(quantile: number, nps: number): number {
  const detractors = (1 - PASSIVE_SHARE - nps / 100) / 2;
  if (quantile < detractors) return stepAt(quantile / detractors, WITHIN.detractor);
  if (quantile < detractors + PASSIVE_SHARE) {
    return 7 + stepAt((quantile - detractors) / PASSIVE_SHARE, WITHIN.passive);
  }
  const promoters = 1 - detractors - PASSIVE_SHARE;
  return 9 + stepAt((quantile - detractors - PASSIVE_SHARE) / promoters, WITHIN.promoter);
}

function stepAt(share: number, chances: readonly number[]): number {
  let sum = 0;
  const step = chances.findIndex((chance) => {
    sum += chance;
    return share < sum;
  });
  return step === -1 ? chances.length - 1 : step;
}
