import type { KnownBlock } from '@slack/types';
import type { Deps } from '../deps';
import { teamsIn } from '../presenters/teams-in';
import { closedChannel } from '../queries/operations/closed-channels';
import { stuckWork } from '../queries/operations/stuck-work';
import { withMeantFor } from '../views/notices/meant-for';
import { afterFailure, afterRenderFailure } from './after-failure';
import { channelFor, channelNameOf } from './channel-for';
import type { ClaimedMessage } from './claim-due';
import { classify, type Verdict } from './classify';
import { eraseMessage } from './erase-message';
import { EDIT_LANE, OPEN_LANE, POST_LANE } from './find-lanes';
import { METADATA_EVENT } from './find-posted';
import { leave, meetClosed } from './meet-closed';
import { reconcile } from './reconcile';
import { render } from './render';
import { forgetMessage, markEditedForNow, markNothingOwed, markSent, noteAttempt } from './settle';
import { noteSaid } from './stuck-work';

/** What became of one claimed message; `fenced` means that the lease was lost and somebody else has it. */
export type Sent =
  | 'posted'
  | 'edited'
  | 'found'
  | 'nothing'
  | 'waiting'
  | 'dead'
  | 'unknown'
  | 'fenced'
  | 'erased';

/** Sends one claimed message: looks first when an earlier attempt may have posted it, then posts or edits. */
export async function sendMessage(deps: Deps, message: ClaimedMessage): Promise<Sent> {
  const sent = await sendClaimed(deps, message);
  // It may have been given up before. What goes well at once never was.
  if (message.attempts > 0 && SETTLED.has(sent)) await noteSaid(deps, message.intent);
  return sent;
}

const SETTLED: ReadonlySet<Sent> = new Set(['posted', 'edited', 'found', 'nothing']);

async function sendClaimed(deps: Deps, message: ClaimedMessage): Promise<Sent> {
  if (message.messageTs === null && message.attemptedAt !== null) {
    const found = await reconcile(deps, message, message.attemptedAt);
    if (found !== null) return found;
  }
  if (message.intent.kind === 'erase_message') return eraseMessage(deps, message, message.intent);
  if (message.inClosedChannel) return leave(deps, message);
  const pointless = await hasNothingToSay(deps, message);
  let rendered: Rendered | null;
  try {
    rendered = pointless ? null : await render(deps, message.intent, { posted: message.messageTs !== null });
  } catch (error) {
    return afterRenderFailure(deps, message, error);
  }
  if (!rendered) return (await markNothingOwed(deps.db, message)) ? 'nothing' : 'fenced';
  const shown = forWhom(deps, message, rendered);
  return message.messageTs !== null && message.channelId !== null
    ? edit(deps, message, { channelId: message.channelId, ts: message.messageTs }, shown)
    : post(deps, message, shown);
}

// The card changed teams before it was ever posted: then there is nothing to point away from. A channel is back before
// anybody was told that it was gone.
async function hasNothingToSay(deps: Deps, { intent, messageTs }: ClaimedMessage): Promise<boolean> {
  if (messageTs !== null) return false;
  if (intent.kind === 'alert') return (await closedChannel(deps.db, intent)) === null;
  if (intent.kind === 'stuck') return (await stuckWork(deps.db, { topic: intent.topic })).length === 0;
  return intent.kind === 'pointer';
}

// In a channel that stands in for its own, a card says for whom it was meant; so does every later edit of it.
function forWhom(deps: Deps, message: ClaimedMessage, rendered: Rendered): Rendered {
  const channel = channelNameOf(message.lane);
  const standsInFor = message.intent.kind === 'card' || message.intent.kind === 'summary';
  if (channel === null || !standsInFor) return rendered;
  const elsewhere =
    message.channelId === null
      ? message.goesTo !== null
      : deps.directory.channelName(message.channelId) !== channel;
  return elsewhere ? withMeantFor(rendered, { teamName: teamsIn(deps.config, channel), channel }) : rendered;
}

interface Rendered {
  text: string;
  blocks: KnownBlock[];
}

// Somebody deleted a picture in Slack, which then refuses what shows it: what is said stands without. Null: there is none.
function withoutPictures(deps: Deps, { text, blocks }: Rendered): Rendered | null {
  const files = blocks.flatMap((block) =>
    block.type === 'image' && 'slack_file' in block ? [(block.slack_file as { id?: string }).id] : [],
  );
  for (const file of files) if (file) deps.forgetPicture(file);
  return files.length > 0 ? { text, blocks: blocks.filter(({ type }) => type !== 'image') } : null;
}

async function post(deps: Deps, message: ClaimedMessage, rendered: Rendered): Promise<Sent> {
  let channel: string | null;
  try {
    channel = await channelFor(deps, message);
  } catch (error) {
    return afterFailure(deps, message, repeatable(classify(error)), OPEN_LANE);
  }
  if (channel === null) return meetClosed(deps, message, { code: 'channel_not_found', channelId: null });
  try {
    // Losing the lease here costs nothing; losing it after the call would cost a second post.
    if (!(await noteAttempt(deps.db, message, channel))) return 'fenced';
    const answer = await deps.slack.sender.chat.postMessage({
      channel,
      ...rendered,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      metadata: metadataOf(message),
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
    const verdict = classify(error);
    const plainer = verdict.kind === 'refused' ? withoutPictures(deps, rendered) : null;
    if (plainer) return post(deps, message, plainer);
    if (verdict.kind !== 'closed') return afterFailure(deps, message, verdict, POST_LANE);
    return meetClosed(deps, message, { code: verdict.code, channelId: channel });
  }
}

async function edit(
  deps: Deps,
  message: ClaimedMessage,
  at: { channelId: string; ts: string },
  rendered: Rendered,
): Promise<Sent> {
  try {
    if (!(await noteAttempt(deps.db, message, at.channelId))) return 'fenced';
    await deps.slack.sender.chat.update({
      channel: at.channelId,
      ts: at.ts,
      ...rendered,
      metadata: metadataOf(message),
    });
    return (await markEdited(deps, message, at)) ? 'edited' : 'fenced';
  } catch (error) {
    const verdict = classify(error);
    const plainer = verdict.kind === 'refused' ? withoutPictures(deps, rendered) : null;
    if (plainer) return edit(deps, message, at, plainer);
    if (verdict.kind === 'closed')
      return meetClosed(deps, message, { code: verdict.code, channelId: at.channelId });
    if (verdict.kind !== 'gone') return afterFailure(deps, message, verdict, EDIT_LANE);
    const fields = { key: message.key, code: verdict.code };
    deps.log.warn(fields, 'a message was deleted in Slack; it is posted again');
    await forgetMessage(deps.db, message);
    return 'waiting';
  }
}

// An edit of before whose answer was lost may come after this one, and show what is true no more.
function markEdited(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  message: ClaimedMessage,
  at: { channelId: string; ts: string },
): Promise<boolean> {
  const { attemptedAt, claimedAt, revision } = message;
  const againMs = attemptedAt ? attemptedAt.getTime() + config.delivery.settleMs - claimedAt.getTime() : 0;
  return againMs > 0 ? markEditedForNow(db, message, againMs) : markSent(db, message, { ...at, revision });
}

function metadataOf(message: ClaimedMessage) {
  return { event_type: METADATA_EVENT, event_payload: { key: message.postKey } };
}

// Opening a conversation may be repeated without harm: there, ambiguous is only a failure.
function repeatable(verdict: Verdict): Verdict {
  return verdict.kind === 'ambiguous' ? { kind: 'not_posted', code: verdict.code } : verdict;
}
