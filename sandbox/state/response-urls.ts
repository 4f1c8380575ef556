/** A response_url works five times within thirty minutes (docs: "Handling user interaction", message responses). */
const USES = 5;
const LIFE_MS = 30 * 60_000;

export interface ResponseTarget {
  userId: string;
  channel: string;
  /** The message that was acted on; null for a slash command. */
  messageTs: string | null;
  threadTs: string | null;
}

export interface ResponseUrls {
  issue(target: ResponseTarget): string;
  use(token: string): { target: ResponseTarget } | { refusal: 'expired_url' | 'used_url' };
}

/** Response URLs under `baseUrl()`, kept in memory as Slack keeps them for half an hour. */
export function responseUrls(
  baseUrl: () => string,
  now: () => number,
  newId: (prefix: string) => string,
): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; atMs: number; left: number }>();
  return {
    issue(target) {
      for (const [token, entry] of issued) if (now() - entry.atMs > LIFE_MS) issued.delete(token);
      const token = newId('R');
      issued.set(token, { target, atMs: now(), left: USES });
      return `${baseUrl()}/response/${token}`;
    },
    use(token) {
      const entry = issued.get(token);
      if (!entry || now() - entry.atMs > LIFE_MS) return { refusal: 'expired_url' };
      if (entry.left === 0) return { refusal: 'used_url' };
      entry.left -= 1;
      return { target: entry.target };
    },
  };
}
