import {
  type WebAPICallResult,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import { Agent, request } from 'undici';

/** What is sent a thousand times while anything else is sent once; Slack takes these as JSON. */
const OFTEN = new Set(['chat.postMessage', 'chat.update']);

/**
 * Posts and edits as one JSON body over kept connections, once and without a queue, with the errors of Slack's client.
 * That client would encode each message three times, twice of them for a log that nobody reads.
 */
export class SendingClient extends WebClient {
  readonly #headers: Record<string, string>;
  readonly #timeoutMs: number;
  readonly #connections = new Agent();

  constructor(token: string, options: WebClientOptions & { timeout: number }) {
    super(token, options);
    this.#timeoutMs = options.timeout;
    this.#headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/json',
    };
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    if (!OFTEN.has(method)) return super.apiCall(method, options);
    const { status, headers, text } = await this.#call(method, JSON.stringify(options));
    const retryAfter = Number.parseInt(String(headers['retry-after'] ?? ''), 10);
    if (status === 429 && !Number.isNaN(retryAfter)) throw new WebAPIRateLimitedError(retryAfter);
    const body = status === 200 ? parsed(text) : null;
    // A 200 that was cut short says nothing for certain, so it is no platform error.
    if (!body) throw new WebAPIHTTPError(status, '', {});
    if (!body.ok) throw new WebAPIPlatformError({ ...body, error: String(body.error) });
    return body;
  }

  async #call(method: string, body: string) {
    try {
      const answer = await request(this.slackApiUrl + method, {
        method: 'POST',
        headers: this.#headers,
        body,
        dispatcher: this.#connections,
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
    } catch (error) {
      throw new WebAPIRequestError(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function parsed(text: string): (WebAPICallResult & { error?: string }) | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'ok' in body
      ? (body as WebAPICallResult & { error?: string })
      : null;
  } catch {
    return null;
  }
}
