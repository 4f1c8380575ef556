import { request } from 'undici';
import type { Source, SourceApi } from '../config/source';
import { parseJson } from '../ingest/safe-json';
import type { ApiOutcome } from './api-outcome';
import { pauseAfterLimit, usedUpMs } from './rate-headers';

/** Headers and body together. Two calls and the commit fit into the 25 seconds in which a process has to leave. */
const TIMEOUT_MS = 8000;
/** A long survey with many questions is a few hundred kilobytes. */
const ANSWER_LIMIT_BYTES = 8 * 1024 * 1024;

/** A source that has an API, and the token for it. */
export type AskableSource = Source & { api: SourceApi & { token: string } };

export interface ApiCall {
  /** Begins with a slash; its parts are ids that were checked. */
  path: string;
  headers: Record<string, string>;
  /** Present: POST, as JSON. */
  body?: unknown;
}

/** Asks a tool's API once. Never throws, and follows no redirect: the token is for this address alone. */
export async function callApi(
  { api }: AskableSource,
  { path, headers, body }: ApiCall,
  realNow: () => Date,
): Promise<ApiOutcome> {
  const signal = AbortSignal.timeout(api.timeoutMs ?? TIMEOUT_MS);
  try {
    const answer = await request(api.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        'user-agent': 'rnps-loop',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal,
    });
    const { statusCode: status } = answer;
    if (status === 200) {
      const read = readBody(await bytesOf(answer.body));
      return read.kind === 'ok' ? { ...read, pauseMs: usedUpMs(answer.headers) } : read;
    }
    // Read to its end, so that the connection can be used again.
    await answer.body.dump({ limit: 64 * 1024 });
    if (status === 429) return { kind: 'limited', pauseMs: pauseAfterLimit(answer.headers, realNow()) };
    return failureOf(status);
  } catch (error) {
    if (error instanceof TooLong) return { kind: 'unreadable', what: 'its answer is too long' };
    return { kind: 'passing', what: signal.aborted ? 'it did not answer in time' : codeOf(error) };
  }
}

function failureOf(status: number): ApiOutcome {
  if (status === 401 || status === 403) return { kind: 'not_allowed', status };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status >= 500 || status === 408 || status === 425) {
    return { kind: 'passing', what: `it answered ${status}` };
  }
  return { kind: 'unreadable', what: `it answered ${status}` };
}

function readBody(bytes: Buffer): { kind: 'ok'; value: unknown } | { kind: 'unreadable'; what: string } {
  const json = parseJson(bytes);
  if (!json.ok) return { kind: 'unreadable', what: `its answer is ${json.reason.replaceAll('_', ' ')}` };
  return { kind: 'ok', value: json.value };
}

class TooLong extends Error {}

async function bytesOf(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > ANSWER_LIMIT_BYTES) throw new TooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

// A code such as ECONNREFUSED; never the message, which may hold the address.
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'the connection failed';
}
