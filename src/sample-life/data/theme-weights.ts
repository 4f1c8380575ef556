import type { TeamKey, ThemeId } from '../types';

interface ThemeFacts {
  /** The team of the shipped taxonomy; null goes by band. */
  team: TeamKey | null;
  /** How often detractors, passives and promoters write about it. */
  weight: { detractor: number; passive: number; promoter: number };
}

const facts = (team: TeamKey | null, detractor: number, passive: number, promoter: number): ThemeFacts => ({
  team,
  weight: { detractor, passive, promoter },
});

export const THEMES: Record<ThemeId, ThemeFacts> = {
  onboarding: facts('success', 5, 5, 7),
  support: facts('cx', 11, 6, 14),
  billing: facts('cx', 8, 4, 2),
  pricing: facts('sales', 8, 9, 4),
  expectations: facts('sales', 6, 3, 3),
  usability: facts('product', 8, 10, 13),
  features: facts('product', 9, 12, 10),
  reliability: facts('product', 9, 7, 9),
  performance: facts('product', 8, 6, 5),
  integrations: facts('product', 9, 8, 7),
  roadmap: facts('product', 3, 5, 3),
  relationship: facts('success', 6, 5, 11),
  communication: facts('success', 6, 5, 5),
  training: facts('success', 4, 6, 5),
  trust: facts('cx', 3, 3, 3),
  competition: facts('sales', 4, 3, 4),
  delivery: facts('cx', 4, 3, 3),
  general: facts(null, 5, 8, 12),
  none: facts(null, 2, 3, 1),
};
