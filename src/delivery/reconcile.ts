import type { Deps } from '../deps';
import { backoffMs } from './after-failure';
import { channelFor } from './channel-for';
import type { ClaimedMessage } from './claim-due';
import { classify } from './classify';
import { findPosted } from './find-posted';
import type { Sent } from './send-message';
import { holdAmbiguous, markSent, markUnknown, oweAddress } from './settle';

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
  try {
    const channelId = await channelFor(deps, message);
    const ts = await findPosted(deps.slack.reader, {
      channelId,
      threadTs: message.threadTs,
      since: attemptedAt,
      postKey: message.postKey,
    });
    if (ts === null) return null;
    // Which revision it shows is not known: revision 0 keeps it owed an edit, and an edit is harmless.
    if (!(await markSent(deps.db, message, { channelId, ts, revision: 0 }))) return 'fenced';
    if (message.intent.kind === 'card') await oweAddress(deps.db, message.intent.followUpId);
    return 'found';
  } catch (error) {
    const verdict = classify(error);
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
