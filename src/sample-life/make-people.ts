import { NAMES } from './data/names';
import { TITLES } from './data/titles';
import type { AccountCase } from './make-accounts';
import type { Random } from './random';
import type { Role, SamplePerson } from './types';

/** A person with what only the generator knows of them. */
export interface PersonCase {
  person: SamplePerson;
  of: AccountCase;
  /** Standard normal: how this person tends to score beside their colleagues. */
  leaning: number;
  /** Chance of answering a wave. */
  responsive: number;
  /** Kept free of recent answers, so that the sandbox can let them answer anew. */
  fresh: boolean;
}

/** Fresh people in an account of the sandbox's panel. */
const FRESH_PER_ACCOUNT = 2;

/** Two to five people for each account, the decision-maker first. */
export function makePeople(random: Random, accounts: readonly AccountCase[]): PersonCase[] {
  const used = new Set<string>();
  let serial = 2000;
  return accounts.flatMap((of) => {
    const usual = random.weighted([
      [2, 12],
      [3, 24],
      [4, 32],
      [5, 32],
    ] as const);
    const count = of.sketch.panel ? Math.max(4, usual) : usual;
    const titles = new Set<string>();
    const firstNames = new Set<string>();
    return Array.from({ length: count }, (_, n): PersonCase => {
      const role: Role =
        n === 0 ? 'decision_maker' : n === 1 ? 'champion' : random.chance(0.25) ? 'admin' : 'user';
      const name = unusedName(random, of, used, firstNames);
      firstNames.add(name.split(' ')[0]!);
      const title = random.pick(TITLES[role].filter((each) => !titles.has(each)));
      titles.add(title);
      serial += random.int(1, 40);
      return {
        person: {
          externalId: `usr_${serial}`,
          accountExternalId: of.account.externalId,
          name,
          email: `${plainLetters(name)}@${of.account.domain}`,
          title,
          role,
        },
        of,
        leaning: random.normal(),
        responsive: 0.22 + 0.48 * random.next(),
        fresh: of.sketch.panel && n < FRESH_PER_ACCOUNT,
      };
    });
  });
}

function unusedName(random: Random, { sketch }: AccountCase, used: Set<string>, taken: Set<string>): string {
  for (;;) {
    const pool = NAMES[random.pick(sketch.cultures)];
    const name = `${random.pick(pool.first)} ${random.pick(pool.last)}`;
    if (used.has(name) || taken.has(name.split(' ')[0]!)) continue;
    used.add(name);
    return name;
  }
}

const UNDECOMPOSED: Record<string, string> = { ø: 'o', æ: 'ae', ß: 'ss', đ: 'd', ł: 'l' };

function plainLetters(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæßđł]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/\s+/g, '.');
}
