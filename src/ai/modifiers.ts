import { MODIFYING_NOUNS, PRODUCT_PARTS, TRADE_NOUNS } from './lexicon/trade-nouns';
import { bookOf } from './phrase-book';
import type { ThemeHit } from './theme-book';
import type { Word } from './words';

const trade = bookOf(TRADE_NOUNS).stems;
const modifying = bookOf(`${TRADE_NOUNS}, ${MODIFYING_NOUNS}`).stems;
const parts = bookOf(PRODUCT_PARTS).stems;

/** True for a word of a trade, which says what somebody works with before it says what they think of. */
export function isTradeNoun(words: readonly Word[], { from, to }: { from: number; to: number }): boolean {
  return from === to && trade.has(words[from]!.stem);
}

/** True for one, or a word like it, that only says which part of the product is meant: the "dispatch" of "dispatch board". */
export function isModifier(words: readonly Word[], hit: ThemeHit, hits: readonly ThemeHit[]): boolean {
  const isNoun = ({ from, to }: ThemeHit) => from === to && modifying.has(words[from]!.stem);
  if (!isNoun(hit) || words[hit.to]!.gap !== 'space') return false;
  const next = words[hit.to + 1];
  if (!next) return false;
  if (parts.has(next.stem)) return true;
  return hits.some((one) => one.from === hit.to + 1 && one.value.theme !== hit.value.theme && isNoun(one));
}
