/** Why a model has no say. */
export type NoAnswer =
  | 'over_budget'
  | 'unavailable'
  | 'limited'
  | 'not_allowed'
  | 'refused'
  | 'truncated'
  | 'unreadable'
  | 'stopped';
