/** Everything that can happen to a follow-up, as its history names it. */
export const HISTORY_VERBS = [
  'received',
  'claimed',
  'attempted',
  'contacted',
  'resolved',
  'reopened',
  'rerouted',
  'score_changed',
  'comment_added',
  'comment_changed',
  'sla_started',
  'sla_void',
  'rung',
] as const;
export type HistoryVerb = (typeof HISTORY_VERBS)[number];
