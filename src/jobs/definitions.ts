import type { Deps } from '../deps';
import { nextRungDue, remindOverdue } from '../use-cases/remind-overdue';
import { tidyUp } from '../use-cases/tidy-up';

export interface Job {
  name: string;
  /** The heartbeat, in agenda's words; a job that knows its next instant runs then too. */
  every: string;
  /** Idempotent; returns how many things it did. */
  run: (deps: Deps) => Promise<number>;
  /** The next business instant at which there may be work; absent or null: the heartbeat is enough. */
  nextAt?: (deps: Deps) => Promise<Date | null>;
}

/** All that happens by the clock. Each tick finds what is owed in our own tables, so a lost tick loses nothing. */
export const JOBS: Job[] = [
  // Two seconds, so that no rung is five seconds late, also when the clock was moved, or when another process that
  // starts sets the next tick anew.
  { name: 'remind-overdue', every: '2 seconds', run: remindOverdue, nextAt: nextRungDue },
  { name: 'tidy-up', every: '6 hours', run: tidyUp },
];
