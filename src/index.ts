import { startApp } from './app';
import { readEnv } from './config/env';
import { UserError } from './domain/errors';
import { createLog } from './log';

/** Runs the app until SIGTERM or SIGINT. A mistake that a person can mend is told in words, without a stack. */
export async function main(raw: Record<string, string | undefined>): Promise<void> {
  const env = readEnv(raw);
  const app = await startApp({ env, log: createLog(env.logLevel) });
  leaveOn(['SIGTERM', 'SIGINT'], app.stop);
}

/** Slack and orchestrators give a process 30 s at most; leave before. */
const LEAVE_WITHIN_MS = 25_000;

/** Stops on the first of these signals, at the latest after 25 s. */
export function leaveOn(signals: NodeJS.Signals[], stop: () => Promise<void>): void {
  let leaving = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (leaving) return;
      leaving = true;
      setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref();
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** Says what a person can mend, without a stack; anything else with one. Ends the process. */
export function failWith(error: unknown): never {
  console.error(error instanceof UserError ? `\n${error.message}\n` : error);
  process.exit(1);
}
