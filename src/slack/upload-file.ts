import type { WebClient } from '@slack/web-api';

const UPLOAD_TIMEOUT_MS = 10_000;
const ALT_MAX = 1000;

interface UploadWords {
  /** Of the file, with its ending. */
  name: string;
  title?: string;
  /** For who cannot see it. */
  alt?: string;
  to?: { channelId: string; words: string; threadTs?: string };
  /** Told the file's id before there is anything in it; false: no more of it. */
  begin?: (fileId: string) => Promise<boolean>;
}

/**
 * Puts bytes into Slack in its three steps: where to, the bytes, done (docs.slack.dev, "Working with files"). Shared in
 * `to`, if anywhere. Returns the file's id.
 */
export async function uploadFile(
  client: WebClient,
  bytes: Buffer,
  { name, title = name, alt, to, begin }: UploadWords,
): Promise<string> {
  const place = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.length,
    ...(alt ? { alt_text: [...alt].slice(0, ALT_MAX).join('') } : {}),
  });
  if (!place.upload_url || !place.file_id) throw new Error('Slack named no address for the upload.');
  if (begin && !(await begin(place.file_id))) throw new Error('The upload was given up before it began.');
  await send(place.upload_url, bytes);
  const files: [{ id: string; title: string }] = [{ id: place.file_id, title }];
  const shared = to ? { channel_id: to.channelId, initial_comment: to.words } : {};
  if (to?.threadTs)
    await client.files.completeUploadExternal({
      files,
      channel_id: to.channelId,
      initial_comment: to.words,
      thread_ts: to.threadTs,
    });
  else await client.files.completeUploadExternal({ files, ...shared });
  return place.file_id;
}

/** Sends somebody a file by direct message. */
export async function sendFile(
  client: WebClient,
  { userId, name, bytes, words }: { userId: string; name: string; bytes: Buffer; words: string },
): Promise<void> {
  const { channel } = await client.conversations.open({ users: userId });
  if (!channel?.id) throw new Error('Slack opened no direct message.');
  await uploadFile(client, bytes, { name, to: { channelId: channel.id, words } });
}

/** The address itself is the permission: no token goes with the bytes, and no redirect is followed. */
async function send(url: string, bytes: Buffer): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`Slack refused the bytes of a file with status ${answer.status}.`);
}
