import fc from 'fast-check';
import { type Command, numbersLife, QUARTERS } from './numbers-life';

const told = fc.record({
  answer: fc.nat(14),
  person: fc.nat(5),
  score: fc.nat(10),
  quarter: fc.nat(QUARTERS - 1),
  plan: fc.constantFrom(null, 'basic', 'enterprise'),
  since: fc.constantFrom(null, '2026-03-09', '2025-03-08', '2024-02-29', '2021-03-09', '2026-03-31'),
  role: fc.constantFrom(null, 'admin', 'user'),
  account: fc.constantFrom(null, 0, 1),
});
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: told.map((one) => ({ kind: 'tell' as const, ...one })) },
  {
    weight: 3,
    arbitrary: fc
      .array(told, { minLength: 1, maxLength: 6 })
      .map((rows) => ({ kind: 'import' as const, rows })),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), answer: fc.nat(14) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), person: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('match' as const),
      answer: fc.nat(14),
      account: fc.constantFrom(0, 1),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'fold' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('fold some' as const), limit: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rebuild' as const),
      zone: fc.constantFrom(null, 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati'),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'look' as const }) },
);

test('whatever happens to answers, several things at once, the counts are what the answers say at every moment', async () => {
  const life = await numbersLife();
  let counts = 0;
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(command, { minLength: 1, maxLength: 5 }), { maxLength: 14, size: 'max' }),
        async (steps) => {
          await life.startAgain();
          for (const together of steps) {
            await life.runAll(together);
            counts += await life.look();
          }
        },
      ),
      { numRuns: 20, seed: 26, endOnFailure: true },
    );
  } finally {
    await life.stop();
  }
  expect(counts).toBeGreaterThan(1000);
}, 120_000);
