import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps';
import {
  mayLogContact,
  mayMove,
  mayReassign,
  mayReopen,
  maySnooze,
  mayWait,
  type Refusal,
} from '../../domain/follow-up';
import type { WorkVerb } from '../../domain/permissions';
import { currentId, themesInUse } from '../../domain/themes/taxonomy';
import { snoozeLengths, waitLengths } from '../../presenters/lengths';
import { dueInWords } from '../../presenters/present-card';
import { historyModels } from '../../presenters/present-history';
import { offerForm } from '../../presenters/present-offers';
import { askedForWindow } from '../../presenters/present-tellings';
import { whyDue } from '../../presenters/why-due';
import type { FollowUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { historyOf } from '../../queries/follow-ups/history-lines';
import { offersToPersonOf } from '../../queries/offers/offers';
import { accountNameOf } from '../../views/card/card-facts';
import { moreModal } from '../../views/card/follow-up-menu';
import type { MenuChoice } from '../../views/ids';
import { whyDueModal, whyPriorityModal } from '../../views/numbers/why-modals';
import { offerModal } from '../../views/offers/offer-modal';
import { refusalWords } from '../../views/refusals';
import { replyModal } from '../../views/replies/reply-modal';
import { inline } from '../../views/text/mrkdwn';
import { scoreWords } from '../../views/text/words';
import { themesModal } from '../../views/themes/themes-modal';
import { moveModal, reassignModal, reopenModal } from '../../views/windows/handing-modals';
import { errorModal, historyModal } from '../../views/windows/modals';
import { snoozeModal, waitModal } from '../../views/windows/pausing-modals';
import { replyFormFor } from './reply-form-for';

/** Choices that open a window; Release is done at once. */
export type WindowChoice = Exclude<MenuChoice, 'release'>;

/** What a window of the menu needs: who may open it, when there is nothing to open it for, and how it looks. */
interface MenuWindow {
  verb: WorkVerb;
  refusal: (f: FollowUpDetail) => Refusal | null;
  view: (deps: Deps, f: FollowUpDetail, by: string) => ModalView | Promise<ModalView>;
}

const toRead = (view: MenuWindow['view']): MenuWindow => ({ verb: 'read', refusal: () => null, view });

/** The windows of a card's menu. What a form then does is decided again when it is sent. */
export const MENU_WINDOWS: Record<WindowChoice, MenuWindow> = {
  reply: {
    verb: 'reply',
    refusal: (f) => mayLogContact(f.state),
    view: async (deps, f, by) => replyModal(await replyFormFor(deps, f, { by })),
  },
  offer: {
    verb: 'offer',
    refusal: () => null,
    view: async (deps, f) => {
      const made = await offersToPersonOf(deps.db, f.responseId);
      const shown = made && offerForm(deps, f, made);
      const some = shown && (shown.kinds.length > 0 || shown.made.some(({ state }) => state === 'offered'));
      return some
        ? offerModal({ ...subject(f), ...shown })
        : errorModal(refusalWords({ code: 'nothing_to_offer' }));
    },
  },
  reassign: {
    verb: 'reassign',
    refusal: (f) => mayReassign(f.state, ''),
    view: (_, f) => reassignModal(subject(f)),
  },
  move: {
    verb: 'move',
    refusal: (f) => mayMove(f.state, f.team, ''),
    view: ({ config }, f) =>
      moveModal({ ...subject(f), teams: config.teams.filter((team) => team.id !== f.team) }),
  },
  snooze: {
    verb: 'snooze',
    refusal: (f) => maySnooze(f.state, f.dueAt !== null),
    view: (deps, f) =>
      snoozeModal({
        ...subject(f),
        choices: snoozeLengths(deps, f),
        dueInWords: dueInWords(deps.config, f) ?? '',
      }),
  },
  wait: {
    verb: 'wait',
    refusal: (f) => mayWait(f.state),
    view: (deps, f) =>
      waitModal({
        ...subject(f),
        choices: waitLengths(deps, f),
        contactOwed: f.dueAt !== null && f.contactedAt === null,
      }),
  },
  reopen: {
    verb: 'reopen',
    refusal: (f) => mayReopen(f.state),
    view: (_, f) => reopenModal({ ...subject(f), ownerId: f.state.kind === 'open' ? null : f.state.ownerId }),
  },
  themes: {
    verb: 'correct',
    refusal: (f) => (f.comment === null ? { code: 'no_comment' } : null),
    view: ({ annotator }, f) => {
      const taxonomy = annotator.taxonomy();
      const chosen =
        f.about?.themes.map(({ id, polarity }) => ({ id: currentId(taxonomy, id), polarity })) ?? [];
      return themesModal({ ...subject(f), comment: f.comment ?? '', themes: themesInUse(taxonomy), chosen });
    },
  },
  asked_for: {
    verb: 'link',
    refusal: (f) => (f.confidential ? { code: 'in_confidence' } : null),
    view: (deps, f) => askedForWindow(deps, subject(f)),
  },
  more: toRead((_, f) =>
    moreModal({
      ...subject(f),
      state: f.state,
      band: f.band,
      hasDueTime: f.dueAt !== null,
      comment: f.comment,
    }),
  ),
  why_priority: toRead((_, f) => whyPriorityModal(f.priority)),
  why_due: toRead(async (deps, f) => whyDueModal(await whyDue(deps, f))),
  history: toRead(async (deps, f) =>
    historyModal({
      about: subject(f).about,
      lines: await historyModels(deps, await historyOf(deps.db, f.id)),
    }),
  ),
};

function subject(f: FollowUpDetail): { followUpId: string; about: string } {
  return { followUpId: f.id, about: `${scoreWords(f.band, f.score)} · ${inline(accountNameOf(f), 80)}` };
}
