import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What becomes of one call on its way to Slack and back. */
export interface Fate {
  /** Slack takes the call this long after it was made, whoever still waits for it; null: it never arrives. */
  keptAfterMs: number | null;
  answer: 'true' | 'half' | 'dropped' | 'status_500' | 'internal_error';
  /** The answer is given before Slack took the call; a true or half answer cannot be. */
  early: boolean;
}

export const FINE: Fate = { keptAfterMs: 0, answer: 'true', early: false };

export interface Weather {
  /** Of this wire, without a slash at the end. */
  url: string;
  /** Decides each call from now on, by its method such as `chat.postMessage`. */
  set: (fateOf: (method: string) => Fate) => void;
  /** Nobody listens: a connection is refused, and those that were are gone. */
  cut: () => Promise<void>;
  mend: () => Promise<void>;
  /** Resolves once no call is under way to Slack. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
}

/** A wire to Slack with weather on it: calls and answers get lost, come late, or tear. */
export async function weatherBefore(target: string): Promise<Weather> {
  const agent = new Agent({ keepAlive: true });
  const sockets = new Set<Socket>();
  const underWay = new Set<Promise<unknown>>();
  let fateOf: (method: string) => Fate = () => FINE;
  let server: Server | null = null;
  let port = 0;

  const forward = (call: Call) => {
    const kept = send(agent, target, call);
    underWay.add(kept);
    const done = () => void underWay.delete(kept);
    kept.then(done, done);
    return kept;
  };
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const body = await bodyOf(req);
    const fate = fateOf(/^\/api\/([\w.]+)/.exec(req.url!)?.[1] ?? '');
    const call = { method: req.method!, path: req.url!, headers: req.headers, body };
    if (fate.early) reply(res, fate, null);
    if (fate.keptAfterMs === null) return void (fate.early || reply(res, fate, null));
    const late = delay(fate.keptAfterMs).then(() => forward(call));
    underWay.add(late);
    const kept = await late.finally(() => underWay.delete(late));
    if (!fate.early) reply(res, fate, kept);
  };
  const mend = async () => {
    if (server) return;
    const opened = createServer((req, res) => void answer(req, res).catch(() => res.destroy()));
    opened.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    server = opened;
    await new Promise<void>((resolve) => opened.listen(port, '127.0.0.1', resolve));
    port = (opened.address() as AddressInfo).port;
  };
  const cut = async () => {
    const closing = server;
    server = null;
    if (!closing) return;
    const closed = new Promise((resolve) => closing.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await mend();
  return {
    url: `http://127.0.0.1:${port}`,
    set: (next) => {
      fateOf = next;
    },
    cut,
    mend,
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    close: async () => {
      await cut();
      agent.destroy();
    },
  };
}

interface Call {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

interface Kept {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

function send(agent: Agent, target: string, call: Call): Promise<Kept> {
  return new Promise((resolve, reject) => {
    const { host: _host, connection: _connection, 'transfer-encoding': _chunked, ...headers } = call.headers;
    const sent = request(
      new URL(call.path, target),
      { agent, method: call.method, headers: { ...headers, 'content-length': call.body.length } },
      (res) =>
        bodyOf(res).then((body) => resolve({ status: res.statusCode!, headers: res.headers, body }), reject),
    );
    sent.on('error', reject);
    sent.end(call.body);
  });
}

function reply(res: ServerResponse, fate: Fate, kept: Kept | null): void {
  switch (fate.answer) {
    case 'dropped':
      return void res.destroy();
    case 'status_500':
      return void res.writeHead(500, { 'content-type': 'text/plain' }).end('stumbled');
    case 'internal_error':
      return void res
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"ok":false,"error":"internal_error"}');
    case 'true':
    case 'half': {
      if (!kept) return void res.destroy();
      const { connection: _connection, 'transfer-encoding': _chunked, ...headers } = kept.headers;
      res.writeHead(kept.status, { ...headers, 'content-length': kept.body.length });
      if (fate.answer === 'true') return void res.end(kept.body);
      res.write(kept.body.subarray(0, kept.body.length / 2), () => res.destroy());
    }
  }
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
