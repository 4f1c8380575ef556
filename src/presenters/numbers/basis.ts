import type { View } from '../../domain/numbers-words';
import type { Basis } from '../../views/numbers-parts';
import type { SpanScore } from './scores';

export const VIEW_NAMES: Record<View, string> = {
  respondents: 'Each answer counts once',
  accounts: 'Each account counts once',
  arr: 'Each account counts by its ARR',
};

const BASIS_VIEWS = { respondents: 'respondent', accounts: 'account', arr: 'arr' } as const;

/** What counts, for the small print. */
export function basisOf(view: View, zone: string, whole: SpanScore | null): Basis {
  return {
    view: BASIS_VIEWS[view],
    zone,
    effectiveN: view === 'arr' ? (whole?.accounts?.effectiveN ?? null) : null,
    finite: false,
  };
}
