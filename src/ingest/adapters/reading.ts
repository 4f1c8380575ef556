import type { z } from 'zod';
import type { ParkReason, Parsed } from '../../domain/answer';
import { isScore } from '../../domain/bands';
import type { HookHeaders } from '../delivery';

/** What an adapter makes of one body. A null delivery id means that the source gave none that can be kept. */
export interface Reading {
  deliveryId: string | null;
  parsed: Parsed;
}

export type Parked = Extract<Parsed, { kind: 'parked' }>;

/**
 * Longest id of an answer or a delivery, in UTF-16 units, and longest name or other short fact, in code points (as zod
 * counts). Longer ones are parked, never cut: cut ids collide.
 */
export const SHORT_MAX = 200;

export function park(reason: ParkReason, detail: string): Parked {
  return { kind: 'parked', reason, detail };
}

/** Names the first field that has the wrong shape, and what was expected of it; never its value. */
export function parkBadField(error: z.ZodError, name = (path: PropertyKey[]) => path.join('.')): Parked {
  const issue = error.issues[0];
  return park('bad_field', issue ? `${name(issue.path)}: ${issue.message}` : 'A field has the wrong shape.');
}

/** The score at `path`, or why it is none: a text, a fraction, true or 11 is not a score. */
export function readScore(value: unknown, path: string): number | Parked {
  if (value === undefined || value === null) return park('no_score', `${path} is absent.`);
  // Adding zero turns -0, which JSON can carry, into 0.
  if (isScore(value)) return value + 0;
  const was = typeof value === 'number' ? String(value) : kindOf(value);
  return park(
    'score_not_whole_0_10',
    `${path} must be a whole number from 0 to 10, as a JSON number; it is ${was}.`,
  );
}

/** The source's id of the response at `path`, kept exactly as it came. */
export function readResponseId(value: unknown, path: string): string | Parked {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
    return park('no_response_id', `${path} is absent, so the answer could not be told from others.`);
  }
  if (typeof value !== 'string') return park('bad_field', `${path}: expected a text, not ${kindOf(value)}.`);
  if (value.length > SHORT_MAX)
    return park('bad_field', `${path}: expected at most ${SHORT_MAX} characters.`);
  return value;
}

/** The comment as it was written; null when there is nothing to see in it. */
export function readComment(value: string | null | undefined): string | null {
  return value === null || value === undefined || /^[\s\u200B-\u200D\u2060]*$/.test(value) ? null : value;
}

/** The Standard Webhooks message id, which is signed and the same on a retry; null when too long to be kept. */
export function webhookId(headers: HookHeaders): string | null {
  return deliveryIdOf(headers['webhook-id']);
}

/** A delivery id that can be kept, else null, and then the hash of the body stands in. */
export function deliveryIdOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' && value.length <= SHORT_MAX ? value : null;
}

/** The value as an object with named fields; null for a list, a text, null and so on. */
export function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** The fields that `known` does not name, in their order. */
export function without(record: Record<string, unknown>, known: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !known.includes(key)));
}

export function dateOrNull(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}
