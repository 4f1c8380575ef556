import type { Usage } from './outcome';

/** What may be spent in a calendar month (UTC). Money is in the currency of the prices. */
export interface MonthlyBudget {
  tokens: number | null;
  money: number | null;
}

/** For a million tokens. */
export interface Price {
  input: number;
  output: number;
}

/** What calls cost; `money` in millionths. */
export interface Cost {
  tokens: number;
  money: number;
}

export function costOf({ input, output }: Usage, price: Price | null): Cost {
  return {
    tokens: input + output,
    money: price ? Math.ceil(input * price.input + output * price.output) : 0,
  };
}

/** Whether this much more still fits. */
export function limitsOf(budget: MonthlyBudget): Cost {
  return {
    tokens: budget.tokens ?? Number.MAX_SAFE_INTEGER,
    money: budget.money === null ? Number.MAX_SAFE_INTEGER : Math.round(budget.money * 1_000_000),
  };
}

/** No tokenizer makes more than a token of two bytes of ordinary text; it is a bound, not a guess. */
export function mostTokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 2) + 16;
}
