import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { FollowUp } from '../../entities/follow-up';
import { Response } from '../../entities/response';
import { oweCard } from '../follow-up/owe-card';
import { priorityFor } from '../follow-up/weigh';
import { saidOf } from './said-of';

/** Weighs the unresolved work on these answers again, because more is known of what they say. */
export async function weighAnswers(deps: Deps, tx: EntityManager, responseIds: string[]): Promise<void> {
  const rows: { id: string; role: string | null }[] = await tx.query(
    `SELECT f.id, p.role FROM follow_ups f JOIN responses r ON r.id = f.current_response_id
       LEFT JOIN respondents p ON p.id = r.respondent_id
      WHERE f.current_response_id = ANY($1::uuid[]) AND f.resolved_at IS NULL ORDER BY f.id FOR UPDATE OF f`,
    [responseIds],
  );
  for (const { id, role } of rows) {
    const followUp = await tx.findOneByOrFail(FollowUp, { id });
    const response = await tx.findOneByOrFail(Response, { id: followUp.currentResponseId });
    const { level, reasons } = priorityFor(deps, response, role, await saidOf(deps, tx, response));
    if (level === followUp.priority && reasons.join() === followUp.priorityReasons.join()) continue;
    Object.assign(followUp, { priority: level, priorityReasons: reasons });
    await tx.save(FollowUp, followUp);
    await oweCard(deps, tx, followUp);
  }
}
