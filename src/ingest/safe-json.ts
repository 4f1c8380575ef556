import type { ParkReason } from '../domain/answer';

/** Deepest nesting that is read. Survey tools nest five or six levels; storage and recursion stay safe at 32. */
export const MAX_DEPTH = 32;

/** Names that reach what every object inherits. */
export const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export type ParsedJson =
  | { ok: true; value: unknown }
  | {
      ok: false;
      reason: Extract<ParkReason, 'not_json' | 'not_form' | 'too_deep' | 'forbidden_key'>;
      detail: string;
    };

/**
 * Plain data from bytes, safe to walk and to store in PostgreSQL; never throws. NUL and lone surrogates, which
 * text and jsonb refuse, become U+FFFD (replaced, not removed: removing could turn a harmless key into a forbidden one).
 */
export function parseJson(bytes: Uint8Array): ParsedJson {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, reason: 'not_json', detail: 'The body is not UTF-8 text.' };
  }
  // Before JSON.parse and before any recursion, so that a million brackets cost one pass and no stack.
  if (deeperThan(text, MAX_DEPTH)) {
    return { ok: false, reason: 'too_deep', detail: `The body nests more than ${MAX_DEPTH} levels.` };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not_json', detail: 'The body is not valid JSON.' };
  }
  const forbidden = forbiddenPath(value, '');
  if (forbidden !== null) {
    // The names on the way to it are the sender's own.
    const detail = storableText(`${forbidden} is a name that is never accepted.`);
    return { ok: false, reason: 'forbidden_key', detail };
  }
  return { ok: true, value: storable(value) };
}

function deeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth > limit) return true;
    } else if (char === '}' || char === ']') depth -= 1;
  }
  return false;
}

function forbiddenPath(value: unknown, path: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (FORBIDDEN.has(key)) return here.length > 200 ? `…${here.slice(-200)}` : here;
    const found = forbiddenPath(inner, here);
    if (found !== null) return found;
  }
  return null;
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]),
  );
}

/** Text that PostgreSQL takes: without NUL and lone surrogates. */
export function storableText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}
