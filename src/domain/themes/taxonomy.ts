/** What a comment is about. Ids are stable: they are stored, and never reused for another meaning. */
export interface Theme {
  id: string;
  name: string;
  driver: string | null;
  /** The team that usually mends it. */
  team: string | null;
  means: string;
}

/** A theme of a company's own taxonomy: one that left it keeps its id, so that what was said by it stays readable. */
export interface KeptTheme extends Theme {
  retired: boolean;
  /** The theme into which it was merged. */
  mergedInto: string | null;
  /** What customers say for it, between commas, as people found out. */
  words?: string;
}

/** One version of the list of themes; each change makes the next. */
export interface Taxonomy {
  version: number;
  themes: readonly KeptTheme[];
}

/** The taxonomy as shipped. */
export const THEMES: readonly Theme[] = [
  {
    id: 'onboarding',
    name: 'Onboarding and set-up',
    driver: 'ease',
    team: 'success',
    means: 'set-up, installation, migration, ordering, first steps',
  },
  {
    id: 'support',
    name: 'Support and help',
    driver: 'ease',
    team: 'cx',
    means: 'help from people: agents, technicians, waiting time, resolution',
  },
  {
    id: 'billing',
    name: 'Billing and contracts',
    driver: 'ease',
    team: 'cx',
    means: 'bills, charges, payments, contract, renewal, cancellation',
  },
  {
    id: 'pricing',
    name: 'Price and value',
    driver: 'expectations',
    team: 'sales',
    means: 'price level, value for money, discounts, plan limits',
  },
  {
    id: 'expectations',
    name: 'Promise kept or broken',
    driver: 'expectations',
    team: 'sales',
    means: 'a promise not kept, oversold, misled, a missed date',
  },
  {
    id: 'usability',
    name: 'Ease of use',
    driver: 'product',
    team: 'product',
    means: 'interface, finding things, complexity',
  },
  {
    id: 'features',
    name: 'Features and gaps',
    driver: 'product',
    team: 'product',
    means: 'capability that is there or missing, range, content, templates',
  },
  {
    id: 'reliability',
    name: 'Reliability',
    driver: 'product',
    team: 'product',
    means: 'outages, breakdowns, bugs, stability, coverage',
  },
  {
    id: 'performance',
    name: 'Speed of the product',
    driver: 'product',
    team: 'product',
    means: 'slow or fast, latency, lag',
  },
  {
    id: 'integrations',
    name: 'Integrations and data',
    driver: 'product',
    team: 'product',
    means: 'working with other products, API, import, export, devices',
  },
  {
    id: 'roadmap',
    name: 'Innovation and roadmap',
    driver: 'product',
    team: 'product',
    means: 'staying modern, future plans',
  },
  {
    id: 'relationship',
    name: 'Relationship and care',
    driver: 'engagement',
    team: 'success',
    means: 'being cared for, loyalty rewarded, account management',
  },
  {
    id: 'communication',
    name: 'Communication',
    driver: 'engagement',
    team: 'success',
    means: 'being informed, clarity, proactive updates',
  },
  {
    id: 'training',
    name: 'Docs and training',
    driver: 'engagement',
    team: 'success',
    means: 'documentation, tutorials, learning',
  },
  {
    id: 'trust',
    name: 'Trust, security, reputation',
    driver: 'trust',
    team: 'cx',
    means: 'security, privacy, honesty, brand reputation',
  },
  {
    id: 'competition',
    name: 'Competitors',
    driver: 'trust',
    team: 'sales',
    means: 'comparison with a competitor or an alternative',
  },
  {
    id: 'delivery',
    name: 'Delivery and logistics',
    driver: 'ease',
    team: 'cx',
    means: 'shipping, appointments, equipment handed over',
  },
  {
    id: 'general',
    name: 'General judgement',
    driver: null,
    team: null,
    means: 'an overall judgement and no theme above; never with another theme',
  },
  {
    id: 'none',
    name: 'No content',
    driver: null,
    team: null,
    means: '"nothing", "n/a", gibberish; never with another theme',
  },
];

/** What a company has that changed nothing. */
export const SHIPPED: Taxonomy = {
  version: 1,
  themes: THEMES.map((theme) => ({ ...theme, retired: false, mergedInto: null })),
};

/** Those that a comment can be about now. */
export function themesInUse({ themes }: Taxonomy): KeptTheme[] {
  return themes.filter(({ retired, mergedInto }) => !retired && mergedInto === null);
}

/** The id by which a theme goes now: its own, or that of the one into which it was merged. */
export function currentId({ themes }: Taxonomy, id: string): string {
  let at = id;
  // As many steps as there are themes: a ring, which no change makes, must not hold us.
  for (let step = 0; step <= themes.length; step++) {
    const into = themes.find((theme) => theme.id === at)?.mergedInto;
    if (!into) return at;
    at = into;
  }
  return id;
}

/** All ids that mean this theme now: its own, and those of themes that were merged into it. */
export function idsOf(taxonomy: Taxonomy, id: string): string[] {
  const others = taxonomy.themes.filter(({ mergedInto }) => mergedInto !== null);
  return [id, ...others.map((theme) => theme.id).filter((other) => currentId(taxonomy, other) === id)];
}

/** The name of a theme, or its id when it is not known. */
export function themeName(id: string, { themes }: Taxonomy = SHIPPED): string {
  return themes.find((theme) => theme.id === id)?.name ?? id;
}

/** The theme of now into which each merged one went. */
export function mergedThemes(taxonomy: Taxonomy): Record<string, string> {
  const merged = taxonomy.themes.filter(({ mergedInto }) => mergedInto !== null);
  return Object.fromEntries(merged.map(({ id }) => [id, currentId(taxonomy, id)]));
}
