import type { EntityManager } from 'typeorm';
import type { AnswerRef } from '../../domain/answer';

/**
 * Owes the answer that a delivery only names; asking twice for one delivery starts it anew. `namedAt`: business time
 * from which its promise runs.
 */
export async function keepPending(
  tx: EntityManager,
  { deliveryId, source, ref, namedAt }: { deliveryId: string; source: string; ref: AnswerRef; namedAt: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO pending_fetches (delivery_id, source, survey_id, response_id, named_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (delivery_id) DO UPDATE SET attempts = 0, not_before = clock_timestamp(), created_at = clock_timestamp(),
       named_at = excluded.named_at`,
    [deliveryId, source, ref.surveyId, ref.responseId, namedAt],
  );
}
