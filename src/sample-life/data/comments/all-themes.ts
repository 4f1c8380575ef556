import type { ThemeId } from '../../types';
import { BILLING } from './billing';
import { COMMUNICATION } from './communication';
import { COMPETITION } from './competition';
import { DELIVERY } from './delivery';
import { EXPECTATIONS } from './expectations';
import { FEATURES } from './features';
import { GENERAL, NO_CONTENT } from './general';
import { INTEGRATIONS } from './integrations';
import { ONBOARDING } from './onboarding';
import { PERFORMANCE } from './performance';
import { PRICING } from './pricing';
import { RELATIONSHIP } from './relationship';
import { RELIABILITY } from './reliability';
import { ROADMAP } from './roadmap';
import { SUPPORT } from './support';
import type { ThemeComments } from './theme-comments';
import { TRAINING } from './training';
import { TRUST } from './trust';
import { USABILITY } from './usability';

export const COMMENTS: Record<ThemeId, ThemeComments> = {
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
  general: GENERAL,
  none: { angry: NO_CONTENT, negative: NO_CONTENT, mixed: NO_CONTENT, positive: NO_CONTENT },
};
