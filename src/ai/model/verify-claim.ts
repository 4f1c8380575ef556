import { z } from 'zod';
import type { Choices } from './annotation-question';
import type { Claim } from './read-annotations';

/** A claim that was checked, in offsets of the masked text: no word of the comment. This is what is kept. */
const verified = z.object({
  language: z.string(),
  sentiment: z.enum(['positive', 'neutral', 'negative']),
  themes: z.array(
    z.object({
      id: z.string(),
      polarity: z.enum(['positive', 'negative', 'mixed', 'neutral']),
      /** Null: its words are not in the comment. */
      at: z.tuple([z.number().int().min(0), z.number().int().min(0)]).nullable(),
    }),
  ),
  urgency: z.boolean(),
  churn: z.boolean(),
  team: z.string().nullable(),
  sure: z.boolean(),
});
export type Verified = z.infer<typeof verified>;

/** What was kept, or null when it is of another form than today's. */
export function readVerified(value: unknown): Verified | null {
  return verified.safeParse(value).data ?? null;
}

const MOST_THEMES = 3;
/** Themes that say that there is no other. */
const ALONE = ['general', 'none'];

/** Believes of a claim what the comment and the taxonomy bear out. */
export function verifyClaim(claim: Claim, masked: string, { themes, teams }: Choices): Verified {
  const known = claim.themes.filter(
    ({ id }, i) =>
      themes.some((theme) => theme.id === id) && claim.themes.findIndex((other) => other.id === id) === i,
  );
  const specific = known.filter(({ id }) => !ALONE.includes(id));
  const kept = (specific.length > 0 ? specific : known.slice(0, 1)).slice(0, MOST_THEMES);
  const found = kept.map(({ id, polarity, quote }) => ({
    id,
    polarity,
    at: spanOf(quote, masked) ?? (ALONE.includes(id) ? wholeOf(masked) : null),
  }));
  return {
    language: /^[a-z]{2,3}(?=$|[-_])/i.exec(claim.language)?.[0].toLowerCase() ?? 'und',
    sentiment: claim.sentiment,
    themes: found,
    urgency: claim.urgency,
    churn: claim.churn,
    team: teams.some((team) => team.id === claim.team) ? claim.team : null,
    sure:
      claim.sure &&
      known.length === claim.themes.length &&
      found.length > 0 &&
      found.every(({ at }) => at !== null),
  };
}

/** Where these very words stand; null when they do not, or are no words. */
function spanOf(quote: string, text: string): [number, number] | null {
  const words = quote.trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  const start = text.indexOf(words);
  if (start < 0 || splitsCharacter(text, start) || splitsCharacter(text, start + words.length)) return null;
  return [start, start + words.length];
}

function wholeOf(text: string): [number, number] {
  const start = text.length - text.trimStart().length;
  return [start, start + text.trim().length];
}

function splitsCharacter(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '');
}
