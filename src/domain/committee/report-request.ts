import { type Month, readMonthSpan } from '../numbers/month-span';

/** Reads what was typed after `/rnps report`: a month as one likes, or the latest (null); what is no month is given back. */
export function readReportWords(typed: string, thisMonth: Month): { month: Month | null } | { word: string } {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === '' || words === 'last' || words === 'latest') return { month: null };
  const { span, rest } = readMonthSpan(words, thisMonth);
  return span.kind === 'month' && rest === '' ? { month: span.month } : { word: typed.trim() };
}
