import type { Path } from '../../mapping/mapping';
import { type Parked, park } from '../adapters/reading';

/**
 * The one value at a path; undefined when there is none, or null. Parked when there are several: which of them is meant
 * is for a person to say.
 */
export function one(path: Path, body: unknown): { value: unknown; parked: Parked | null } {
  const found = path.find(body, 2);
  if (found.length < 2) return { value: found[0] ?? undefined, parked: null };
  const detail = `${path.text} leads to several values. The mapping must name one of them.`;
  return { value: undefined, parked: park('several_values', detail) };
}

/** A text, a number or true and false as the word by which a mapping names it; null for anything else. */
export function wordOf(value: unknown): string | null {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;
}

/** A text or a whole number as the text of an id; null for anything else, and for nothing to see. */
export function idText(value: unknown): string | null {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}
