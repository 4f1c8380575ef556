import { namesOf, reopenChannel } from '../../delivery/closed-channels';
import type { Deps } from '../../deps';
import type { ClosedWhy } from '../../domain/channel-state';
import { authorizeAdmin } from '../authorize';

export type TriedChannel =
  | { kind: 'open'; name: string }
  | { kind: 'still_closed'; name: string; why: ClosedWhy }
  | { kind: 'gone' };

/** An admin asks about a closed channel at once: when Slack finds nothing wrong, what waited goes out. Throws AccessRefused. */
export async function tryChannelAgain(
  deps: Deps,
  { name, by }: { name: string; by: string },
): Promise<TriedChannel> {
  await authorizeAdmin(deps, by);
  if (!namesOf(deps.config).includes(name)) return { kind: 'gone' };
  const state = await deps.directory.channelState(name);
  if (state.kind === 'closed') return { kind: 'still_closed', name, why: state.why };
  if (await reopenChannel(deps, name))
    deps.log.info({ channel: name, by }, 'an admin opened a channel again');
  return { kind: 'open', name };
}
