/**
 * By what numbers are broken down: facts of the answer and of its account as they were when it came. The order is that
 * of the database's function `segments_of`; a new one goes to the end, with a migration.
 * Tenure is whole years as a customer when the answer came: under_1, 1_to_2, 3_to_4, 5_or_more. Nothing known: ''.
 */
export const SEGMENTS = [
  'team',
  'plan',
  'region',
  'industry',
  'role',
  'tenure',
  'lifecycle',
  'source',
] as const;
export type Segment = (typeof SEGMENTS)[number];
