import type { Deps } from '../../deps';
import { ownerOf } from '../../domain/follow-up';
import type { WorkVerb } from '../../domain/permissions';
import type { FollowUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { AccessRefused, permit, whoIs } from '../authorize';
import { accountOwnersOf } from '../customers/account-owner';

type ReadDeps = Pick<Deps, 'db' | 'directory'>;

/**
 * Throws AccessRefused unless this person may see what is in a follow-up, or may open the form of `verb`. What a form
 * then does is asked again when it is sent.
 */
export async function authorizeRead(
  deps: ReadDeps,
  userId: string,
  f: FollowUpDetail,
  verb: WorkVerb = 'read',
): Promise<void> {
  const asked = {
    verb,
    work: {
      team: f.team,
      ownerId: ownerOf(f.state),
      confidential: f.confidential,
      confidentialTo: f.confidentialTo,
    },
    accountOwners: f.confidential ? await ownersOf(deps, f.id) : new Set<string>(),
  };
  try {
    permit(deps, await whoIs(deps, userId), asked);
  } catch (error) {
    if (!(error instanceof AccessRefused) || error.kind !== 'not_on_team') throw error;
    // They may have joined the channel a moment ago.
    permit(deps, await whoIs(deps, userId, true), asked);
  }
}

async function ownersOf(deps: ReadDeps, followUpId: string): Promise<Set<string>> {
  const rows: { id: string; responseId: string }[] = await deps.db.query(
    'SELECT id, response_id AS "responseId" FROM follow_ups WHERE id = $1',
    [followUpId],
  );
  return rows[0] ? accountOwnersOf(deps.db, rows[0]) : new Set();
}
