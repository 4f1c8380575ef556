import type { ModalView } from '@slack/types';
import type { Deps } from '../deps';
import { section } from '../views/text/message';
import { errorModal } from '../views/windows/modals';

/** Where a click came from, as far as an answer needs it. */
export interface ClickPlace {
  userId: string;
  /** Null in App Home. */
  channelId: string | null;
  threadTs: string | null;
  triggerId: string;
  /** The window in which it was clicked; null when it was none. */
  modalId: string | null;
}

/** Opens a window for whoever clicked; a click in a window gets the new one in its place. */
export async function showWindow(
  deps: Pick<Deps, 'slack'>,
  place: Pick<ClickPlace, 'modalId' | 'triggerId'>,
  view: ModalView,
): Promise<void> {
  const { views } = deps.slack.reader;
  if (place.modalId) await views.update({ view_id: place.modalId, view });
  else await views.open({ trigger_id: place.triggerId, view });
}

/** Tells one person something that only they see: beside the message they clicked, or as a window in App Home. */
export async function sayPrivately(
  deps: Pick<Deps, 'slack' | 'log'>,
  place: ClickPlace,
  text: string,
): Promise<void> {
  try {
    if (place.channelId === null) {
      await showWindow(deps, place, errorModal(text));
      return;
    }
    await deps.slack.reader.chat.postEphemeral({
      channel: place.channelId,
      user: place.userId,
      text,
      blocks: [section(text)],
      ...(place.threadTs ? { thread_ts: place.threadTs } : {}),
    });
  } catch (error) {
    // The change itself is committed and the card will show it; only the remark is lost.
    deps.log.warn({ err: error }, 'an answer for one person could not be shown');
  }
}
