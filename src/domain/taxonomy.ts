/** What a comment is about. Ids are stable: they are stored, and never reused for another meaning. */
export interface Theme {
  id: string;
  name: string;
  driver: string | null;
  /** The team that usually mends it. */
  team: string | null;
  means: string;
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

/** The name of a theme, or its id when it left the taxonomy. */
export function themeName(id: string): string {
  return THEMES.find((theme) => theme.id === id)?.name ?? id;
}
