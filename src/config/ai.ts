import { z } from 'zod';

const tokens = z.number().int().min(1).max(1_000_000_000_000);
const money = z.number().positive().max(1_000_000);
const price = z.strictObject({ input: z.number().min(0).max(10_000), output: z.number().min(0).max(10_000) });

/** The model that annotates and narrates. Where it is and its key are in the environment. */
export const ai = z
  .strictObject({
    enabled: z.boolean().default(true),
    monthlyBudget: z
      .union([z.strictObject({ tokens }), z.strictObject({ money }), z.strictObject({ tokens, money })], {
        error: 'name what may be spent in a month: { tokens: 5000000 }, { money: 20 }, or both',
      })
      .transform((budget) => ({
        tokens: 'tokens' in budget ? budget.tokens : null,
        money: 'money' in budget ? budget.money : null,
      }))
      .prefault({ tokens: 5_000_000 }),
    prices: z.record(z.string(), price).default({}),
    batchSize: z.number().int().min(1).max(50).default(20),
    timeoutSeconds: z.number().int().min(5).max(300).default(45),
    concurrency: z.number().int().min(1).max(16).default(4),
  })
  .prefault({});

export type AiSettings = z.infer<typeof ai>;
