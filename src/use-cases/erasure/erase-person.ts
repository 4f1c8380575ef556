import { countMessagesAbout } from '../../delivery/erase-outbox';
import { URGENCY } from '../../delivery/intent';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { authorizeAdmin } from '../authorize';
import { type FoundPerson, findPerson, typedPerson } from '../customers/find-person';
import { passImportGate } from '../history/import-gate';
import { inTransaction } from '../transaction';
import { type Erasure, eraseAnswers } from './erase-answers';
import { deliveriesNaming } from './erase-deliveries';
import { countMailNews } from './erase-mails';

/** Whoever pressed waits for it: less than the three seconds that Slack gives. */
const LOCK_TIMEOUT_MS = 2000;

/** What would go with a person, in numbers. */
export interface WouldErase {
  answers: number;
  followUps: number;
  messages: number;
  /** That nobody could read as an answer, and that name them. */
  deliveries: number;
}

/** What an erasure of the person whom an admin typed would remove; null when nobody is known by that. Throws AccessRefused. */
export async function wouldErase(
  deps: Deps,
  { typed, by }: { typed: string; by: string },
): Promise<WouldErase | null> {
  await authorizeAdmin(deps, by);
  const found = await findPerson(deps.db.manager, typedPerson(typed));
  const deliveries = await deliveriesNaming(deps.db, found.words);
  if (isNobody(found) && deliveries === 0) return null;
  const works: { id: string }[] = await deps.db.query(
    `SELECT id FROM follow_ups WHERE response_id = ANY($1::uuid[])
     UNION SELECT follow_up_id FROM joined_answers WHERE response_id = ANY($1::uuid[])`,
    [found.responseIds],
  );
  const ids = works.map(({ id }) => id);
  return {
    answers: found.responseIds.length,
    followUps: ids.length,
    messages:
      (await countMessagesAbout(deps.db.manager, ids)) + (await countMailNews(deps.db, found.respondentIds)),
    deliveries,
  };
}

/** An admin erases a person; they are told by direct message what is left for them to do. Throws AccessRefused. */
export async function erasePerson(
  deps: Deps,
  { typed, by }: { typed: string; by: string },
): Promise<Erasure | null> {
  await authorizeAdmin(deps, by);
  const erasure = await inTransaction(
    deps,
    async (tx) => {
      await passImportGate(tx);
      const found = await findPerson(tx, typedPerson(typed));
      if (isNobody(found) && (await deliveriesNaming(tx, found.words)) === 0) return null;
      const done = await eraseAnswers(deps, tx, { kind: 'person', by, ...found });
      const report = { kind: 'erasure_report', erasureId: done.id, to: by } as const;
      await enqueue(tx, report, { lane: `dm:${by}`, urgency: URGENCY.alert });
      return done;
    },
    LOCK_TIMEOUT_MS,
  );
  if (erasure) deps.log.info({ by, erasure: erasure.id, ...erasure.counts }, 'a person was erased');
  deps.wake();
  return erasure;
}

function isNobody({ respondentIds }: FoundPerson): boolean {
  return respondentIds.length === 0;
}
