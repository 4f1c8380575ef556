import { oweEdit } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import type { DropChoices } from '../../domain/dropped-file';
import { authorizeAdmin } from '../authorize';

/** Null takes back what was said before. */
type Said = { [choice in keyof DropChoices]: DropChoices[choice] | null };

/** Adds what an admin said about a file that waits for it; `gone`: it does not wait (any more). Throws AccessRefused. */
export async function answerDropped(
  deps: Deps,
  { dropId, by, choices }: { dropId: string; by: string; choices: Said },
): Promise<'taken' | 'gone'> {
  await authorizeAdmin(deps, by);
  const taken = await deps.db.transaction(async (tx) => {
    const [, count]: [unknown, number] = await tx.query(
      `UPDATE dropped_files SET choices = jsonb_strip_nulls(choices || $2::jsonb), question = NULL, state = 'new', attempts = 0,
              not_before = clock_timestamp()
        WHERE id = $1 AND state = 'asking'`,
      [dropId, JSON.stringify(choices)],
    );
    if (count === 1) await oweEdit(tx, `dropped_file:${dropId}`);
    return count === 1;
  });
  if (taken) deps.wake();
  return taken ? 'taken' : 'gone';
}
