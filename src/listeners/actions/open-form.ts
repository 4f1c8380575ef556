import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps';
import { bandOf } from '../../domain/bands';
import { CHANNELS_OF_CONTACT, mayLogContact } from '../../domain/follow-up';
import { isId } from '../../domain/id';
import { NO_CONTENT } from '../../domain/themes/annotation';
import { themesInUse } from '../../domain/themes/taxonomy';
import { type FollowUpDetail, followUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { authorize } from '../../use-cases/authorize';
import { authorizeRead } from '../../use-cases/follow-up/read-follow-up';
import { accountNameOf } from '../../views/card/card-facts';
import { GONE_WORDS, refusalWords } from '../../views/refusals';
import { replyModal } from '../../views/replies/reply-modal';
import { logContactModal, resolveModal } from '../../views/windows/modals';
import { wordsForError } from '../answer-failure';
import { readClick } from '../click';
import { sayPrivately, showWindow } from '../say-privately';
import { replyFormFor } from './reply-form-for';

type Form = (followUp: FollowUpDetail, deps: Deps, by: string) => ModalView | Promise<ModalView>;

const logContactForm: Form = (f) =>
  logContactModal({
    followUpId: f.id,
    who: f.person.name ?? accountNameOf(f),
    channels: CHANNELS_OF_CONTACT,
  });

const resolveForm: Form = (f, { annotator }) =>
  resolveModal({
    followUpId: f.id,
    band: bandOf(f.score),
    contacted: f.contactedAt !== null,
    themes: themesInUse(annotator.taxonomy())
      .filter(({ id }) => id !== NO_CONTENT)
      .map(({ id, name }) => ({ id, name })),
  });

const replyFormView: Form = async (f, deps, by) => replyModal(await replyFormFor(deps, f, { by }));

/** Log contact: opens the form, unless the follow-up is over. */
export const openLogContact = opener(logContactForm, 'log_contact');
/** Resolve: opens the form, unless the follow-up is over. */
export const openResolve = opener(resolveForm, 'resolve');
/** Reply by e-mail, beside next steps: opens the form, unless the follow-up is over. */
export const openReply = opener(replyFormView, 'reply');

// A trigger lives three seconds, so the form is opened after one read and before anything else.
function opener(form: Form, verb: 'log_contact' | 'resolve' | 'reply') {
  return async (deps: Deps, { body, ack }: { body: unknown; ack: () => Promise<void> }): Promise<void> => {
    await ack();
    const click = readClick(body);
    try {
      await authorize(deps, click.userId);
      const followUp = isId(click.value) ? await followUpDetail(deps.db, click.value) : null;
      if (!followUp) return await sayPrivately(deps, click, GONE_WORDS);
      await authorizeRead(deps, click.userId, followUp, verb);
      const refusal = mayLogContact(followUp.state);
      if (refusal) return await sayPrivately(deps, click, refusalWords(refusal));
      await showWindow(deps, click, await form(followUp, deps, click.userId));
    } catch (error) {
      await sayPrivately(deps, click, wordsForError(deps, error, verb));
    }
  };
}
