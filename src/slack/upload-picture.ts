import type { WebClient } from '@slack/web-api';
import { platformCode } from './platform-code';
import { uploadFile } from './upload-file';

interface Patience {
  /** Between one look at the file and the next, the first time; each time twice as long. */
  pollMs: number;
  /** From the upload until Slack has to be done with the file. */
  timeoutMs: number;
}

/**
 * Puts a picture where image blocks can show it: a file of the app that is shared to no channel, so that messages for
 * one person and App Home can show it, too. Returns Slack's id of it once it may be shown; rejects when Slack refuses it
 * or is not done with it in time.
 */
export async function uploadPicture(
  client: WebClient,
  png: Buffer,
  { name, alt }: { name: string; alt: string },
  patience: Patience = { pollMs: 200, timeoutMs: 10_000 },
): Promise<string> {
  const id = await uploadFile(client, png, { name: `${name}.png`, title: name, alt });
  await untilReady(client, id, patience);
  return id;
}

/**
 * Slack looks at a file after it took it, and until then refuses blocks that show it (invalid_blocks). It is done when
 * it tells what kind of file it is (slackapi/slack-github-action issue 413, python-slack-sdk issue 1575).
 */
async function untilReady(client: WebClient, file: string, { pollMs, timeoutMs }: Patience): Promise<void> {
  let waitMs = pollMs;
  let waitedMs = 0;
  while (!(await isReady(client, file))) {
    if (waitedMs >= timeoutMs) throw new Error(`Slack was not done with the picture within ${timeoutMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    waitedMs += waitMs;
    waitMs *= 2;
  }
}

async function isReady(client: WebClient, file: string): Promise<boolean> {
  try {
    const { file: found } = await client.files.info({ file });
    return Boolean(found?.mimetype);
  } catch (error) {
    // For a moment after the upload Slack may not find its own file.
    if (platformCode(error) === 'file_not_found') return false;
    throw error;
  }
}
