import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Deps } from '../deps';
import { TransientError, UserError } from '../domain/errors';
import { isSlackAddress } from './slack-address';

/** The file cannot be had, now or later; the message says why. */
export class CannotFetch extends UserError {
  override name = 'CannotFetch';
}

export interface SlackFile {
  name: string;
  url: string;
  isHtml: boolean;
}

const MEGABYTE = 1_000_000;
const RETRY_MS = 5000;
const SCOPE = 'The app may not read files: give it the scope files:read (npm run doctor says how).';

/** Asks Slack about a file; what an event said of it is not believed. Throws CannotFetch, and what Slack throws. */
export async function fileInfo(
  deps: Pick<Deps, 'slack' | 'config'>,
  { fileId, userId }: { fileId: string; userId: string },
): Promise<SlackFile> {
  const { file } = await deps.slack.reader.files.info({ file: fileId });
  const { maxMegabytes } = deps.config.droppedFiles;
  if (!file || file.mode === 'tombstone') throw new CannotFetch('The file was deleted.');
  if (file.is_external) throw new CannotFetch('The file is not in Slack itself. Upload it here.');
  if (file.user !== userId)
    throw new CannotFetch('The file was uploaded by somebody else. Upload one of your own.');
  if ((file.size ?? 0) > maxMegabytes * MEGABYTE) throw tooLarge(maxMegabytes);
  const url = file.url_private_download ?? file.url_private;
  if (!url) throw new CannotFetch('Slack does not say where the file is.');
  return { name: file.name ?? fileId, url, isHtml: file.mimetype === 'text/html' };
}

/**
 * Fetches a file of Slack's with the bot token, which goes to Slack alone: no other host, no redirect. Throws
 * CannotFetch for what no waiting mends, TransientError for the rest.
 */
export async function fetchFile(
  deps: Pick<Deps, 'slack' | 'config'>,
  { file, to, signal }: { file: SlackFile; to: string; signal: AbortSignal },
): Promise<void> {
  const { token, slackApiUrl } = deps.slack.reader;
  if (!isSlackAddress(file.url, slackApiUrl))
    throw new CannotFetch('The file is not on a host of Slack’s, so it is not fetched. Upload it here.');
  const response = await reached(() =>
    fetch(file.url, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual', signal }),
  );
  if (!response.ok || !response.body || isLogin(response, file)) {
    await response.body?.cancel();
    throw refusal(response);
  }
  const { maxMegabytes } = deps.config.droppedFiles;
  let size = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxMegabytes * MEGABYTE) done(tooLarge(maxMegabytes));
      else done(null, chunk);
    },
  });
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  await reached(() => pipeline(body, limited, createWriteStream(to, { mode: 0o600 }), { signal }));
}

// Without the scope, Slack answers with the page on which people sign in.
function isLogin(response: Response, { isHtml }: SlackFile): boolean {
  return !isHtml && (response.headers.get('content-type') ?? '').startsWith('text/html');
}

function refusal({ status, headers, ok }: Response): Error {
  if (status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after'));
    return new TransientError('Slack is busy.', seconds > 0 ? seconds * 1000 : RETRY_MS);
  }
  if (status === 404 || status === 410) return new CannotFetch('The file was deleted.');
  if (ok || status === 401 || status === 403 || status < 400) return new CannotFetch(SCOPE);
  return new CannotFetch(`Slack did not hand the file out (${status}).`);
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new TransientError('The file could not be fetched.', RETRY_MS, { cause });
  }
}

function tooLarge(maxMegabytes: number): CannotFetch {
  return new CannotFetch(
    `The file is larger than ${maxMegabytes} MB. Import it with npm run import, or raise droppedFiles.maxMegabytes.`,
  );
}
