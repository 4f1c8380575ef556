import type { KnownBlock } from '@slack/types';
import type { Deps } from '../deps';
import { type ClaimedMessage, EDIT_LANE, POST_LANE } from './claim-due';
import { classify, type Verdict } from './classify';
import { findPosted, METADATA_EVENT } from './find-posted';
import { render } from './render';
import {
  forgetMessage,
  holdAmbiguous,
  markDead,
  markNothingOwed,
  markSent,
  markUnknown,
  noteAttempt,
  pauseLane,
  putBack,
} from './settle';

/** What became of one claimed message; `fenced` means that the lease was lost and somebody else has it. */
export type Sent = 'posted' | 'edited' | 'found' | 'nothing' | 'waiting' | 'dead' | 'unknown' | 'fenced';

const BACKOFF_MAX_MS = 60_000;

/** Sends one claimed message: looks first when an earlier attempt may have posted it, then posts or edits. */
export async function sendMessage(deps: Deps, message: ClaimedMessage): Promise<Sent> {
  if (message.messageTs === null && message.attemptedAt !== null) {
    const found = await reconcile(deps, message, message.attemptedAt);
    if (found !== null) return found;
  }
  const rendered = await render(deps, message.intent);
  if (!rendered) return (await markNothingOwed(deps.db, message)) ? 'nothing' : 'fenced';
  return message.messageTs !== null && message.channelId !== null
    ? edit(deps, message, { channelId: message.channelId, ts: message.messageTs }, rendered)
    : post(deps, message, rendered);
}

interface Rendered {
  text: string;
  blocks: KnownBlock[];
}

async function post(deps: Deps, message: ClaimedMessage, rendered: Rendered): Promise<Sent> {
  try {
    const channel = await channelFor(deps, message);
    // Losing the lease here costs nothing; losing it after the call would cost a second post.
    if (!(await noteAttempt(deps.db, message))) return 'fenced';
    const answer = await deps.slack.sender.chat.postMessage({
      channel,
      ...rendered,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      metadata: { event_type: METADATA_EVENT, event_payload: { key: message.postKey } },
      unfurl_links: false,
      unfurl_media: false,
    });
    const at = {
      channelId: String(answer.channel ?? channel),
      ts: String(answer.ts),
      revision: message.revision,
    };
    return (await markSent(deps.db, message, at)) ? 'posted' : 'fenced';
  } catch (error) {
    return failed(deps, message, classify(error), POST_LANE);
  }
}

async function edit(
  deps: Deps,
  message: ClaimedMessage,
  at: { channelId: string; ts: string },
  rendered: Rendered,
): Promise<Sent> {
  try {
    await deps.slack.sender.chat.update({
      channel: at.channelId,
      ts: at.ts,
      ...rendered,
      metadata: { event_type: METADATA_EVENT, event_payload: { key: message.postKey } },
    });
    return (await markSent(deps.db, message, { ...at, revision: message.revision })) ? 'edited' : 'fenced';
  } catch (error) {
    const verdict = classify(error);
    if (verdict.kind === 'gone') {
      deps.log.warn(
        { key: message.key, code: verdict.code },
        'a message was deleted in Slack; it is posted again',
      );
      await forgetMessage(deps.db, message);
      return 'waiting';
    }
    // An edit may be repeated without harm, so what is ambiguous for a post is only a failure here.
    const repeatable: Verdict =
      verdict.kind === 'ambiguous' ? { kind: 'not_posted', code: verdict.code } : verdict;
    return failed(deps, message, repeatable, EDIT_LANE);
  }
}

async function failed(
  deps: Deps,
  message: ClaimedMessage,
  verdict: Verdict,
  methodLane: string,
): Promise<Sent> {
  const fields = {
    key: message.key,
    verdict: verdict.kind,
    code: verdict.code,
    attempts: message.attempts + 1,
  };
  switch (verdict.kind) {
    case 'limited':
      await pauseLane(deps.db, methodLane, verdict.retryAfterMs);
      await putBack(deps.db, message, verdict.retryAfterMs, verdict.code);
      deps.log.warn(fields, 'Slack asked for a pause');
      return 'waiting';
    case 'not_posted':
      await putBack(deps.db, message, backoffMs(message.attempts), verdict.code);
      deps.log.warn(fields, 'Slack was not reached; the message waits');
      return 'waiting';
    case 'ambiguous':
      await holdAmbiguous(deps.db, message, deps.config.delivery.settleMs, verdict.code);
      deps.log.warn(fields, 'no answer from Slack; before posting again we look whether it is there');
      return 'waiting';
    case 'gone':
    case 'closed':
    case 'refused':
      await markDead(deps.db, message, verdict.code);
      deps.log.error(fields, 'Slack refuses this message; it is kept among the dead letters');
      return 'dead';
  }
}

// Null: it was certainly not posted, so post it.
async function reconcile(deps: Deps, message: ClaimedMessage, attemptedAt: Date): Promise<Sent | null> {
  const waitMs = attemptedAt.getTime() + deps.config.delivery.settleMs - message.claimedAt.getTime();
  if (waitMs > 0) {
    await holdAmbiguous(deps.db, message, waitMs, 'settling');
    return 'waiting';
  }
  try {
    const ts = await findPosted(deps.slack.reader, {
      channelId: await channelFor(deps, message),
      threadTs: message.threadTs,
      since: attemptedAt,
      postKey: message.postKey,
    });
    if (ts === null) return null;
    // Which revision it shows is not known: revision 0 keeps it owed an edit, and an edit is harmless.
    const at = { channelId: await channelFor(deps, message), ts, revision: 0 };
    return (await markSent(deps.db, message, at)) ? 'found' : 'fenced';
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
    await holdAmbiguous(
      deps.db,
      message,
      verdict.kind === 'limited' ? verdict.retryAfterMs : backoffMs(message.attempts),
      verdict.code,
    );
    return 'waiting';
  }
}

async function channelFor(deps: Deps, message: ClaimedMessage): Promise<string> {
  if (message.threadChannelId) return message.threadChannelId;
  const [kind, name] = [
    message.lane.slice(0, message.lane.indexOf(':')),
    message.lane.slice(message.lane.indexOf(':') + 1),
  ];
  if (kind === 'channel') return deps.directory.channelId(name);
  const opened = await deps.slack.reader.conversations.open({ users: name });
  return String(opened.channel?.id);
}

function backoffMs(attempts: number): number {
  return Math.min(BACKOFF_MAX_MS, 1000 * 2 ** Math.min(attempts, 6));
}
