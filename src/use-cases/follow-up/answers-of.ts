import type { EntityManager } from 'typeorm';
import { bandOf } from '../../domain/bands';
import type { AnswerInWork } from '../../domain/sla/promise';
import type { FollowUp } from '../../entities/follow-up';
import { answersInWork } from '../../queries/follow-ups/answers-in-work';

/** The answers of a follow-up, first to last, as they are now. */
export async function answersOf(
  tx: EntityManager,
  followUp: Pick<FollowUp, 'id' | 'responseId'>,
): Promise<AnswerInWork[]> {
  const rows: { id: string; score: number }[] = await tx.query(
    `SELECT r.id, r.score FROM ${answersInWork('$1::uuid', '$2')} one
       JOIN responses r ON r.id = one.id ORDER BY one.joined_at NULLS FIRST, r.id`,
    [followUp.responseId, followUp.id],
  );
  return rows.map(({ id, score }) => ({ responseId: id, band: bandOf(score) }));
}
