import type { AccountFacts } from '../../domain/customers/account-facts';

type Money = Pick<AccountFacts, 'arr' | 'currency'>;

/**
 * ARR and its currency after both were told, or one of them. An amount told without a currency is in the one that is known
 * of the account: most forms tell the amount alone. What only fills gaps never gives the currency of one amount to another.
 * `empties`: null was told to empty what is known.
 */
export function moneyAfter(
  known: Money,
  told: Partial<Money>,
  { how, empties }: { how: 'replace' | 'fill'; empties: boolean },
): Money {
  const now = { arr: known.arr, currency: known.currency };
  const { arr = null, currency = null } = told;
  if (how === 'fill') {
    if (now.arr === null)
      return { arr, currency: arr === null ? (now.currency ?? currency) : (currency ?? now.currency) };
    return { arr: now.arr, currency: arr === now.arr ? (now.currency ?? currency) : now.currency };
  }
  return {
    arr: arr ?? (empties && told.arr === null ? null : now.arr),
    currency: currency ?? (empties && told.currency === null ? null : now.currency),
  };
}
