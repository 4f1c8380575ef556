import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { BOT } from '../seed';
import { ACK_LIMIT_MS, type Envelope, type Reply, type Retry } from './gateway';

/** Slack pings each connection; the client gives up after 30 s without one. */
const PING_EVERY_MS = 10_000;
const GOODBYE_MS = 1000;

export interface SocketMode {
  newUrl(): string;
  connected(): boolean;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  send(envelope: Envelope, payload: Record<string, unknown>, retry?: Retry): Promise<Reply>;
  /** Tells every client to reconnect, as Slack does a few times a day. */
  refresh(reason: 'refresh_requested' | 'warning'): void;
  close(): Promise<void>;
}

/** The websocket end of Socket Mode: hello, envelopes, acknowledgements, disconnect. */
export function createSocketMode(wsUrl: () => string): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const waiting = new Map<string, (reply: Reply) => void>();
  let turn = 0;
  const pings = setInterval(() => {
    for (const ws of open) ws.ping();
  }, PING_EVERY_MS);
  pings.unref();

  function greet(ws: WebSocket): void {
    open.add(ws);
    ws.on('close', () => open.delete(ws));
    ws.on('error', () => open.delete(ws));
    ws.on('message', (data) => acknowledge(String(data)));
    ws.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.size,
        debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: BOT.appId },
      }),
    );
  }

  function acknowledge(text: string): void {
    const ack = parsed(text);
    const settle = waiting.get(ack?.envelope_id ?? '');
    if (!ack?.envelope_id || !settle) return;
    waiting.delete(ack.envelope_id);
    const empty = ack.payload === undefined || Object.keys(ack.payload as object).length === 0;
    settle({ ok: true, body: empty ? null : ack.payload });
  }

  return {
    newUrl() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${wsUrl()}/link/?ticket=${ticket}&app_id=${BOT.appId}`;
    },
    connected: () => open.size > 0,
    upgrade(req, socket, head) {
      socket.on('error', () => socket.destroy());
      const ticket = new URLSearchParams((req.url ?? '').split('?')[1]).get('ticket') ?? '';
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(req, socket, head, greet);
    },
    send(envelope, payload, retry) {
      const connections = [...open];
      const ws = connections[turn++ % connections.length];
      if (!ws) return Promise.resolve({ ok: false, error: 'dispatch_failed' });
      const id = randomUUID();
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          resolve({ ok: false, error: 'operation_timeout' });
        }, ACK_LIMIT_MS);
        waiting.set(id, (reply) => {
          clearTimeout(timer);
          resolve(reply);
        });
        ws.send(
          JSON.stringify({
            envelope_id: id,
            type: envelope,
            payload,
            accepts_response_payload: envelope !== 'events_api',
            ...(envelope === 'events_api'
              ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }
              : {}),
          }),
        );
      });
    },
    refresh(reason) {
      const message = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } });
      for (const ws of open) ws.send(message);
      // A client that was told to go gets nothing more: Slack routes to the connections that stay.
      if (reason === 'refresh_requested') open.clear();
    },
    async close() {
      clearInterval(pings);
      // A client that is cut off in the middle of its goodbye waits half a minute for the rest of it.
      const gone = [...server.clients].map((ws) => new Promise((resolve) => ws.once('close', resolve)));
      for (const ws of server.clients) ws.close(1001);
      await Promise.race([Promise.all(gone), sleep(GOODBYE_MS, undefined, { ref: false })]);
      for (const ws of server.clients) ws.terminate();
      server.close();
    },
  };
}

function parsed(text: string): { envelope_id?: string; payload?: unknown } | null {
  try {
    return JSON.parse(text) as { envelope_id?: string; payload?: unknown };
  } catch {
    return null;
  }
}
