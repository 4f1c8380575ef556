import type { AccountFacts } from '../../domain/customers/account-facts';

type Money = Pick<AccountFacts, 'arr' | 'currency'>;

/**
 * ARR and its currency after both were told, or one of them: an amount never gets the currency of another. So an amount
 * without a currency has none, unless it is the one that is known, and a currency alone says nothing of a known amount.
 * `empties`: null was told to empty what is known.
 */
export function moneyAfter(
  { arr: knownArr, currency: knownCurrency }: Money,
  told: Partial<Money>,
  { how, empties }: { how: 'replace' | 'fill'; empties: boolean },
): Money {
  const known = { arr: knownArr, currency: knownCurrency };
  const { arr = null, currency = null } = told;
  if (arr !== null) {
    if (how === 'fill' && known.arr !== null && (known.arr !== arr || known.currency !== null)) return known;
    const isAlone = known.arr === null || known.arr === arr;
    return {
      arr,
      currency: currency ?? (isAlone && !(empties && told.currency === null) ? known.currency : null),
    };
  }
  if (empties && told.arr === null) return { arr, currency };
  if (currency === null) return empties && told.currency === null ? { arr: known.arr, currency } : known;
  if (known.arr !== null || (how === 'fill' && known.currency !== null)) return known;
  return { arr, currency };
}
