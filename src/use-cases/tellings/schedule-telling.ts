import type { EntityManager } from 'typeorm';
import { houseCalendar } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { nextTellingReminder } from '../../domain/tellings/telling-reminders';

/** Those of one initiative who were listed together and are not told yet, by who tells them. */
export interface Batch {
  initiativeId: string;
  listedAt: Date;
  owners: (string | null)[];
  recorded: string[];
}

/** What is left to be reminded of, of delivered initiatives. */
export function openBatches(tx: EntityManager, initiativeIds: string[]): Promise<Batch[]> {
  return tx.query(
    `SELECT t.initiative_id AS "initiativeId", t.listed_at AS "listedAt", array_agg(DISTINCT t.owner_id) AS owners,
            ARRAY(SELECT DISTINCT r.rung FROM telling_reminders r
                   WHERE r.initiative_id = t.initiative_id AND r.listed_at = t.listed_at) AS recorded
       FROM tellings t JOIN initiatives i ON i.id = t.initiative_id AND i.status = 'delivered'
      WHERE t.initiative_id = ANY($1::uuid[]) AND t.state = 'not_told' AND t.listed_at IS NOT NULL
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [initiativeIds],
  );
}

/** Notes when somebody is next reminded of an initiative's people; never, when all were told or it is not delivered. */
export async function scheduleTelling(
  deps: Pick<Deps, 'config' | 'now'>,
  tx: EntityManager,
  initiativeId: string,
): Promise<void> {
  const batches = await openBatches(tx, [initiativeId]);
  await tx.query('UPDATE initiatives SET next_telling_at = $2 WHERE id = $1', [
    initiativeId,
    nextOf(deps, batches),
  ]);
}

/** The next reminder of some who were listed at different times; null when none is left. */
export function nextOf(
  { config, now }: Pick<Deps, 'config' | 'now'>,
  batches: readonly Pick<Batch, 'listedAt' | 'recorded'>[],
): Date | null {
  const instants = batches.flatMap(({ listedAt, recorded }) => {
    const told = { recorded: new Set(recorded), now: now() };
    return nextTellingReminder(houseCalendar(config), listedAt, told) ?? [];
  });
  return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
