import type { BenchServer } from './database';
import type { Table } from './table';

export interface BenchContext {
  server: BenchServer;
  /** Small sizes, to see that everything runs; its numbers say little. */
  quick: boolean;
  progress: (text: string) => void;
}

export type Benchmark = (context: BenchContext) => Promise<Table[]>;

/**
 * The rounds of a benchmark with what to call each. The first one (-1) warms up and is not counted; a quick run goes
 * without it.
 */
export function roundsOf(count: number, quick: boolean): { round: number; name: string; counts: boolean }[] {
  const all = Array.from({ length: count }, (_, round) => ({
    round,
    name: `round ${round + 1} of ${count}`,
    counts: true,
  }));
  return quick ? all : [{ round: -1, name: 'warming up', counts: false }, ...all];
}

export const verdict = (met: boolean) => (met ? 'Met.' : 'Not met.');
