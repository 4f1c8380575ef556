import type { EntityManager } from 'typeorm';
import type { DropChoices, DropOutcome, DropQuestion, DropState } from '../../domain/dropped-file';

export interface DroppedFile {
  id: string;
  name: string;
  state: DropState;
  choices: DropChoices;
  question: DropQuestion | null;
  progress: string | null;
  outcome: DropOutcome | null;
  stored: number | null;
  forgetBecause: 'erasure' | 'age' | null;
}

/** A file that was dropped, as it is now; null when there is none. */
export async function droppedFile(db: Pick<EntityManager, 'query'>, id: string): Promise<DroppedFile | null> {
  const rows: DroppedFile[] = await db.query(
    'SELECT id, name, state, choices, question, progress, outcome, stored, forget_because AS "forgetBecause" FROM dropped_files WHERE id = $1',
    [id],
  );
  return rows[0] ?? null;
}
