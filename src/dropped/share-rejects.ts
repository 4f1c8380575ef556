import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Deps } from '../deps';
import { TransientError } from '../domain/errors';
import { type ClaimedDrop, finishSharing, noteSharing } from './claim-dropped';
import { isSlackAddress } from './slack-address';

const RETRY_MS = 5000;
const UPLOAD_MS = 120_000;

/** Sends a file to Slack, where nobody sees it until it is shared; gives its id. */
export async function sendRejects(deps: Pick<Deps, 'slack'>, file: string): Promise<string> {
  const bytes = await readFile(file);
  const { sender } = deps.slack;
  const place = await sender.files.getUploadURLExternal({ filename: basename(file), length: bytes.length });
  const url = String(place.upload_url);
  if (!isSlackAddress(url, sender.slackApiUrl)) throw new Error('an upload address that is not Slack’s');
  const response = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(bytes),
    redirect: 'manual',
    signal: AbortSignal.timeout(UPLOAD_MS),
  }).catch((cause) => {
    throw new TransientError('The rejected rows could not be sent to Slack.', RETRY_MS, { cause });
  });
  await response.body?.cancel();
  if (!response.ok) throw new TransientError('Slack did not take the rejected rows.', RETRY_MS);
  return String(place.file_id);
}

/** Shows the rejected rows in the thread, once: after a broken attempt it is looked first whether they are there. */
export async function shareRejects(deps: Deps, drop: ClaimedDrop): Promise<void> {
  const file = drop.rejectsFileId!;
  if (drop.sharingSince !== null && (await isShared(deps, file, drop.channelId))) {
    await finishSharing(deps.db, drop, null);
    return;
  }
  if (!(await noteSharing(deps.db, drop))) return;
  await deps.slack.sender.files.completeUploadExternal({
    files: [{ id: file }],
    channel_id: drop.channelId,
    thread_ts: drop.threadTs,
  });
  await finishSharing(deps.db, drop, null);
}

async function isShared({ slack }: Pick<Deps, 'slack'>, id: string, channelId: string): Promise<boolean> {
  try {
    const { file } = await slack.reader.files.info({ file: id });
    return [...(file?.ims ?? []), ...(file?.channels ?? [])].includes(channelId);
  } catch (error) {
    // Before it is shared, Slack may not know it at all.
    if ((error as { data?: { error?: string } }).data?.error === 'file_not_found') return false;
    throw error;
  }
}
