import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { Refusal } from '../../domain/follow-up';
import { mayTellByMail, type ToldVia } from '../../domain/tellings/telling';
import type { FollowUp } from '../../entities/follow-up';
import { HAS_FOLLOW_UP, SHOWN } from '../../queries/tellings/tellings';
import { THE_APP } from '../follow-up/append-history';
import { permitTelling } from './change-telling';
import { keepTelling } from './keep-telling';
import { type LockedTelling, lockTellings } from './lock-tellings';
import { owePeople } from './owe-tellings';
import { scheduleTelling } from './schedule-telling';

/**
 * Locks whom a reply about a follow-up is to tell, and says why it may not: they are its customer (`followUp` null: they
 * never had one), nobody has told them, and no other e-mail is on its way. Throws AccessRefused unless whoever writes is the one who tells them, of the
 * committee or an admin; in whose team the follow-up is does not matter then.
 */
export async function mayTellWithReply(
  deps: Pick<Deps, 'directory'>,
  tx: EntityManager,
  { tellingId, followUp, by }: { tellingId: string; followUp: FollowUp | null; by: string },
): Promise<Refusal | null> {
  const [telling] = await lockTellings(tx, `t.id = $1 AND ${SHOWN}`, [tellingId]);
  if (!telling) return { code: 'not_listed' };
  permitTelling(deps, by, telling.owner);
  if (followUp?.confidential) return { code: 'in_confidence' };
  const rows: { isTheirs: boolean; hasFollowUp: boolean; mailWaits: boolean }[] = await tx.query(
    `SELECT EXISTS (SELECT FROM responses r WHERE r.id = $2 AND r.respondent_id = t.respondent_id) AS "isTheirs",
            ${HAS_FOLLOW_UP} AS "hasFollowUp",
            EXISTS (SELECT FROM replies m WHERE m.id = t.reply_id AND m.state = 'waiting') AS "mailWaits"
       FROM tellings t WHERE t.id = $1`,
    [tellingId, followUp?.currentResponseId ?? null],
  );
  const { isTheirs, hasFollowUp, mailWaits } = rows[0]!;
  if (followUp && !isTheirs) return { code: 'not_listed' };
  // They have answered meanwhile: what is written to them stands in the thread of that.
  if (!followUp && hasFollowUp) return { code: 'has_follow_up' };
  return mayTellByMail({ ...telling, mailWaits });
}

/** Notes that a reply that was just kept tells somebody of what they asked for; they were locked before. */
export async function tellWithReply(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  { tellingId, replyId }: { tellingId: string; replyId: string },
): Promise<void> {
  const [rows]: [{ initiativeId: string; owner: string | null }[], number] = await tx.query(
    `UPDATE tellings SET reply_id = $2, revision = revision + 1 WHERE id = $1 AND state = 'not_told'
      RETURNING initiative_id AS "initiativeId", owner_id AS owner`,
    [tellingId, replyId],
  );
  for (const { initiativeId, owner } of rows) await owePeople(deps, tx, { initiativeId, owners: [owner] });
}

/**
 * A reply went out, or is said to have been sent by hand: whoever it was to tell is told. That an e-mail told them is known
 * of those alone that went out from here.
 */
export async function toldByReply(
  deps: Pick<Deps, 'config' | 'now'>,
  tx: EntityManager,
  { replyId, by, via }: { replyId: string; by: string; via: ToldVia },
): Promise<void> {
  for (const row of await lockByReply(tx, replyId)) {
    if (row.state === 'not_told') await keepTelling(deps, tx, row, { to: 'told', by, via });
  }
}

/** Locks whom a reply tells, before the reply itself, as an erasure does; for one that has no follow-up to lock. */
export async function lockTold(tx: EntityManager, replyId: string): Promise<void> {
  await lockTellings(tx, 't.reply_id = $1', [replyId]);
}

/** How the e-mail stands that was to tell somebody has changed: what asks to tell them is owed as it is now. */
export async function oweToldBy(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  replyId: string,
): Promise<void> {
  for (const { initiativeId, owner } of await lockTellings(tx, 't.reply_id = $1', [replyId]))
    await owePeople(deps, tx, { initiativeId, owners: [owner] });
}

/** A reply came back undelivered: who was to be told by it is not. */
export async function notToldByReply(
  deps: Pick<Deps, 'config' | 'now'>,
  tx: EntityManager,
  replyId: string,
): Promise<void> {
  for (const row of await lockByReply(tx, replyId)) {
    await keepTelling(deps, tx, row, { to: 'not_told', by: THE_APP, via: null });
    await scheduleTelling(deps, tx, row.initiativeId);
  }
}

// Of those that somebody has settled by hand meanwhile, none.
function lockByReply(tx: EntityManager, replyId: string): Promise<LockedTelling[]> {
  return lockTellings(tx, `t.reply_id = $1 AND (t.state = 'not_told' OR t.via = 'email')`, [replyId]);
}
