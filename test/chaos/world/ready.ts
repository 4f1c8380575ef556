import type { AppProcess } from '../start-app-process';
import { until } from './until';

/** Status of /readyz; 0 when nobody answered. */
export function readiness(app: Pick<AppProcess, 'url'>): Promise<number> {
  return fetch(`${app.url}/readyz`).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    () => 0,
  );
}

/** Waits until a process says that it can work; returns how many milliseconds that took. */
export async function untilReady(app: AppProcess): Promise<number> {
  const from = performance.now();
  await until('a process to be ready', async () => app.isGone() || (await readiness(app)) === 200);
  return performance.now() - from;
}
