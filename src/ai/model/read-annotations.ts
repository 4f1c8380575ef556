import { z } from 'zod';
import type { AskedItem } from './annotation-question';
import { readJson } from './read-json';

const item = z.object({
  n: z.number().int(),
  tag: z.string().max(40),
  language: z.string().max(40).catch('und'),
  sentiment: z.enum(['positive', 'neutral', 'negative']),
  themes: z
    .array(
      z.object({
        id: z.string().max(100),
        polarity: z.enum(['positive', 'negative', 'mixed', 'neutral']),
        quote: z.string(),
      }),
    )
    .max(50),
  urgency: z.boolean(),
  churn: z.boolean(),
  team: z.string().max(100).nullable().catch(null),
  sure: z.boolean().catch(false),
});
/** What the model says of one comment, in the right form and not yet believed. */
export type Claim = z.infer<typeof item>;

// Each entry is judged by itself: one that is malformed must not take the others with it.
const answer = z.object({ items: z.array(z.unknown()).max(1000) });
const heading = z.object({ n: z.number().int() });

/**
 * The claims by their item's number. An entry counts only when number and tag are those of one asked item; an item with
 * two entries has none, since one of them may be somebody else's. Null when there is no answer in the text at all.
 */
export function readAnnotations(text: string, asked: AskedItem[]): Map<number, Claim> | null {
  const parsed = readJson(text, answer);
  if (!parsed) return null;
  const claims = new Map<number, Claim>();
  const seen = new Set<number>();
  for (const entry of parsed.items) {
    const named = heading.safeParse(entry);
    if (!named.success) continue;
    const { n } = named.data;
    const claim = item.safeParse(entry);
    const isItsOwn = claim.success && asked.some((one) => one.n === n && one.tag === claim.data.tag);
    // An entry without the tag cannot be told from one that a comment dictated.
    if (!isItsOwn) continue;
    if (seen.has(n)) claims.delete(n);
    else claims.set(n, claim.data);
    seen.add(n);
  }
  return claims;
}
