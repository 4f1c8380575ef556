import { tryStuckAgain } from '../../delivery/stuck-work';
import type { Deps } from '../../deps';
import { authorizeAdmin } from '../authorize';

/** An admin has something tried again that the app gave up for a fault of its own; returns how much. Throws AccessRefused. */
export async function tryStuckAgainFor(
  deps: Deps,
  { topic, by }: { topic: string; by: string },
): Promise<number> {
  await authorizeAdmin(deps, by);
  const n = await tryStuckAgain(deps, topic);
  deps.log.info({ topic, n, by }, 'what was given up is tried again');
  return n;
}
