import type { Deps } from '../deps';
import { afterFailure } from './after-failure';
import type { ClaimedMessage } from './claim-due';
import { classify, type Verdict } from './classify';
import { ERASE_LANE, type EraseIntent } from './intent';
import { type Leftover, othersIn } from './others-in-thread';
import type { Sent } from './send-message';
import { settleErased } from './settle-erased';

/** What stands where Slack does not let a message be deleted. */
const EMPTIED = { text: 'Erased.', blocks: [] };

type Address = NonNullable<EraseIntent['at']>;

/**
 * Deletes a message about somebody who was erased; where Slack forbids that, it is edited to hold nothing. Safe to
 * repeat. What others wrote in its thread is noted first, for a person to delete.
 */
export async function eraseMessage(deps: Deps, message: ClaimedMessage, intent: EraseIntent): Promise<Sent> {
  const found =
    message.channelId !== null && message.messageTs !== null
      ? { channelId: message.channelId, ts: message.messageTs }
      : null;
  const at = intent.at ?? found;
  let leftovers: Leftover[] = [];
  try {
    if (at) {
      if (intent.lookForOthers) leftovers = await othersIn(deps, at);
      await remove(deps, at);
    }
  } catch (error) {
    return afterFailure(deps, message, repeatable(classify(error)), ERASE_LANE);
  }
  return (await settleErased(deps, message, intent.erasureId, leftovers)) ? 'erased' : 'fenced';
}

async function remove(deps: Deps, { channelId, ts }: Address): Promise<void> {
  const { chat } = deps.slack.sender;
  try {
    await chat.delete({ channel: channelId, ts });
  } catch (error) {
    const { kind } = classify(error);
    if (kind === 'gone') return;
    if (kind !== 'refused') throw error;
    await chat.update({ channel: channelId, ts, ...EMPTIED });
  }
}

function repeatable(verdict: Verdict): Verdict {
  return verdict.kind === 'ambiguous' ? { kind: 'not_posted', code: verdict.code } : verdict;
}
