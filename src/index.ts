import { startApp } from './app';
import { readEnv } from './config/env';
import { createLog } from './log';

/** Runs the app until SIGTERM or SIGINT. A mistake that a person can mend is told in words, without a stack. */
export async function main(raw: Record<string, string | undefined>): Promise<void> {
  const env = readEnv(raw);
  const app = await startApp({ env, log: createLog(env.logLevel) });
  leaveOn(['SIGTERM', 'SIGINT'], app.stop, raw);
}

/** Slack and orchestrators give a process 30 s at most; leave before. */
const LEAVE_WITHIN_MS = 25_000;
const PARENT_CHECK_MS = 500;

/** Stops on the first of these signals, or when npm that started it is gone; at the latest after 25 s. */
export function leaveOn(
  signals: NodeJS.Signals[],
  stop: () => Promise<void>,
  raw: Record<string, string | undefined>,
): void {
  let leaving = false;
  const leave = () => {
    if (leaving) return;
    leaving = true;
    setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of signals) process.on(signal, leave);
  if (raw.npm_lifecycle_event) leaveWithParent(leave);
}

// npm hands SIGTERM to its shell, and the shell dies without handing it on to us.
function leaveWithParent(leave: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && leave(), PARENT_CHECK_MS).unref();
}
