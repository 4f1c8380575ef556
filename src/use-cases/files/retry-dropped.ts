import { oweEdit } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { authorizeAdmin } from '../authorize';

/** An admin wants a file tried again that failed, or its rejected rows sent that were not; `gone`: nothing is to be tried. Throws AccessRefused. */
export async function retryDropped(
  deps: Deps,
  { dropId, by }: { dropId: string; by: string },
): Promise<'taken' | 'gone'> {
  await authorizeAdmin(deps, by);
  const taken = await deps.db.transaction(async (tx) => {
    const [, count]: [unknown, number] = await tx.query(
      `UPDATE dropped_files SET state = CASE WHEN state = 'failed' THEN 'new' ELSE 'uploading' END, attempts = 0,
              rejects_file_id = NULL, sharing_since = NULL, not_before = clock_timestamp(),
              outcome = CASE WHEN state = 'done' THEN outcome END
        WHERE id = $1 AND (state = 'failed' OR state = 'done' AND outcome ->> 'rejects' = 'unsent')`,
      [dropId],
    );
    if (count === 1) await oweEdit(tx, `dropped_file:${dropId}`);
    return count === 1;
  });
  if (taken) deps.wake();
  return taken ? 'taken' : 'gone';
}
