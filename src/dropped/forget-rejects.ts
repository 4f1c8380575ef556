import type { Deps } from '../deps';
import { type ClaimedDrop, finishForgetting } from './claim-dropped';

const GONE: ReadonlySet<unknown> = new Set(['file_not_found', 'file_deleted']);

/** Deletes a file with rejected rows in Slack; one that is gone already is as good. */
export async function forgetRejectsFile(deps: Deps, drop: ClaimedDrop): Promise<void> {
  try {
    await deps.slack.sender.files.delete({ file: drop.rejectsFileId! });
  } catch (error) {
    if (!GONE.has((error as { data?: { error?: string } }).data?.error)) throw error;
  }
  await finishForgetting(deps.db, drop, null);
}
