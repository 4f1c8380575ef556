import type { RespondFn } from '@slack/bolt';
import type { Deps } from '../../deps';
import { offersFile } from '../../presenters/present-offers';
import { authorizeLeading } from '../../use-cases/authorize';
import { readClick } from '../click';
import { orWords } from '../or-words';
import { sendCsv } from '../send-csv';

/** "Export CSV" beneath the offers or the quotes: a file by direct message. */
export async function exportOffers(
  deps: Deps,
  { body, ack, respond }: { body: unknown; ack: () => Promise<void>; respond: RespondFn },
): Promise<void> {
  await ack();
  const { userId, value } = readClick(body);
  await orWords(deps, respond, 'offers_export', async () => {
    await authorizeLeading(deps, userId);
    return sendCsv(deps, userId, await offersFile(deps, value === 'quotable' ? 'quotable' : 'offers'));
  });
}
