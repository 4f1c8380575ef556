import type { Deps } from '../deps';
import { backoffMs } from './after-failure';
import { channelNameOf } from './channel-for';
import type { ClaimedMessage } from './claim-due';
import { closeChannel } from './closed-channels';
import { keyOf } from './intent';
import { repostCard } from './move-card';
import type { Sent } from './send-message';
import { forgetMessage, markDead, markNothingOwed, putBack, release } from './settle';

/** Refusals that Slack does not show in what it says about a channel, so that asking again finds nothing wrong. */
const BY_RULE = /^(restricted_action|posting_to_|channel_type_not_supported|not_allowed)/;

/**
 * Slack says that a channel takes nothing (`code`), or the workspace has none of that name (`channelId` null). Slack is
 * asked what became of it, everybody is told through the database, and the message waits for the channel or for what
 * stands in for it. A person who takes no direct messages is no channel: a dead letter.
 */
export async function meetClosed(
  deps: Deps,
  message: ClaimedMessage,
  { code, channelId }: { code: string; channelId: string | null },
): Promise<Sent> {
  const name = channelId
    ? deps.directory.channelName(channelId)
    : channelNameOf(message.goesTo ?? message.lane);
  const belongs = message.messageTs !== null || message.threadTs !== null;
  if (name === null)
    return belongs && channelNameOf(message.lane) ? leave(deps, message) : giveUp(deps, message, code);
  let state: Awaited<ReturnType<Deps['directory']['channelState']>>;
  try {
    state = await deps.directory.channelState(name);
  } catch (error) {
    deps.log.warn({ err: error, channel: name }, 'Slack could not say what became of a channel');
    await putBack(deps.db, message, backoffMs(message.attempts), code);
    return 'waiting';
  }
  if (state.kind === 'closed') await closeChannel(deps, { name, id: state.id ?? channelId, why: state.why });
  // A new channel has the name of the one in which this stands.
  else if (state.id !== channelId && belongs) return leave(deps, message);
  else if (BY_RULE.test(code)) await closeChannel(deps, { name, id: state.id, why: 'restricted' });
  else if (state.id === channelId) {
    await putBack(deps.db, message, backoffMs(message.attempts), code);
    return 'waiting';
  }
  return (await release(deps.db, message)) ? 'waiting' : 'fenced';
}

/**
 * Leaves a channel in which nothing of ours can be written any more, for the one that now has its place: the card is
 * posted anew there, with what is owed to its thread.
 */
export async function leave(deps: Deps, message: ClaimedMessage): Promise<Sent> {
  const { intent } = message;
  if (message.messageTs !== null && intent.kind === 'summary') {
    return (await forgetMessage(deps.db, message)) ? 'waiting' : 'fenced';
  }
  // A line or a comment stays where it is, in the old thread, and nothing can be changed there.
  if (message.messageTs !== null && intent.kind !== 'card') {
    return (await markNothingOwed(deps.db, message)) ? 'nothing' : 'fenced';
  }
  if (!('followUpId' in intent)) return giveUp(deps, message, 'channel_not_found');
  const { followUpId } = intent;
  const done = await deps.db.transaction(async (tx) => {
    const [, ours]: [unknown, number] = await tx.query(
      `UPDATE outbox SET lease_until = NULL, attempted_at = NULL, thread_of = CASE WHEN thread_of IS NULL THEN NULL ELSE $3 END
        WHERE id = $1 AND lease_token = $2 AND lease_until IS NOT NULL`,
      [message.id, message.leaseToken, keyOf({ kind: 'card', followUpId })],
    );
    if (ours === 0) return false;
    await repostCard(tx, { followUpId, from: message.channelId ?? message.threadChannelId });
    return true;
  });
  deps.wake();
  return done ? 'waiting' : 'fenced';
}

async function giveUp(deps: Deps, message: ClaimedMessage, code: string): Promise<Sent> {
  const state = await markDead(deps.db, message, code);
  if (state === 'dead')
    deps.log.error(
      { key: message.key, code },
      'nobody can be sent this message; it is kept among the dead letters',
    );
  return state ?? 'fenced';
}
