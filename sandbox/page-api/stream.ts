import type { ServerResponse } from 'node:http';

/** Proxies and browsers drop a silent stream; a comment line keeps it. */
const KEEP_ALIVE_MS = 15_000;

/** Server-sent events to the open pages, each of which acts as one person. */
export interface PageStream {
  open(userId: string, res: ServerResponse): void;
  /** To every page that acts as this person. */
  send(userId: string, event: string, data: unknown): void;
  /** Who is looking right now. */
  watchers(): string[];
  close(): void;
}

export function createPageStream(): PageStream {
  const pages = new Map<ServerResponse, string>();
  const beat = setInterval(() => {
    for (const res of pages.keys()) res.write(': still here\n\n');
  }, KEEP_ALIVE_MS);
  beat.unref();
  return {
    open(userId, res) {
      res.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      res.write('retry: 1000\n\n');
      pages.set(res, userId);
      res.on('close', () => pages.delete(res));
      res.on('error', () => pages.delete(res));
    },
    send(userId, event, data) {
      for (const [res, watcher] of pages) {
        if (watcher === userId) res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      }
    },
    watchers: () => [...new Set(pages.values())],
    close() {
      clearInterval(beat);
      for (const res of pages.keys()) res.end();
      pages.clear();
    },
  };
}
