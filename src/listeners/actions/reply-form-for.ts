import type { Deps } from '../../deps';
import { replyForm } from '../../presenters/present-reply';
import type { FollowUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { replyAddress } from '../../queries/follow-ups/replies';
import { senderOf } from '../../use-cases/replies/write-reply';
import type { ReplyForm } from '../../views/replies/reply-modal';

/** The form of a reply to a follow-up, as `by` would send it. `tellingId`: whom it tells of what they asked for. */
export async function replyFormFor(
  deps: Deps,
  f: FollowUpDetail,
  { by, tellingId }: { by: string; tellingId?: string },
): Promise<ReplyForm> {
  const [{ name: fromName }, to] = await Promise.all([
    senderOf(deps, { followUpId: f.id, tellingId, by }),
    replyAddress(deps.db, f.id),
  ]);
  return { ...replyForm(deps, f, { fromName, to }), ...(tellingId ? { tellingId } : {}) };
}
