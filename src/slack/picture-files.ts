import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { platformCode } from './platform-code';
import { uploadFile } from './upload-file';

export interface PictureFiles {
  /**
   * Slack's id of a file with this picture, ready to be shown by an image block; uploaded when Slack has none of the
   * same bytes from us. Rejects when Slack refuses it or is not done with it in time.
   */
  fileIdOf(png: Buffer, words: { name: string; alt: string }): Promise<string>;
  /** Slack no longer takes this file (somebody deleted it): the next one who wants the picture uploads it anew. */
  forget(fileId: string): void;
}

interface Options {
  client: WebClient;
  /** Between one look at the file and the next, the first time; each time twice as long. */
  pollMs?: number;
  /** From the upload until Slack has to be done with the file. */
  timeoutMs?: number;
}

// A picture is some 100 KB in Slack and an id of some ten letters here.
const REMEMBERED_MAX = 500;

/**
 * Puts pictures where image blocks can show them: files of the app that are shared to no channel, so that messages
 * for one person and App Home can show them, too. Remembers by the hash of the bytes, for as long as the process lives.
 */
export function pictureFiles({ client, pollMs = 200, timeoutMs = 10_000 }: Options): PictureFiles {
  const known = new Map<string, Promise<string>>();
  return {
    fileIdOf: (png, words) => {
      const key = createHash('sha256').update(png).digest('hex');
      const before = known.get(key);
      if (before) return before;
      const uploading = uploadFile(client, png, {
        name: `${words.name}.png`,
        title: words.name,
        alt: words.alt,
      }).then(async (id) => {
        await untilReady(client, id, { pollMs, timeoutMs });
        return id;
      });
      known.set(key, uploading);
      // What failed is tried again by the next one who wants it.
      uploading.catch(() => known.delete(key));
      const oldest = known.keys().next().value;
      if (known.size > REMEMBERED_MAX && oldest !== undefined) known.delete(oldest);
      return uploading;
    },
    forget: (fileId) => {
      for (const [key, id] of known) {
        void id.then(
          (one) => one === fileId && known.delete(key),
          () => {},
        );
      }
    },
  };
}

/**
 * Slack looks at a file after it took it, and until then refuses blocks that show it (invalid_blocks). It is done when
 * it tells what kind of file it is (slackapi/slack-github-action issue 413, python-slack-sdk issue 1575).
 */
async function untilReady(
  client: WebClient,
  file: string,
  { pollMs, timeoutMs }: { pollMs: number; timeoutMs: number },
): Promise<void> {
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
