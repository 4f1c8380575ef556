import { signedHeaders } from './signature';
import type { SocketMode } from './socket-mode';

/** Slack waits three seconds of real time for an acknowledgement (docs: "Acknowledgment response"). */
export const ACK_LIMIT_MS = 3000;

export type Envelope = 'events_api' | 'interactive' | 'slash_commands';

/** What came back: the body of the acknowledgement, or why Slack would show an error. */
export type Reply =
  | { ok: true; body: unknown }
  | {
      ok: false;
      error: 'operation_timeout' | 'dispatch_failed' | 'http_client_error' | 'http_service_error';
    };

export interface Gateway {
  socket: SocketMode;
  /** Sends a payload through a connected socket, else as a signed request; never throws. */
  send(envelope: Envelope, payload: Record<string, unknown>, retry?: Retry): Promise<Reply>;
}

export interface Retry {
  num: number;
  reason: string;
}

/** The one way from the sandbox to the app. */
export function createGateway(options: {
  socket: SocketMode;
  eventsUrl: () => string;
  signingSecret: string;
  now: () => number;
  log: (line: string) => void;
}): Gateway {
  const { socket, eventsUrl, signingSecret, now, log } = options;
  return {
    socket,
    async send(envelope, payload, retry) {
      const reply = socket.connected()
        ? await socket.send(envelope, payload, retry)
        : await post(eventsUrl(), envelope, payload, { signingSecret, nowMs: now(), retry });
      if (!reply.ok) log(`sandbox: the app did not take a ${envelope} request: ${reply.error}`);
      return reply;
    },
  };
}

async function post(
  url: string,
  envelope: Envelope,
  payload: Record<string, unknown>,
  signing: { signingSecret: string; nowMs: number; retry: Retry | undefined },
): Promise<Reply> {
  const { body, contentType } = encoded(envelope, payload);
  const { retry } = signing;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (sandbox)',
        ...signedHeaders(signing.signingSecret, body, signing.nowMs),
        ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ACK_LIMIT_MS),
    });
    const text = await response.text();
    if (!response.ok) {
      return { ok: false, error: response.status >= 500 ? 'http_service_error' : 'http_client_error' };
    }
    return { ok: true, body: readAck(text) };
  } catch (error) {
    const late = (error as { name?: string }).name === 'TimeoutError';
    return { ok: false, error: late ? 'operation_timeout' : 'dispatch_failed' };
  }
}

/** Events travel as JSON, interactions as a form with one field "payload", commands as a form of their fields. */
function encoded(
  envelope: Envelope,
  payload: Record<string, unknown>,
): { body: string; contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (envelope) {
    case 'events_api':
      return { body: JSON.stringify(payload), contentType: 'application/json' };
    case 'interactive':
      return {
        body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        contentType: form,
      };
    case 'slash_commands':
      return { body: new URLSearchParams(payload as Record<string, string>).toString(), contentType: form };
  }
}

function readAck(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
