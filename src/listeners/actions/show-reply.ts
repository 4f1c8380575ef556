import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { followUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { writtenReply } from '../../queries/follow-ups/replies';
import { authorize } from '../../use-cases/authorize';
import { authorizeRead } from '../../use-cases/follow-up/read-follow-up';
import { permitTelling } from '../../use-cases/tellings/change-telling';
import { GONE_WORDS } from '../../views/refusals';
import { replyShownModal } from '../../views/replies/reply-shown';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, readClick } from '../click';
import { sayPrivately, showWindow } from '../say-privately';

/** Show, in the line of a reply: what was written, to those who may read the follow-up, or may tell whoever has none. */
export const showReply: ActionHandler = async (deps: Deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    await authorize(deps, click.userId);
    const reply = isId(click.value) ? await writtenReply(deps.db, click.value) : null;
    if (!reply) return await sayPrivately(deps, click, GONE_WORDS);
    if (reply.followUpId === null)
      permitTelling(deps, click.userId, reply.byId === click.userId ? click.userId : reply.tellerId);
    else {
      const followUp = await followUpDetail(deps.db, reply.followUpId);
      if (!followUp) return await sayPrivately(deps, click, GONE_WORDS);
      await authorizeRead(deps, click.userId, followUp);
    }
    await showWindow(
      deps,
      click,
      replyShownModal({ ...reply, way: reply.state === 'copied' ? 'copied' : 'email' }),
    );
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'show_reply'));
  }
};
