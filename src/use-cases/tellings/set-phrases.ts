import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { initiativeById } from '../../queries/committee/initiatives';
import { phrasesOf } from '../../queries/tellings/asked-for';
import { authorize } from '../authorize';
import { permitDecision } from '../initiatives/change-initiative';
import { tellInitiative } from '../initiatives/tell-initiative';
import { insertRows } from '../insert-rows';
import { inTransaction } from '../transaction';
import { listAgain } from './link-asker';

/**
 * Sets the words by which people of an initiative are found besides its theme: used when it is delivered, and at once where
 * it is. `changed`: somebody else set them meanwhile (`seen`: those that the form showed). Throws AccessRefused and
 * TransientError.
 */
export async function setPhrases(
  deps: Deps,
  { initiativeId, by, phrases, seen }: { initiativeId: string; by: string; phrases: string[]; seen: string },
): Promise<'done' | 'changed' | 'gone'> {
  await authorize(deps, by);
  if (!isId(initiativeId)) return 'gone';
  const result = await inTransaction(deps, async (tx) => {
    await tx.query('SELECT FROM initiatives WHERE id = $1 FOR UPDATE', [initiativeId]);
    const initiative = await initiativeById(tx, initiativeId);
    if (!initiative || initiative.status === 'declined') return 'gone';
    permitDecision(deps, by, initiative, { kind: 'edit' });
    const before = await phrasesOf(tx, initiativeId);
    if (same(before, phrases)) return 'done';
    if (before.join('\n') !== seen) return 'changed';
    await tx.query('DELETE FROM initiative_phrases WHERE initiative_id = $1', [initiativeId]);
    const at = deps.now();
    await insertRows(
      tx,
      'initiative_phrases',
      phrases.map((phrase) => ({ initiative_id: initiativeId, phrase, by_id: by, at })),
    );
    await listAgain(tx, initiativeId);
    const detail = { phrases: String(phrases.length) };
    await tellInitiative(deps, tx, { initiativeId, by, verb: 'phrases_set', detail, newOwner: null });
    return 'done';
  });
  deps.wake();
  return result;
}

function same(before: string[], after: string[]): boolean {
  return before.length === after.length && after.every((phrase) => before.includes(phrase));
}
