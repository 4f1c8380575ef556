import { findIpAddresses, findTokens } from './find-addresses';
import { findEmails } from './find-emails';
import { findIbans, findNumbers } from './find-numbers';
import { type Folded, fold } from './fold';
import { findNames, type NameBook, NO_NAMES } from './names';
import type { SecretKind, Span } from './span';

/** A piece of the original that a placeholder stands for; `at` is where the placeholder begins in the masked text. */
interface MaskedPart {
  placeholder: string;
  at: number;
  start: number;
  end: number;
}

export interface Masked {
  text: string;
  parts: MaskedPart[];
  /** What each placeholder stands for. */
  originals: Map<string, string>;
}

const LIKE_PLACEHOLDER = /\[[A-Z]{2,8}_\d{1,9}\]/g;

/**
 * Puts placeholders such as [EMAIL_1] for what could name or reach somebody. The same text gets the same placeholder.
 * What already looks like a placeholder is masked too, so that `unmask` always gives the original back.
 */
export function mask(text: string, names: NameBook = NO_NAMES): Masked {
  const parts: MaskedPart[] = [];
  const originals = new Map<string, string>();
  const placeholders = new Map<string, string>();
  const counts = new Map<SecretKind, number>();
  let out = '';
  let done = 0;
  for (const { kind, start, end } of secretsIn(text, names)) {
    const original = text.slice(start, end);
    let placeholder = placeholders.get(original);
    if (!placeholder) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      placeholder = `[${kind}_${count}]`;
      placeholders.set(original, placeholder);
      originals.set(placeholder, original);
    }
    out += text.slice(done, start);
    parts.push({ placeholder, at: out.length, start, end });
    out += placeholder;
    done = end;
  }
  return { text: out + text.slice(done), parts, originals };
}

/** Puts back what the placeholders of this masking stand for; others stay as they are. */
export function unmask(text: string, { originals }: Masked): string {
  return text.replace(LIKE_PLACEHOLDER, (placeholder) => originals.get(placeholder) ?? placeholder);
}

/** Where a stretch of the masked text lies in the original; one that cuts through a placeholder takes all of it. */
export function originalSpan({ parts }: Masked, start: number, end: number): { start: number; end: number } {
  return { start: originalOffset(parts, start, 'start'), end: originalOffset(parts, end, 'end') };
}

function originalOffset(parts: MaskedPart[], offset: number, side: 'start' | 'end'): number {
  let shift = 0;
  for (const part of parts) {
    const after = part.at + part.placeholder.length;
    if (offset <= part.at) break;
    if (offset < after) return side === 'start' ? part.start : part.end;
    shift = part.end - after;
  }
  return offset + shift;
}

/** In order and without overlaps: what overlaps becomes one, named after the kind that is looked for first. */
function secretsIn(text: string, names: NameBook): Span[] {
  const folded = fold(text);
  const finders = [findEmails, findIbans, findTokens, findIpAddresses, findNumbers];
  const found = [...finders.flatMap((find) => find(folded.text)), ...findNames(folded.text, names)];
  const literal = [...text.matchAll(LIKE_PLACEHOLDER)].map(
    ({ 0: match, index }): Span => ({ kind: 'TEXT', start: index, end: index + match.length }),
  );
  const spans = [...literal, ...found.map((span) => unfolded(span, folded))];
  const ranked = spans
    .map((span, rank) => ({ ...span, rank }))
    .sort((a, b) => a.start - b.start || a.rank - b.rank);
  const merged: (Span & { rank: number })[] = [];
  for (const span of ranked) {
    const last = merged.at(-1);
    if (!last || span.start >= last.end) {
      merged.push(span);
      continue;
    }
    if (span.rank < last.rank) Object.assign(last, { kind: span.kind, rank: span.rank });
    last.end = Math.max(last.end, span.end);
  }
  return merged;
}

function unfolded({ kind, start, end }: Span, { starts, ends }: Folded): Span {
  return { kind, start: starts[start]!, end: ends[end - 1]! };
}
