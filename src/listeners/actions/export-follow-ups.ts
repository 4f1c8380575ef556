import type { RespondFn } from '@slack/bolt';
import type { Deps } from '../../deps';
import { exportOf } from '../../presenters/present-export';
import type { Exported } from '../../queries/follow-ups/follow-up-export';
import { authorize } from '../../use-cases/authorize';
import { readClick } from '../click';
import { orWords } from '../or-words';
import { sendCsv } from '../send-csv';

/** "Export CSV" beneath a list of follow-ups: a file by direct message, with what the list is the top of. */
export async function exportFollowUps(
  deps: Deps,
  { body, ack, respond }: { body: unknown; ack: () => Promise<void>; respond: RespondFn },
): Promise<void> {
  await ack();
  const { userId, value } = readClick(body);
  await orWords(deps, respond, 'follow_ups_export', async () => {
    await authorize(deps, userId);
    return sendCsv(deps, userId, await exportOf(deps, { of: wanted(deps, value), userId }));
  });
}

// What the button carries is only a wish: who may read what is asked of the database, row by row.
function wanted({ config }: Pick<Deps, 'config'>, value: string): Exported {
  const [word, ...names] = value.split(' ');
  if (word !== 'queue') return { kind: 'mine' };
  const ids = config.teams.map(({ id }) => id);
  const teams = names[0] === 'all' ? ids : ids.filter((id) => names.includes(id));
  // Work of a team that left the configuration is the catch-all's.
  return { kind: 'teams', teams, andAllBut: teams.includes(config.routing.otherwise) ? ids : null };
}
