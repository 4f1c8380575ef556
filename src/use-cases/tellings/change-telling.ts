import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { tellingDenied } from '../../domain/permissions';
import {
  decideTelling,
  type TellingEvent,
  type TellingRefusal,
  type TellingState,
} from '../../domain/tellings/telling';
import { SHOWN } from '../../queries/tellings/tellings';
import { AccessRefused, authorize } from '../authorize';
import { inTransaction } from '../transaction';
import { keepTelling } from './keep-telling';
import { type LockedTelling, lockTellings } from './lock-tellings';
import { scheduleTelling } from './schedule-telling';

/** What became of a press; `gone`: the person was erased, or is not on the list any more. */
export type TellingResult =
  | { kind: 'done' }
  | { kind: 'refused'; refusal: TellingRefusal }
  | { kind: 'gone' };

/**
 * Told, not needed, or taken back: who it is, the row locked, may they, may it, and what asks for it edited. Of two at
 * once the second is told who was first. Throws AccessRefused and TransientError.
 */
export async function changeTelling(
  deps: Deps,
  { tellingId, by, event }: { tellingId: string; by: string; event: TellingEvent },
): Promise<TellingResult> {
  await authorize(deps, by);
  const result = await inTransaction(deps, async (tx): Promise<TellingResult> => {
    const [now] = isId(tellingId) ? await lockTellings(tx, `t.id = $1 AND ${SHOWN}`, [tellingId]) : [];
    if (!now) return { kind: 'gone' };
    permitTelling(deps, by, now.owner);
    const decided = decideTelling(now, event, by);
    if ('refusal' in decided) return { kind: 'refused', refusal: decided.refusal };
    if ('same' in decided) return { kind: 'done' };
    await settle(deps, tx, { now, to: decided.to, by });
    return { kind: 'done' };
  });
  deps.wake();
  return result;
}

async function settle(
  deps: Deps,
  tx: EntityManager,
  { now, to, by }: { now: LockedTelling; to: TellingState; by: string },
): Promise<void> {
  const via = to === 'told' ? 'said' : null;
  await keepTelling(deps, tx, now, { to, by, via });
  // Whoever is not told any more may be reminded of.
  if (to === 'not_told') await scheduleTelling(deps, tx, now.initiativeId);
}

/** Throws AccessRefused unless this person may see and tell the customers of a teller (null: nobody's). */
export function permitTelling(
  { directory }: Pick<Deps, 'directory'>,
  userId: string,
  owner: string | null,
): void {
  const no = tellingDenied({
    admin: directory.admins.has(userId),
    committee: directory.committee.has(userId),
    owner: owner === userId,
  });
  if (no) throw new AccessRefused(no);
}
