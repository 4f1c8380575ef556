import type { Band } from './bands';

export interface RoutingRule {
  when: RoutingConditions;
  to: string;
}

export interface RoutingConditions {
  band?: Band;
  score?: Range;
  arr?: Range;
  /** Whole years as a customer. */
  tenure?: Range;
  /** Ids of themes: any of them. */
  theme?: string[];
  plan?: string[];
  region?: string[];
  industry?: string[];
  lifecycle?: string[];
  role?: string[];
  source?: string[];
  keyword?: string[];
}

interface Range {
  atLeast?: number;
  atMost?: number;
}

export interface RoutingFacts {
  score: number;
  band: Band;
  comment: string | null;
  source: string;
  role: string | null;
  arr: number | null;
  plan: string | null;
  region: string | null;
  industry: string | null;
  lifecycle: string | null;
  /** ISO date. */
  customerSince: string | null;
  /** Ids of those that are sure; empty until the comment is annotated. */
  themes: string[];
}

/** `rule` counts from 1 as a person reads the config; null: no rule matched and the catch-all took it. */
export interface Route {
  team: string;
  rule: number | null;
}

/** The first rule of which every condition holds decides; none: the catch-all team. */
export function route(rules: RoutingRule[], otherwise: string, facts: RoutingFacts, now: Date): Route {
  const index = rules.findIndex((rule) => holds(rule.when, facts, now));
  const rule = rules[index];
  return rule ? { team: rule.to, rule: index + 1 } : { team: otherwise, rule: null };
}

function holds(when: RoutingConditions, facts: RoutingFacts, now: Date): boolean {
  return (
    (when.band === undefined || when.band === facts.band) &&
    within(when.score, facts.score) &&
    within(when.arr, facts.arr) &&
    within(when.tenure, yearsSince(facts.customerSince, now)) &&
    (when.theme === undefined || when.theme.some((theme) => facts.themes.includes(theme))) &&
    oneOf(when.plan, facts.plan) &&
    oneOf(when.region, facts.region) &&
    oneOf(when.industry, facts.industry) &&
    oneOf(when.lifecycle, facts.lifecycle) &&
    oneOf(when.role, facts.role) &&
    oneOf(when.source, facts.source) &&
    (when.keyword === undefined || hasKeyword(when.keyword, facts.comment))
  );
}

// A fact that nobody told us matches no condition about it: an unknown ARR is not zero.
function within(range: Range | undefined, value: number | null): boolean {
  if (!range) return true;
  if (value === null) return false;
  return value >= (range.atLeast ?? -Infinity) && value <= (range.atMost ?? Infinity);
}

/** Whole years that have passed since an ISO date; null for none and for one that is not a date. */
export function yearsSince(isoDate: string | null, now: Date): number | null {
  const since = isoDate ? new Date(`${isoDate}T00:00:00Z`) : null;
  if (!since || Number.isNaN(since.getTime())) return null;
  const years = now.getUTCFullYear() - since.getUTCFullYear();
  const anniversary = new Date(since);
  anniversary.setUTCFullYear(since.getUTCFullYear() + years);
  return anniversary > now ? years - 1 : years;
}

function oneOf(allowed: string[] | undefined, value: string | null): boolean {
  if (!allowed) return true;
  return value !== null && allowed.some((each) => each.toLowerCase() === value.toLowerCase());
}

/** Whole words only, whatever the case: "api" does not match "rapid". */
export function hasKeyword(keywords: readonly string[], comment: string | null): boolean {
  if (!comment) return false;
  const text = ` ${wordsOf(comment)} `;
  return normalised(keywords).some((keyword) => text.includes(keyword));
}

const normalisedLists = new WeakMap<readonly string[], string[]>();

// The same few lists are asked about with every answer.
function normalised(keywords: readonly string[]): string[] {
  let list = normalisedLists.get(keywords);
  if (!list) {
    list = keywords
      .map(wordsOf)
      .filter((keyword) => keyword !== '')
      .map((keyword) => ` ${keyword} `);
    normalisedLists.set(keywords, list);
  }
  return list;
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
