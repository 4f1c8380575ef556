import type { View } from '../../domain/numbers/numbers-words';
import type { Basis } from '../../views/numbers/numbers-parts';
import type { SpanScore } from './scores';

export const VIEW_NAMES: Record<View, string> = {
  respondents: 'Each answer counts once',
  accounts: 'Each account counts once',
  arr: 'Each account counts by its ARR',
};

/** What is counted when there must be ten, or thirty. */
export const VOTERS: Record<View, string> = {
  respondents: 'answers',
  accounts: 'accounts',
  arr: 'equal accounts',
};

const BASIS_VIEWS = { respondents: 'respondent', accounts: 'account', arr: 'arr' } as const;

/** What counts, for the small print; `surer` names what is shown with a narrower interval, as it is known how many were invited. */
export function basisOf(
  view: View,
  zone: string,
  { whole, surer }: { whole: SpanScore | null; surer: string[] },
): Basis {
  const accounts = view === 'arr' ? whole?.accounts : null;
  return {
    view: BASIS_VIEWS[view],
    zone,
    voters: VOTERS[view],
    arr: accounts ? { currency: accounts.currency, leftOut: accounts.leftOut } : null,
    surer,
  };
}
