import type { Deps } from '../deps';
import type { Readiness } from '../http/health-routes';
import { inTime } from '../in-time';

/** Whether this process can work now: the database and Slack answer, and it is not about to leave. */
export async function readiness(
  { db, slack }: Pick<Deps, 'db' | 'slack'>,
  isStopping: () => boolean,
): Promise<Readiness> {
  if (isStopping()) return { ready: false, database: 'stopping', slack: 'stopping' };
  const [database, web] = await Promise.all([
    answers(db.query('SELECT 1')),
    answers(slack.reader.api.test()),
  ]);
  return { ready: database === 'ok' && web === 'ok', database, slack: web };
}

/** A probe gives up soon; one that hangs is as good as none. */
const PROBE_MS = 2000;

async function answers(probe: Promise<unknown>): Promise<'ok' | 'unreachable'> {
  const asked = probe.then(
    () => 'ok' as const,
    () => 'unreachable' as const,
  );
  return inTime(PROBE_MS, asked, 'unreachable');
}
