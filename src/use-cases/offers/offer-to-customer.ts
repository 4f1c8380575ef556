import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { bandOf } from '../../domain/bands';
import type { Refusal } from '../../domain/follow-up';
import { isId } from '../../domain/id';
import { type OfferAsked, type OfferEnd, offerable } from '../../domain/offers/offer';
import type { FollowUp } from '../../entities/follow-up';
import { appendHistory } from '../follow-up/append-history';
import { type WorkResult, workOn } from '../follow-up/work-on';

/**
 * Makes an offer to whoever a follow-up is about, or keeps what came of one. Of each kind one is open to a person at a
 * time. Throws AccessRefused and TransientError.
 */
export function offerToCustomer(
  deps: Deps,
  { asked, ...who }: { followUpId: string; by: string; asked: OfferAsked },
): Promise<WorkResult> {
  return workOn(deps, { ...who, verb: 'offer' }, ({ tx, followUp, at }) => {
    const work = { tx, followUp, at, by: who.by };
    return 'make' in asked ? make(deps, work, asked.make) : end(work, asked);
  });
}

interface Work {
  tx: EntityManager;
  followUp: FollowUp;
  at: Date;
  by: string;
}

async function make(deps: Deps, { tx, followUp, at, by }: Work, kind: string): Promise<Refusal | null> {
  const rows: { score: number; respondentId: string | null }[] = await tx.query(
    'SELECT score, respondent_id AS "respondentId" FROM responses WHERE id = $1',
    [followUp.currentResponseId],
  );
  const [answer] = rows;
  const known =
    answer && offerable(deps.config.offers, bandOf(answer.score), []).some(({ id }) => id === kind);
  if (!known || answer.respondentId === null) return { code: 'nothing_to_offer' };
  const made: unknown[] = await tx.query(
    `INSERT INTO offers (id, follow_up_id, respondent_id, kind, offered_at, offered_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (respondent_id, kind) WHERE state = 'offered' DO NOTHING RETURNING id`,
    [deps.newId(), followUp.id, answer.respondentId, kind, at, by],
  );
  if (made.length === 0) return { code: 'already_offered' };
  await appendHistory(tx, { followUpId: followUp.id, at, by, verb: 'offered', to: kind });
  return null;
}

const VERBS = {
  accepted: 'offer_accepted',
  declined: 'offer_declined',
  withdrawn: 'offer_withdrawn',
} as const;

// An offer of this person's, whatever follow-up it was made from.
async function end(
  { tx, followUp, at, by }: Work,
  asked: { end: OfferEnd; offerId: string },
): Promise<Refusal | null> {
  if (!isId(asked.offerId)) return { code: 'offer_settled' };
  const [rows]: [{ kind: string }[], number] = await tx.query(
    `UPDATE offers SET state = $2, ended_at = $3, ended_by = $4
      WHERE id = $1 AND state = 'offered' AND respondent_id = (SELECT respondent_id FROM responses WHERE id = $5)
      RETURNING kind`,
    [asked.offerId, asked.end, at, by, followUp.currentResponseId],
  );
  const [ended] = rows;
  if (!ended) return { code: 'offer_settled' };
  await appendHistory(tx, { followUpId: followUp.id, at, by, verb: VERBS[asked.end], to: ended.kind });
  return null;
}
