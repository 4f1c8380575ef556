import type { EntityManager } from 'typeorm';
import { URGENCY } from '../../delivery/intent';
import { enqueueAll, type Owed } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import type { DigestVerb } from '../../domain/committee/digest';

interface Told {
  digestId: string;
  by: string;
  verb: DigestVerb;
  revision: number;
  /** Into which it is published; null: it is not. */
  channels: string[] | null;
}

/** Appends one line of a digest's history, and owes the committee's message, and one to each channel when it is published. */
export async function tellDigest(
  deps: Pick<Deps, 'config' | 'now'>,
  tx: EntityManager,
  { digestId, by, verb, revision, channels }: Told,
): Promise<void> {
  await tx.query(
    'INSERT INTO digest_history (digest_id, at, by_id, verb, revision) VALUES ($1, $2, $3, $4, $5)',
    [digestId, deps.now(), by, verb, revision],
  );
  const placeIn = (channel: string) => ({ lane: `channel:${channel}`, urgency: URGENCY.report });
  await enqueueAll(tx, [
    { intent: { kind: 'digest', digestId }, place: placeIn(deps.config.committee.channel) },
    ...(channels ?? []).map(
      (channel): Owed => ({ intent: { kind: 'digest_post', digestId, channel }, place: placeIn(channel) }),
    ),
  ]);
}
