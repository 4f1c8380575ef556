import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { COMMANDS, type Real, tell } from './commands';
import { expectSame } from './compare';
import { opened } from './plain-model';
import { realLife } from './real-life';

export interface Play {
  sequences: number;
  /** Commands in each, at most. */
  length: number;
  seed: number;
  onSequence?: (n: number) => void;
}

/**
 * Plays random lives of a follow-up in the database and in the plain model, and throws the shortest sequence after
 * which they differ. Returns how many were played.
 */
export async function play({ sequences, length, seed, onSequence }: Play): Promise<number> {
  const life = await realLife();
  let played = 0;
  const first = fc.record({ score: fc.integer({ min: 0, max: 10 }), hasComment: fc.boolean() });
  const commands = fc.commands(COMMANDS, { maxCommands: length, size: 'max' });
  try {
    await fc.assert(
      fc.asyncProperty(first, commands, async ({ score, hasComment }, sequence) => {
        await life.startAgain();
        const person = randomUUID();
        const model = opened(score, hasComment);
        const real: Real = { life, person, responses: [`${person}-0`], followUpId: '' };
        await tell(model, real, 0);
        const rows: { id: string }[] = await life.deps.db.query(
          'SELECT f.id FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1',
          [`${person}-0`],
        );
        real.followUpId = rows[0]!.id;
        await expectSame('it was opened', model, real);
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        played += 1;
        onSequence?.(played);
      }),
      { numRuns: sequences, seed, endOnFailure: false },
    );
  } finally {
    await life.stop();
  }
  return played;
}
