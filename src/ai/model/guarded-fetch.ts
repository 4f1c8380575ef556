import { AnswerTooLong } from './outcome';

/** The annotations of twenty comments are some ten kilobytes. */
const LIMIT_BYTES = 4 * 1024 * 1024;
const WITHOUT_BODY = [204, 205, 304];

/**
 * fetch for the SDK. Follows no redirect, so that key and comments go to one address alone; reads the whole answer before
 * it returns, so that the SDK's time limit covers a body that drips; and reads no more than a few megabytes.
 */
export async function guardedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  try {
    return await whole(await fetch(url, { ...init, redirect: 'manual' }));
  } catch (error) {
    // The SDK knows an abort by its name, and whose it was by the signal.
    if (init?.signal?.aborted)
      throw Object.assign(new Error('aborted', { cause: error }), { name: 'AbortError' });
    throw error;
  }
}

async function whole(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers);
  // The body is decoded and whole by now.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  const bytes = await bytesOf(answer);
  const body = WITHOUT_BODY.includes(answer.status) ? null : bytes;
  return new Response(body, { status: answer.status, headers });
}

async function bytesOf({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > LIMIT_BYTES) {
      await reader.cancel();
      throw new AnswerTooLong('the answer is too long');
    }
    chunks.push(value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
