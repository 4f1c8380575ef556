/** What an account can be called by. */
export interface AccountNames {
  id: string;
  externalId: string | null;
  name: string | null;
  domain: string | null;
}

export type AccountMatch<T extends AccountNames> =
  | { kind: 'one'; account: T }
  /** Equally good ones; more than one. */
  | { kind: 'several'; accounts: T[] }
  /** The nearest by their letters, at most five, possibly none. */
  | { kind: 'none'; near: T[] };

const NEAR_MAX = 5;
/** Share of letter pairs in common from which a name is worth offering. */
const NEAR_FROM = 0.4;

/**
 * Finds the account that somebody means: its own id first, then a name or domain that is the same, begins with it,
 * contains it; capitals, accents and punctuation do not count.
 */
export function matchAccounts<T extends AccountNames>(
  typed: string,
  accounts: readonly T[],
): AccountMatch<T> {
  const wanted = folded(typed);
  if (!wanted) return { kind: 'none', near: [] };
  const named = accounts.map((account) => ({ account, names: namesOf(account) }));
  const tests: ((account: T, names: string[]) => boolean)[] = [
    ({ id, externalId }) => id === typed.trim().toLowerCase() || externalId === typed.trim(),
    (_, names) => names.includes(wanted),
    (_, names) => names.some((name) => name.startsWith(wanted)),
    (_, names) => names.some((name) => name.includes(wanted)),
  ];
  for (const test of tests) {
    const found = named.filter(({ account, names }) => test(account, names)).map(({ account }) => account);
    if (found.length === 1) return { kind: 'one', account: found[0]! };
    if (found.length > 1) return { kind: 'several', accounts: found };
  }
  return { kind: 'none', near: nearestTo(wanted, named) };
}

/** What to type so that exactly this account is found: the shortest of its names that is its alone, else its id. */
export function wordFor<T extends AccountNames>(account: T, accounts: readonly T[]): string {
  const candidates = [account.name, account.domain, account.externalId].filter((word) => word !== null);
  const own = candidates.find((word) => {
    const match = matchAccounts(word, accounts);
    return match.kind === 'one' && match.account.id === account.id;
  });
  return own ?? account.id;
}

/** Letters and digits only, small, without accents; letters that have no plain twin in Unicode are spelt as usual. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßøæœłđðþı]/g, (letter) => SPELT[letter] ?? letter)
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

const SPELT: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

// Folding costs more than comparing, and a list to choose from asks for the same names many times.
const foldedNames = new WeakMap<AccountNames, string[]>();

function namesOf(account: AccountNames): string[] {
  let names = foldedNames.get(account);
  if (!names) {
    names = [account.name, account.domain].filter((one) => one !== null).map(folded);
    foldedNames.set(account, names);
  }
  return names;
}

function nearestTo<T extends AccountNames>(wanted: string, named: { account: T; names: string[] }[]): T[] {
  const pairs = pairsOf(wanted);
  return named
    .map(({ account, names }) => ({
      account,
      likeness: Math.max(0, ...names.map((one) => likeness(pairs, pairsOf(one)))),
    }))
    .filter((one) => one.likeness >= NEAR_FROM)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, NEAR_MAX)
    .map(({ account }) => account);
}

/** Letter pairs of each word, its beginning and end included. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const word of text.split(' ')) {
    const framed = ` ${word} `;
    for (let n = 0; n < framed.length - 1; n++) pairs.add(framed.slice(n, n + 2));
  }
  return pairs;
}

/** Sørensen and Dice: twice what is in common over all there is. */
function likeness(a: Set<string>, b: Set<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}
