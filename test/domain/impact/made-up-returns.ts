import type { Return } from '../../../src/domain/impact/impact';
import { drawer } from '../draws';

/** How people answer, and who is contacted. */
export interface World {
  people: number;
  /** People of an account share some of their mood. */
  perAccount: number;
  /** Of detractors; of the others it is a third of it. */
  contactRate: number;
  /** Whole accounts are contacted or left alone, which is the hardest for an interval. */
  byAccount: boolean;
  /** Of those contacted whose later score is at least this much better; 0: contact does nothing. */
  liftedShare: number;
  quarters: number;
}

export const USUAL_WORLD: World = {
  people: 240,
  perAccount: 3,
  contactRate: 0.5,
  byAccount: false,
  liftedShare: 0,
  quarters: 4,
};

const LIFT = 3;

/** Made-up people who answered twice, around a mood of their own and one of their account; the same seed, the same people. */
export function madeUpReturns(seed: number, world: World): Return[] {
  const { uniform } = drawer(seed);
  const returns: Return[] = [];
  const score = (mood: number) => Math.max(0, Math.min(10, Math.round(mood)));
  const noise = (spread: number) => (uniform() + uniform() + uniform() - 1.5) * 2 * spread;
  for (let person = 0; person < world.people; ) {
    const shared = noise(1.2);
    const lot = uniform();
    for (let member = 0; member < world.perAccount && person < world.people; member++, person++) {
      const mood = 6.8 + shared + noise(1.5);
      const start = score(mood + noise(1.5));
      const rate = start <= 6 ? world.contactRate : world.contactRate / 3;
      const contacted = (world.byAccount ? lot : uniform()) < rate;
      const lifted = contacted && uniform() < world.liftedShare ? LIFT : 0;
      returns.push({
        cluster: `account ${person - member}`,
        start,
        quarter: `2026-0${1 + 3 * Math.floor(uniform() * world.quarters)}`.replace(
          '010',
          '10',
        ) as Return['quarter'],
        later: score(mood + noise(1.5) + lifted),
        contacted,
        told: false,
      });
    }
  }
  return returns;
}
