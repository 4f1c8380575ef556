import type { Cost } from './budget';
import type { Usage } from './outcome';

/** What outlives a call: the month's budget, and what was answered. */
export interface Store {
  /** Counts the most that a call can cost; false, and nothing counted, when the month cannot carry it. */
  reserve: (month: string, cost: Cost, limits: Cost) => Promise<boolean>;
  /** Puts what the call did cost in place of what was reserved. */
  settle: (month: string, reserved: Cost, actual: Cost, call: CallRecord) => Promise<void>;
  /** What was kept under each of these names, in their order; null where nothing was. */
  find: (names: string[]) => Promise<unknown[]>;
  keep: (rows: { name: string; value: unknown }[]) => Promise<void>;
}

export interface CallRecord {
  model: string;
  failed: boolean;
  usage: Usage;
}

/** A store for as long as this process runs, for a file that is tried without a database. */
export function memoryStore(): Store {
  const spent = new Map<string, Cost>();
  const kept = new Map<string, unknown>();
  const of = (month: string) => spent.get(month) ?? { tokens: 0, money: 0 };
  return {
    reserve: async (month, cost, limits) => {
      const tokens = of(month).tokens + cost.tokens;
      const money = of(month).money + cost.money;
      if (tokens > limits.tokens || money > limits.money) return false;
      spent.set(month, { tokens, money });
      return true;
    },
    settle: async (month, reserved, actual) => {
      const { tokens, money } = of(month);
      spent.set(month, {
        tokens: tokens - reserved.tokens + actual.tokens,
        money: money - reserved.money + actual.money,
      });
    },
    find: async (names) => names.map((name) => kept.get(name) ?? null),
    keep: async (rows) => {
      for (const { name, value } of rows) kept.set(name, value);
    },
  };
}
