import type { ContactChannel, Outcome } from '../domain/follow-up';
import type { PriorityLevel } from '../domain/priority';

export const THEME_IDS = [
  'onboarding',
  'support',
  'billing',
  'pricing',
  'expectations',
  'usability',
  'features',
  'reliability',
  'performance',
  'integrations',
  'roadmap',
  'relationship',
  'communication',
  'training',
  'trust',
  'competition',
  'delivery',
  'general',
  'none',
] as const;
/** Ids of the shipped taxonomy. */
export type ThemeId = (typeof THEME_IDS)[number];

export type Plan = 'starter' | 'team' | 'business' | 'enterprise';
export type Region = 'AMER' | 'EMEA' | 'APAC';
export type Lifecycle = 'onboarding' | 'adopting' | 'mature' | 'at_risk' | 'churned';
export type Role = 'decision_maker' | 'champion' | 'user' | 'admin';
export type TeamKey = 'cx' | 'product' | 'success' | 'sales';

export interface SampleAccount {
  externalId: string;
  name: string;
  /** Always under .example. */
  domain: string;
  plan: Plan;
  /** Whole US dollars a year. */
  arr: number;
  currency: 'USD';
  region: Region;
  industry: string;
  /** ISO date, YYYY-MM-DD. */
  customerSince: string;
  /** ISO date, YYYY-MM-DD; in the past only for a churned account, which did not renew on that day. */
  renewalDate: string;
  ownerEmail: string;
  lifecycle: Lifecycle;
  churnedAt: Date | null;
}

export interface SamplePerson {
  externalId: string;
  accountExternalId: string;
  name: string;
  email: string;
  title: string;
  role: Role;
}

export interface SampleResponse {
  sourceResponseId: string;
  source: 'typeform' | 'formbricks' | 'generic';
  personExternalId: string;
  accountExternalId: string;
  /** Whole 0-10. */
  score: number;
  comment: string | null;
  /** They said that they may be quoted outside of the house. */
  mayQuote: boolean;
  /** The theme that the comment was written about; null without a comment. A truth to measure annotators by. */
  theme: ThemeId | null;
  answeredAt: Date;
  receivedAt: Date;
  /** Calendar quarter, as in 2026-Q4. */
  wave: string;
}

export interface SampleContact {
  at: Date;
  byEmail: string;
  channel: ContactChannel;
  reached: boolean;
  note: string;
}

export interface SampleResolution {
  at: Date;
  byEmail: string;
  outcome: Outcome;
  rootCause: ThemeId | null;
  note: string;
  customerTold: boolean;
}

/** What the team did about one response. Received <= claimed <= contacts <= resolved <= now. */
export interface SampleFate {
  sourceResponseId: string;
  team: TeamKey;
  priority: PriorityLevel;
  ownerEmail: string | null;
  claimedAt: Date | null;
  contacts: SampleContact[];
  resolved: SampleResolution | null;
}

export interface SampleLife {
  accounts: SampleAccount[];
  people: SamplePerson[];
  /** Oldest receipt first. */
  responses: SampleResponse[];
  /** One for each response, in the same order. */
  fates: SampleFate[];
}
