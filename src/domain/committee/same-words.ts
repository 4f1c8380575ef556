import type { QuoteRef } from './report';

interface Said extends QuoteRef {
  quote: string;
}

/** The first of those that say the same: in the same words, however they end, or out of the same words of one comment. */
export function withoutDoubles<T extends Said>(quotes: readonly T[]): T[] {
  const kept: T[] = [];
  for (const one of quotes) if (!kept.some((other) => sameWords(one, other))) kept.push(one);
  return kept;
}

export function sameWords(a: Said, b: Said): boolean {
  return bare(a.quote) === bare(b.quote) || (a.responseId === b.responseId && overlap(a, b));
}

const overlap = (a: QuoteRef, b: QuoteRef) => a.start < b.start + b.length && b.start < a.start + a.length;

// Of nothing but signs there is nothing else to compare.
const bare = (quote: string) =>
  quote
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? quote;
