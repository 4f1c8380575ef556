import type { KnownNames } from '../asking/known-names';
import { startAsking } from '../asking/worker';
import { type Dispatcher, startDispatcher } from '../delivery/dispatcher';
import type { Deps } from '../deps';
import { startDroppedFiles } from '../dropped/worker';
import type { Closers } from './closers';
import type { Metrics } from './metrics-shown';

/** Starts what works by itself and without a clock: sends messages, imports dropped files, asks the model. */
export function startWorkers(
  deps: Deps,
  { names, metrics }: { names: KnownNames; metrics: Metrics },
  closers: Closers,
): Dispatcher {
  const dispatcher = startDispatcher(deps, (result) => metrics.messages.inc({ result }));
  closers.push(() => dispatcher.stop());
  const dropped = startDroppedFiles(deps);
  closers.push(() => dropped.stop());
  const asking = startAsking(deps, names, (result) => metrics.commentsRead.inc({ result }));
  closers.push(() => asking.stop());
  return dispatcher;
}
