import type { Deps } from '../deps';

export interface Round {
  /** How many things were done. */
  done: number;
  /** Whether nothing is left for another round. */
  isLast: boolean;
}

/**
 * What a tick finds, taken in rounds of one transaction each, so that no transaction grows with what has piled up. After a
 * round that did something the outbox is told. Returns how many things were done.
 */
export async function inRounds(deps: Pick<Deps, 'wake'>, round: () => Promise<Round>): Promise<number> {
  let total = 0;
  for (;;) {
    const { done, isLast } = await round();
    total += done;
    if (done > 0) deps.wake();
    if (isLast) return total;
  }
}
