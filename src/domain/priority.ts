import type { Band } from './bands';
import { hasKeyword } from './routing';

export type PriorityLevel = 'urgent' | 'high' | 'normal' | 'low';

export interface Priority {
  level: PriorityLevel;
  /** In words, strongest first; a person can check each against the card. */
  reasons: string[];
}

export interface PriorityFacts {
  band: Band;
  score: number;
  comment: string | null;
  /** The annotator read that somebody is about to leave, whatever the words for it. */
  churn?: boolean;
  /** Its theme and words came from three or more unhappy accounts lately. */
  recurring: boolean;
  arr: number | null;
  /** ISO 4217; null: nobody said. */
  currency: string | null;
  role: string | null;
  /** ISO dates. */
  renewalDate: string | null;
  customerSince: string | null;
}

const DAY_MS = 86_400_000;
// Words of somebody who is about to leave. Phrases, because "leave" alone is also what a review is left with.
const CHURN_WORDS = [
  'cancel',
  'cancelling',
  'canceling',
  'cancellation',
  'not renew',
  'not renewing',
  'wont renew',
  'won t renew',
  'switching',
  'switch to',
  'moving to another',
  'looking for an alternative',
  'looking for alternatives',
  'looking elsewhere',
  'evaluating alternatives',
  'leaving you',
  'we are leaving',
  'end our contract',
  'terminate',
  'last year with you',
  'churn',
];
/** An account of this size weighs as much as a near renewal. In the account's own currency. */
const LARGE_ARR = 50_000;

/** What to take first, and why. ARR weighs, but a detractor without any ARR still outranks every promoter. */
export function priorityOf(facts: PriorityFacts, now: Date): Priority {
  const reasons: string[] = [];
  let points = 0;
  const add = (weight: number, reason: string) => {
    points += weight;
    reasons.push(reason);
  };
  if (facts.band === 'detractor') add(facts.score <= 3 ? 4 : 3, `a detractor's ${facts.score}`);
  if (facts.band === 'passive') add(1, `a passive's ${facts.score}`);
  if (facts.band === 'promoter')
    return { level: 'low', reasons: [`a promoter's ${facts.score}: thank them, no clock runs`] };
  const renewal = daysUntil(facts.renewalDate, now);
  if (renewal !== null && renewal >= 0 && renewal <= 90)
    add(2, `renews in ${renewal} ${renewal === 1 ? 'day' : 'days'}`);
  if (facts.arr !== null && facts.arr >= LARGE_ARR) add(2, `ARR of ${arrWords(facts.arr, facts.currency)}`);
  if (facts.role && /decision|executive|buyer/i.test(facts.role)) add(1, 'a decision-maker');
  const tenure = daysUntil(facts.customerSince, now);
  if (tenure !== null && tenure < -3 * 365 && facts.band === 'detractor')
    add(1, 'a customer for more than three years');
  if (facts.churn || hasKeyword(CHURN_WORDS, facts.comment)) add(2, 'speaks of leaving');
  if (facts.recurring) add(1, 'an issue that several customers report');
  return { level: points >= 6 ? 'urgent' : points >= 4 ? 'high' : 'normal', reasons };
}

function arrWords(arr: number, currency: string | null): string {
  return `${Math.round(arr / 1000)}k${currency ? ` ${currency}` : ''}`;
}

function daysUntil(isoDate: string | null, now: Date): number | null {
  if (!isoDate) return null;
  const at = Date.parse(`${isoDate}T00:00:00Z`);
  return Number.isNaN(at) ? null : Math.ceil((at - now.getTime()) / DAY_MS);
}
