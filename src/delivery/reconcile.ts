import type { Deps } from '../deps';
import { backoffMs } from './after-failure';
import { channelFor, channelNameOf } from './channel-for';
import type { ClaimedMessage } from './claim-due';
import { classify } from './classify';
import { findPosted } from './find-posted';
import { meetClosed } from './meet-closed';
import type { Sent } from './send-message';
import { holdAmbiguous, markSent, markUnknown } from './settle';

/**
 * Finds out how an earlier attempt ended: not before the latest moment at which Slack may still have kept it, then by
 * its key. Null: it was certainly not posted, so post it.
 */
export async function reconcile(
  deps: Deps,
  message: ClaimedMessage,
  attemptedAt: Date,
): Promise<Sent | null> {
  const waitMs = attemptedAt.getTime() + deps.config.delivery.settleMs - message.claimedAt.getTime();
  if (waitMs > 0) {
    await holdAmbiguous(deps.db, message, waitMs, 'settling');
    return 'waiting';
  }
  let channelId: string | null = null;
  try {
    channelId = message.attemptedIn?.channelId ?? (await channelFor(deps, message));
    // Never there, so never posted in it.
    if (channelId === null) return null;
    const ts = await findPosted(deps.slack.reader, {
      channelId,
      threadTs: message.attemptedIn ? message.attemptedIn.threadTs : message.threadTs,
      since: attemptedAt,
      postKey: message.postKey,
    });
    if (ts === null) return null;
    // Which revision it shows is not known: revision 0 keeps it owed an edit, and an edit is harmless.
    return (await markSent(deps.db, message, { channelId, ts, revision: 0 })) ? 'found' : 'fenced';
  } catch (error) {
    const verdict = classify(error);
    // Its history can be read again when it is open again; with a fallback, nobody would wait for that.
    if (verdict.kind === 'closed' && channelNameOf(message.lane) && !message.goesTo) {
      return meetClosed(deps, message, { code: verdict.code, channelId });
    }
    if (verdict.code === 'missing_scope' || verdict.kind === 'closed') {
      await markUnknown(deps.db, message, verdict.code);
      deps.log.error(
        { key: message.key, code: verdict.code },
        'cannot look whether a message was posted; it is never posted again',
      );
      return 'unknown';
    }
    const againMs = verdict.kind === 'limited' ? verdict.retryAfterMs : backoffMs(message.attempts);
    await holdAmbiguous(deps.db, message, againMs, verdict.code);
    return 'waiting';
  }
}
