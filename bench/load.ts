import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Webhook } from './answers';

export interface Reply {
  status: number;
  body: string;
}

export interface Target {
  post: (path: string, body: string, headers: Record<string, string>) => Promise<Reply>;
  close: () => Promise<void>;
}

/** Kept-alive connections to a port of this machine; more of them than are ever wanted at once. */
export function openTarget(port: number, connections = 128): Target {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 });
  return {
    post: async (path, body, headers) => {
      const answer = await pool.request({ path, method: 'POST', body, headers });
      return { status: answer.statusCode, body: await answer.body.text() };
    },
    close: () => pool.destroy(),
  };
}

/** Sends all of them, `atOnce` at a time; returns the seconds it took, and which were not answered 200. */
export async function sendAll(
  target: Target,
  webhooks: Webhook[],
  atOnce: number,
  path = '/hooks/generic',
): Promise<{ seconds: number; refused: Webhook[] }> {
  const refused: Webhook[] = [];
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (;;) {
        const webhook = webhooks[next++];
        if (!webhook) return;
        const reply = await target.post(path, webhook.body, webhook.headers).catch(() => null);
        if (reply?.status !== 200) refused.push(webhook);
      }
    }),
  );
  return { seconds: (performance.now() - from) / 1000, refused };
}

/**
 * Sends at random instants (Poisson, the same for the same `seed`) whether or not earlier ones were answered. A latency
 * counts from the instant at which it was meant to be sent, so a stall costs everyone who would have come in it.
 * Returns milliseconds in the order of sending; those of failed sends are infinite.
 */
export async function sendAtRate(
  { perSecond, seconds, seed }: { perSecond: number; seconds: number; seed: number },
  send: (number: number) => Promise<boolean>,
): Promise<number[]> {
  const random = randomFrom(seed);
  const dueMs: number[] = [];
  for (let at = 0; ; ) {
    at += (-Math.log(1 - random()) / perSecond) * 1000;
    if (at > seconds * 1000) break;
    dueMs.push(at);
  }
  const from = performance.now();
  const latencies: Promise<number>[] = [];
  for (const [number, due] of dueMs.entries()) {
    const waitMs = from + due - performance.now();
    if (waitMs > 0) await delay(waitMs);
    const sent = send(number).catch(() => false);
    latencies.push(sent.then((ok) => (ok ? performance.now() - from - due : Number.POSITIVE_INFINITY)));
  }
  return Promise.all(latencies);
}

// Mulberry32, public domain (Tommy Ettinger).
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
