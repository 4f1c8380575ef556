import { BILLING } from './billing';
import { COMMUNICATION } from './communication';
import { COMPETITION } from './competition';
import { DELIVERY } from './delivery';
import { EXPECTATIONS } from './expectations';
import { FEATURES } from './features';
import { INTEGRATIONS } from './integrations';
import { ONBOARDING } from './onboarding';
import { PERFORMANCE } from './performance';
import { PRICING } from './pricing';
import { RELATIONSHIP } from './relationship';
import { RELIABILITY } from './reliability';
import { ROADMAP } from './roadmap';
import { SUPPORT } from './support';
import type { ThemeWords } from './theme-words';
import { TRAINING } from './training';
import { TRUST } from './trust';
import { USABILITY } from './usability';

/** How customers of all trades speak of each theme of the shipped taxonomy, by its id. */
export const SEED_LEXICON: Record<string, ThemeWords> = {
  onboarding: ONBOARDING,
  support: SUPPORT,
  billing: BILLING,
  pricing: PRICING,
  expectations: EXPECTATIONS,
  usability: USABILITY,
  features: FEATURES,
  reliability: RELIABILITY,
  performance: PERFORMANCE,
  integrations: INTEGRATIONS,
  roadmap: ROADMAP,
  relationship: RELATIONSHIP,
  communication: COMMUNICATION,
  training: TRAINING,
  trust: TRUST,
  competition: COMPETITION,
  delivery: DELIVERY,
};
