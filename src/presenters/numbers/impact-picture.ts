import type { Comparison, Impact } from '../../domain/impact/impact';
import { shownSides } from '../../domain/impact/shown';
import type { Picture } from '../../pictures/picture';

/** Null where there is nothing to compare. */
export function impactPicture(
  { change, leftDetractors }: Impact,
  title: string,
  span: string,
): Extract<Picture, { kind: 'impact' }> | null {
  if (change.reporting === 'none') return null;
  return {
    kind: 'impact',
    title,
    subtitle: `People who answered again, ${span}; 95% interval; contact is not by lot`,
    panels: [panel('Score moved', 'points', change), panel('Detractors no longer', 'share', leftDetractors)],
  };
}

function panel(title: string, unit: 'points' | 'share', one: Comparison) {
  if (one.reporting === 'none')
    return { title, unit, n: [one.touched.n, one.others.n] as [number, number], found: null };
  const { touched, others, interval, bounce, reporting } = one;
  return {
    title,
    unit,
    n: [touched.n, others.n] as [number, number],
    found: {
      // As the words beside it say, and they add up.
      ...shownSides(one, unit),
      ...interval,
      bounce: bounce.mean,
      sure: reporting === 'ok',
    },
  };
}
