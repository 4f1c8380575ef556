import type { Deps } from '../../deps';
import { bandOf } from '../../domain/bands';
import { isId } from '../../domain/id';
import { mayTellByMail } from '../../domain/tellings/telling';
import { noteFor } from '../../presenters/present-tellings';
import { initiativeById } from '../../queries/committee/initiatives';
import { type FollowUpDetail, followUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { addressIn } from '../../queries/follow-ups/replies';
import { type Telling, tellingById } from '../../queries/tellings/tellings';
import { authorize } from '../../use-cases/authorize';
import { authorizeRead } from '../../use-cases/follow-up/read-follow-up';
import { senderOf } from '../../use-cases/replies/write-reply';
import { permitTelling } from '../../use-cases/tellings/change-telling';
import { GONE_WORDS, refusalWords } from '../../views/refusals';
import { type ReplyForm, replyModal } from '../../views/replies/reply-modal';
import { nameOf } from '../../views/tellings/asker-blocks';
import { NO_TELLING_WORDS, tellByMailRefusalWords } from '../../views/tellings/telling-refusals';
import { scoreWords } from '../../views/text/words';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, readClick } from '../click';
import { sayPrivately, showWindow } from '../say-privately';
import { replyFormFor } from './reply-form-for';

/** "Reply by e-mail" or, without a mail server, "Write a reply": the form of a reply, with the note as its draft. What it then does is asked again when it is sent. */
export const replyToAsker: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    await authorize(deps, click.userId);
    const telling = await tellingById(deps.db, idIn(click.value));
    if (!telling) return await sayPrivately(deps, click, NO_TELLING_WORDS);
    permitTelling(deps, click.userId, telling.ownerId);
    const initiative = await initiativeById(deps.db, telling.initiativeId);
    const delivered = initiative?.status === 'delivered';
    const refusal = mayTellByMail({ ...telling, delivered, mailWaits: telling.mail === 'waiting' });
    if (!initiative || refusal)
      return await sayPrivately(deps, click, tellByMailRefusalWords(refusal ?? { code: 'not_delivered' }));
    const followUp = telling.followUpId ? await followUpDetail(deps.db, telling.followUpId) : null;
    if (!followUp && telling.hasFollowUp) return await sayPrivately(deps, click, GONE_WORDS);
    if (followUp) await authorizeRead(deps, click.userId, followUp);
    const form = followUp
      ? await formInThread(deps, followUp, { by: click.userId, telling })
      : await formWithoutThread(deps, { by: click.userId, telling });
    if (!form.to) return await sayPrivately(deps, click, refusalWords({ code: 'no_address' }));
    const draft = noteFor(telling, initiative, form.fromName);
    // What they asked may stand in another answer than the follow-up's; its score goes with its words.
    const about = `${scoreWords(bandOf(telling.score), telling.score)} · ${nameOf(telling)}`;
    const asked = { about, comment: telling.quote, steps: [] };
    await showWindow(deps, click, replyModal({ ...form, ...asked, draft }));
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'reply_to_asker'));
  }
};

type FormFrame = Omit<ReplyForm, 'about' | 'comment' | 'steps' | 'draft'>;

async function formInThread(
  deps: Deps,
  followUp: FollowUpDetail,
  { by, telling }: { by: string; telling: Telling },
): Promise<FormFrame> {
  // The note about what was delivered is the draft here, and what they asked stands in place of their latest comment.
  const { byModel: _, seen: __, ...form } = await replyFormFor(deps, followUp, { by, tellingId: telling.id });
  return { ...form, isResolved: followUp.state.kind === 'resolved' };
}

async function formWithoutThread(
  deps: Deps,
  { by, telling }: { by: string; telling: Telling },
): Promise<FormFrame> {
  const { name: fromName } = await senderOf(deps, { followUpId: '', tellingId: telling.id, by });
  return {
    followUpId: '',
    formId: deps.newId(),
    tellingId: telling.id,
    fromName,
    from: deps.mailServer?.from ?? null,
    to: addressIn(telling.personEmail),
    countsAsContact: false,
  };
}

// In a window it carries the page, too.
function idIn(value: string): string {
  const id = value.split(':', 1)[0] ?? '';
  return isId(id) ? id : NO_ID;
}

/** Of nobody. */
const NO_ID = '00000000-0000-0000-0000-000000000000';
