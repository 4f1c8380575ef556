import type { EntityManager } from 'typeorm';
import { houseToday } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { type InitiativeEvent, refusalOf } from '../../domain/committee/initiative';
import { isId } from '../../domain/id';
import { decisionDenied } from '../../domain/permissions';
import { type InitiativeDetail, initiativeById, latestOfTheme } from '../../queries/committee/initiatives';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';
import { AccessRefused, authorize } from '../authorize';
import { keepNote } from '../follow-up/keep-note';
import { inTransaction } from '../transaction';
import { updateRows } from '../update-rows';
import { alreadyOpen, canOwn, type DecisionResult, refused, takeDecisionsLock } from './decide-on-theme';
import { type EventWrites, writesOf } from './initiative-writes';
import { scheduleReminder } from './schedule-reminder';
import { tellInitiative } from './tell-initiative';

interface Asked {
  initiativeId: string;
  by: string;
  event: InitiativeEvent;
}

/**
 * Changes one initiative: who it is, the row locked, may they, may it, the change, its history, and who is told. The
 * committee decides; its owner carries it through. Throws AccessRefused and TransientError.
 */
export async function changeInitiative(deps: Deps, asked: Asked): Promise<DecisionResult> {
  await authorize(deps, asked.by);
  const { event } = asked;
  const hasTerms = event.kind === 'edit' || event.kind === 'reopen';
  const ownerIsFine = !hasTerms || (await canOwn(deps, event.terms.owner));
  const result = await inTransaction(deps, async (tx): Promise<DecisionResult> => {
    if (event.kind === 'reopen') await takeDecisionsLock(tx);
    const now = await lockInitiative(tx, asked.initiativeId);
    if (!now) return { kind: 'gone' };
    permitDecision(deps, asked.by, now, event);
    const no =
      refusalOf(now, event, houseToday(deps)) ?? (event.kind === 'reopen' ? await otherOpen(tx, now) : null);
    if (no) return refused(no);
    if (!ownerIsFine) return refused({ code: 'owner_cannot' });
    const writes = writesOf(now, { event, by: asked.by, at: deps.now() });
    if (writes) await write(deps, tx, { now, by: asked.by, writes });
    return { kind: 'done', initiativeId: now.id };
  });
  deps.wake();
  return result;
}

/** Throws AccessRefused unless this person may do this to this initiative. */
export function permitDecision(
  { directory }: Pick<Deps, 'directory'>,
  userId: string,
  { owner }: Pick<InitiativeDetail, 'owner'>,
  { kind }: Pick<InitiativeEvent, 'kind'>,
): void {
  const verb = kind === 'decline' || kind === 'reopen' ? 'decide' : 'carry_through';
  const no = decisionDenied(verb, {
    admin: directory.admins.has(userId),
    committee: directory.committee.has(userId),
    owner: owner === userId,
  });
  if (no) throw new AccessRefused(no);
}

async function lockInitiative(tx: EntityManager, id: string): Promise<InitiativeDetail | null> {
  if (!isId(id)) return null;
  await tx.query('SELECT FROM initiatives WHERE id = $1 FOR UPDATE', [id]);
  return initiativeById(tx, id);
}

async function otherOpen(tx: EntityManager, { theme }: InitiativeDetail) {
  const last = await latestOfTheme(tx, { theme, taxonomy: await currentTaxonomy(tx) });
  return last?.status === 'open' ? alreadyOpen(last) : null;
}

async function write(
  deps: Deps,
  tx: EntityManager,
  { now, by, writes }: { now: InitiativeDetail; by: string; writes: EventWrites },
): Promise<void> {
  const { verb, detail, set, note } = writes;
  const noteId = note === null ? null : await keepNote(deps, tx, { body: note, by });
  const closing = set.status ? { closing_note_id: noteId } : {};
  await updateRows(tx, 'initiatives', [{ id: now.id, ...set, ...closing, revision: now.revision + 1 }]);
  await scheduleReminder(deps, tx, now.id);
  const owner = writes.newOwner === by ? null : writes.newOwner;
  await tellInitiative(deps, tx, { initiativeId: now.id, by, verb, detail, noteId, newOwner: owner });
}
