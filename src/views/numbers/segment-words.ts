import type { Segment } from '../../domain/numbers/segments';

/** What the values of a segment are, as the head of a column. */
export const SEGMENT_TITLES: Record<Segment, string> = {
  team: 'Team',
  plan: 'Plan',
  region: 'Region',
  industry: 'Industry',
  role: 'Role',
  tenure: 'Customer for',
  lifecycle: 'Stage',
  source: 'Survey',
};

/** The same within a sentence: "by time as a customer". */
export const SEGMENT_NOUNS: Record<Segment, string> = {
  team: 'team',
  plan: 'plan',
  region: 'region',
  industry: 'industry',
  role: 'role',
  tenure: 'time as a customer',
  lifecycle: 'stage',
  source: 'survey',
};

const TENURE_WORDS: Record<string, string> = {
  under_1: 'under a year',
  '1_to_2': '1 or 2 years',
  '3_to_4': '3 or 4 years',
  '5_or_more': '5 years or more',
};

/** A value of a segment in words; `teamName` knows the teams of the configuration. */
export function segmentValueWords(segment: Segment, value: string, teamName: (id: string) => string): string {
  if (value === '') return 'not known';
  switch (segment) {
    case 'team':
      return teamName(value);
    case 'tenure':
      return TENURE_WORDS[value] ?? value;
    case 'role':
      return value.replaceAll('_', ' ');
    default:
      return value;
  }
}
