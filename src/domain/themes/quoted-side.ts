import type { Polarity } from './annotation';
import type { ThemeFigures } from './theme-figures';

/** The side that most who speak of a theme take, and the other one. */
export function sidesOf({ sides }: Pick<ThemeFigures, 'sides'>): readonly [most: Polarity, other: Polarity] {
  return sides.negative >= sides.positive ? ['negative', 'positive'] : ['positive', 'negative'];
}

/** The first of each account; of no account, all. */
export function firstOfEachAccount<T extends { accountId: string | null }>(quotes: readonly T[]): T[] {
  const accounts = new Set<string>();
  return quotes.filter(({ accountId }) => {
    if (accountId === null) return true;
    return !accounts.has(accountId) && accounts.add(accountId);
  });
}

/**
 * One quote of each list, its first where it can be: no two the same while there are others (Kuhn's matching), and none
 * that is `shown` elsewhere while its list has another. Null of none.
 */
export function oneOfEach<T extends { quote: string }>(
  given: readonly (readonly T[])[],
  shown: ReadonlySet<string> = new Set(),
): (T | null)[] {
  const lists = given.map((list) => {
    const others = list.filter(({ quote }) => !shown.has(quote));
    return others.length > 0 ? others : list;
  });
  const holders = new Map<string, number>();
  const found = lists.map((list): T | null => list[0] ?? null);
  const takes = (at: number, asked: Set<string>): boolean =>
    lists[at]!.some((one) => {
      if (asked.has(one.quote)) return false;
      asked.add(one.quote);
      const holder = holders.get(one.quote);
      if (holder !== undefined && !takes(holder, asked)) return false;
      holders.set(one.quote, at);
      found[at] = one;
      return true;
    });
  for (const at of lists.keys()) takes(at, new Set());
  return found;
}
