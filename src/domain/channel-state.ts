/**
 * Why a channel takes nothing of ours: archived; the app is not in it; it is not there (or private, which looks the
 * same); another organisation reads it too; the workspace lets only some people post there.
 */
export type ClosedWhy = 'archived' | 'app_removed' | 'missing' | 'shared' | 'restricted';

/** A channel of the configuration as Slack has it now; a closed one that is not there has no id. */
export type ChannelState =
  | { kind: 'open'; id: string }
  | { kind: 'closed'; id: string | null; why: ClosedWhy };
