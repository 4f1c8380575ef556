import { closeChannel, followConfig, namesOf, reopenChannel } from '../../delivery/closed-channels';
import type { Deps } from '../../deps';

/**
 * Asks Slack about every channel of the config: one that is gone or shared is closed, one that is back is opened and
 * what waited goes out. Returns how many changed. `onlyClosed` asks about those that are closed alone.
 */
export async function watchChannels(
  deps: Deps,
  { onlyClosed = false }: { onlyClosed?: boolean } = {},
): Promise<number> {
  await followConfig(deps);
  const rows: { name: string; why: string }[] = await deps.db.query('SELECT name, why FROM closed_channels');
  const closed = new Map(rows.map(({ name, why }) => [name, why]));
  let changed = 0;
  for (const name of onlyClosed ? closed.keys() : namesOf(deps.config)) {
    // Slack shows nothing wrong with these: an admin says when it was mended.
    if (closed.get(name) === 'restricted') continue;
    if (await lookAt(deps, name, closed.has(name))) changed += 1;
  }
  return changed;
}

async function lookAt(deps: Deps, name: string, isClosed: boolean): Promise<boolean> {
  try {
    const state = await deps.directory.channelState(name);
    if (state.kind === 'closed') return !isClosed && (await closeChannel(deps, { name, ...state }));
    return isClosed && (await reopenChannel(deps, name));
  } catch (error) {
    deps.log.warn({ err: error, channel: name }, 'Slack could not say whether a channel can be posted to');
    return false;
  }
}
