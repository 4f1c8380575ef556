import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AskedBody, customersIn, honestAnswer } from './pretend-model';

export interface Asked {
  headers: IncomingMessage['headers'];
  body: AskedBody;
}
export type Behaviour = (asked: Asked, response: ServerResponse) => void;

export interface WaywardServer {
  url: string;
  asked: Asked[];
  /** One for each request, in turn; when none is left, the server answers as a good one. */
  next: Behaviour[];
  always: Behaviour;
  stop: () => Promise<void>;
}

/** A model server that misbehaves as a test says. */
export async function startWaywardServer(): Promise<WaywardServer> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = {
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString()) as AskedBody,
    };
    at.asked.push(asked);
    (at.next.shift() ?? at.always)(asked, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at: WaywardServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: [],
    next: [],
    always: good,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return at;
}

const USAGE = { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 };

/** A completion with this text. */
export function completion(
  content: string | null,
  more: { finish?: string; refusal?: string; usage?: object } = {},
) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: more.refusal ?? null },
        finish_reason: more.finish ?? 'stop',
      },
    ],
    usage: more.usage ?? USAGE,
  };
}

export const good: Behaviour = ({ body }, response) =>
  json(completion(honestAnswer(body)))({ body, headers: {} }, response);

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof value === 'string' ? value : JSON.stringify(value));
  };
}

/** What a good server says, changed for all comments but the controls. */
export function changed(change: (items: any[], asked: Asked) => unknown): Behaviour {
  return (asked, response) => {
    const { items } = JSON.parse(honestAnswer(asked.body)) as { items?: { n: number }[] };
    if (!items) return good(asked, response);
    const own = customersIn(asked.body).map(({ n }) => n);
    const [mine, controls] = [true, false].map((is) => items.filter(({ n }) => own.includes(n) === is));
    json(completion(JSON.stringify({ items: [...(change(mine!, asked) as unknown[]), ...controls!] })))(
      asked,
      response,
    );
  };
}

export function error(
  status: number,
  code: string | null = null,
  headers: Record<string, string> = {},
): Behaviour {
  return json({ error: { message: 'customer text: hush', type: 'x', code } }, status, headers);
}

export const html: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<html><body>Please log in</body></html>');
};
export const reset: Behaviour = (_, response) => response.socket?.resetAndDestroy();
export const silence: Behaviour = () => {};
export const cutShort: Behaviour = (asked, response) => {
  const body = JSON.stringify(completion(honestAnswer(asked.body)));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(body.length) });
  response.write(body.slice(0, body.length / 2));
  setTimeout(() => response.socket?.destroy(), 20);
};
/** A byte now and then, for ever. */
export const drip: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};
/** Megabytes of nothing. */
export const flood: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(256 * 1024, ' ');
  const pour = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
};
export function redirect(to: string, status = 307): Behaviour {
  return (_, response) => {
    response.writeHead(status, { location: to });
    response.end();
  };
}
