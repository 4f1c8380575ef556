import type { EntityManager } from 'typeorm';
import type { DigestSide } from '../../domain/committee/digest';
import { type QuoteRef, refOf } from '../../domain/committee/report';
import type { DigestEntry } from '../../queries/committee/digests';
import { quoteKey } from '../../queries/committee/report-quotes';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';
import { quotesOfEntry, standingQuotes } from './quotes-to-choose';

/** What a form says of the quotes of an entry, by their keys; null: none; a side that it does not name stays. */
export type ChosenQuotes = Partial<Record<DigestSide, string | null>>;

const SIDES = ['quote', 'publicQuote'] as const;

/**
 * The quotes of an entry as a form chose them, in the caller's transaction. Only words that may be shown now can be
 * chosen, whatever the form carries; `gone`: the side whose words may not. An erasure of whoever said them waits.
 */
export async function chooseQuotes(
  tx: EntityManager,
  now: DigestEntry,
  chosen: ChosenQuotes,
): Promise<Pick<DigestEntry, DigestSide> | { gone: DigestSide }> {
  const kept = { quote: now.quote, publicQuote: now.publicQuote };
  const asked = SIDES.filter((side) => chosen[side] !== undefined && chosen[side] !== keyOf(now[side]));
  if (asked.length === 0) return kept;
  const standing = await standingQuotes(tx, now);
  for (const side of asked) {
    const key = chosen[side];
    // Nothing was chosen, and nothing stood there that could be read.
    if (!key) {
      if (standing[side]) kept[side] = null;
      continue;
    }
    const ref = await lockedQuote(tx, { now, side, key });
    if (!ref) return { gone: side };
    kept[side] = ref;
  }
  return kept;
}

async function lockedQuote(
  tx: EntityManager,
  { now, side, key }: { now: DigestEntry; side: DigestSide; key: string },
): Promise<QuoteRef | null> {
  const taxonomy = await currentTaxonomy(tx);
  const find = async () =>
    (await quotesOfEntry(tx, now, taxonomy))[side].find((one) => quoteKey(one) === key);
  const found = await find();
  if (!found) return null;
  await tx.query('SELECT FROM responses WHERE id = $1 FOR KEY SHARE', [found.responseId]);
  const still = await find();
  return still ? refOf(still) : null;
}

const keyOf = (ref: QuoteRef | null) => ref && quoteKey(ref);
