import type { Interval } from '../numbers/interval';
import { reportingOf } from '../numbers/nps';
import type { Bounce } from './bounce';
import type { Comparison, Impact } from './impact';
import { type Shown, shownSides } from './shown';

export const NOT_PROOF = 'not proof';

/** "+2.1", "−0.4", "0": points of the scale from 0 to 10, to a tenth, with a true minus sign. */
export function scalePoints(value: number): string {
  const tenths = Math.round(value * 10) / 10;
  if (tenths === 0) return '0';
  return `${tenths > 0 ? '+' : '\u2212'}${Math.abs(tenths).toFixed(1)}`;
}

/** "+12", "−3", "0": points of per cent. */
export function percentPoints(share: number): string {
  const whole = Math.round(Math.abs(100 * share));
  if (whole === 0) return '0';
  return `${share > 0 ? '+' : '\u2212'}${whole}`;
}

/** "+0.2 to +1.0", or in points of per cent; an end that is nearly zero has a digit more, so that it is seen on which side it lies. */
export function rangeWords({ low, high }: Interval, as: Shown): string {
  return `${endWords(low, as)} to ${endWords(high, as)}`;
}

function endWords(value: number, as: Shown): string {
  const words = as === 'points' ? scalePoints(value) : percentPoints(value);
  if (words !== '0' || value === 0) return words;
  const [scaled, digits] = as === 'points' ? [value, 2] : [100 * value, 1];
  const closer = Math.abs(scaled).toFixed(digits);
  const side = value > 0 ? ['+', 'above'] : ['\u2212', 'below'];
  return Number(closer) === 0 ? `just ${side[1]} 0` : `${side[0]}${closer}`;
}

/** What was to be expected without anybody's doing, and of which bands it is made: "−0.7 (n=94): detractors +1.1 (n=20), ..." */
export function bounceWords({ mean, n, bands = [] }: Bounce): string {
  const parts = bands.map((one) => {
    const moved = reportingOf(one.n) === 'none' ? 'too few' : scalePoints(one.mean);
    return `${one.band}s ${moved} (n=${one.n.toLocaleString('en-US')})`;
  });
  const made = parts.length > 1 ? `: ${parts.join(', ')}` : '';
  return `${scalePoints(mean)} (n=${n.toLocaleString('en-US')})${made}`;
}

/** What can be said of a comparison: that one side did better or worse by more than chance, or that nobody can tell. */
export function impactVerdict(comparison: Comparison): 'better' | 'worse' | 'cannot_tell' {
  if (comparison.reporting === 'none') return 'cannot_tell';
  const { low, high } = comparison.interval;
  return low > 0 ? 'better' : high < 0 ? 'worse' : 'cannot_tell';
}

/** The finding in a sentence, never without how many it is of and that it proves nothing. */
export function impactFinding({ change }: Impact): string {
  const [n, others] = [change.touched.n, change.others.n];
  if (change.reporting === 'none')
    return `Too few to compare: ${people(n)} contacted or told answered again, and ${people(others)} alike whom nobody contacted or told (n=${n.toLocaleString('en-US')} and ${others.toLocaleString('en-US')}); ten of each, of ten accounts, are needed`;
  const shown = shownSides(change, 'points');
  const range = `${scalePoints(shown.difference)}, ${rangeWords(change.interval, 'points')}`;
  return (
    `Contacted or told, people moved ${scalePoints(shown.touched)} (n=${n.toLocaleString('en-US')}), ` +
    `others alike ${scalePoints(shown.others)} (n=${others.toLocaleString('en-US')}): ${VERDICTS[impactVerdict(change)]} ` +
    `(${range}${change.reporting === 'low' ? ', low data' : ''}), ${NOT_PROOF}`
  );
}

const VERDICTS = {
  better: 'better by more than chance',
  worse: 'worse by more than chance',
  cannot_tell: "can't tell yet whether it helped",
} as const;

function people(n: number): string {
  return n === 1 ? '1 person' : `${n.toLocaleString('en-US')} people`;
}
