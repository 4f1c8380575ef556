import type { z } from 'zod';

/** Deeper than any answer asked for; JSON.parse itself takes any depth, and what walks it later may not. */
const DEEPEST = 20;

/** The JSON in a model's text: all of it, or what stands in a fence or between the first and the last brace. */
export function readJson<T>(text: string, shape: z.ZodType<T>): T | null {
  const first = text.indexOf('{');
  const last = text.lastIndexOf('}');
  const candidates = [text, first >= 0 && last > first ? text.slice(first, last + 1) : ''];
  for (const candidate of candidates) {
    const value = parsed(candidate);
    if (value === undefined) continue;
    const checked = shape.safeParse(value);
    if (checked.success) return checked.data;
  }
  return null;
}

function parsed(text: string): unknown {
  if (depthOf(text) > DEEPEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
