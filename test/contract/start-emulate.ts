import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Emulate {
  /** Ends with /api/. */
  apiUrl: string;
  /** Calls a method as somebody else than the app. */
  call: (method: string, token: string, args: Record<string, unknown>) => Promise<any>;
  stop: () => Promise<void>;
}

/** Starts emulate's Slack on a free port of 127.0.0.1 with a seed of its own format. */
export async function startEmulate(seed: Record<string, unknown>): Promise<Emulate> {
  const child = spawn(process.execPath, [join(__dirname, 'emulate-server.mjs'), JSON.stringify(seed)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const [url] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [unknown];
  if (typeof url !== 'string')
    throw new Error('emulate ended before it listened; what it said stands above.');
  // It names itself localhost, which may be ::1 elsewhere; it listens on 127.0.0.1.
  const apiUrl = `http://127.0.0.1:${new URL(url).port}/api/`;
  return {
    apiUrl,
    call: async (method, token, args) => {
      const answer = await fetch(apiUrl + method, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(args),
      });
      const body = (await answer.json()) as { ok: boolean; error?: string };
      if (!body.ok) throw new Error(`${method}: ${body.error}`);
      return body;
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
