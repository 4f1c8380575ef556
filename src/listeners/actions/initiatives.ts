import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps';
import {
  type About,
  type InitiativeEvent,
  type MadeFrom,
  readAbout,
} from '../../domain/committee/initiative';
import { isId } from '../../domain/id';
import { type Month, monthName } from '../../domain/numbers/month-span';
import { currentId } from '../../domain/themes/taxonomy';
import { houseDate } from '../../presenters/present-initiative';
import { type InitiativeDetail, initiativeById, latestOfTheme } from '../../queries/committee/initiatives';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';
import { authorize, authorizeCommittee } from '../../use-cases/authorize';
import { changeInitiative, permitDecision } from '../../use-cases/initiatives/change-initiative';
import { alreadyOpen } from '../../use-cases/initiatives/decide-on-theme';
import { declineModal, deliverModal, initiativeModal } from '../../views/initiatives/initiative-modals';
import { madeWords } from '../../views/initiatives/initiative-parts';
import { initiativeRefusalWords, NO_INITIATIVE_WORDS } from '../../views/initiatives/initiative-refusals';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, type Click, readClick } from '../click';
import { wordsForDecision } from '../initiative-answer';
import { publishHome } from '../publish-home';
import { sayPrivately, showWindow } from '../say-privately';

const NO_THEME = initiativeRefusalWords({ code: 'no_such_theme' });

/** "Make initiative" of a theme: the form, or who was first. */
export const openMake: ActionHandler = aboutTheme(({ about, themeName }) =>
  initiativeModal({
    purpose: { kind: 'make', about },
    themeName,
    where: whereOf(about),
    title: null,
    owner: null,
    dueOn: null,
    firstStep: null,
  }),
);
/** "Decline" of a theme. */
export const openDeclineTheme: ActionHandler = aboutTheme(({ about, themeName }) =>
  declineModal({ what: `${themeName} · ${whereOf(about)}`, about }),
);

/** "Edit". */
export const openEdit: ActionHandler = aboutInitiative('edit', (one) => termsModal('edit', one));
/** "Take it up again". */
export const openReopen: ActionHandler = aboutInitiative('reopen', (one) => termsModal('reopen', one));
/** "Mark delivered". */
export const openDeliver: ActionHandler = aboutInitiative('deliver', (one, deps) =>
  deliverModal({ initiativeId: one.id, title: one.title, today: houseDate(deps) }),
);
/** "Decline" of an initiative. */
export const openDecline: ActionHandler = aboutInitiative('decline', (one) =>
  declineModal({ initiativeId: one.id, what: one.title }),
);

/** "First step done": at once. */
export const stepDone: ActionHandler = async (deps, { body, ack }) => {
  const click = readClick(body);
  const words = await attempt(deps, async () => {
    const asked = { initiativeId: click.value, by: click.userId, event: { kind: 'step_done' } as const };
    return wordsForDecision(await changeInitiative(deps, asked));
  });
  await ack();
  if (words !== null) await sayPrivately(deps, click, words);
  else if (click.inHome) await publishHome(deps, click.userId);
};

type Opened = { about: Required<About>; themeName: string };

const whereOf = ({ month, from }: { month: string; from: MadeFrom }) =>
  madeWords({ madeFrom: from, monthName: monthName(month as Month) });

function aboutTheme(view: (opened: Opened) => ModalView): ActionHandler {
  return opener(async (deps, click) => {
    await authorizeCommittee(deps, click.userId);
    const about = readAbout(click.value);
    const taxonomy = await currentTaxonomy(deps.db);
    const theme = about && taxonomy.themes.find(({ id }) => id === currentId(taxonomy, about.theme));
    if (!theme) return NO_THEME;
    const last = await latestOfTheme(deps.db, { theme: theme.id, taxonomy });
    if (last?.status === 'open') return initiativeRefusalWords(alreadyOpen(last));
    return view({ about: { ...about, theme: theme.id }, themeName: theme.name });
  });
}

function aboutInitiative(
  kind: InitiativeEvent['kind'],
  view: (one: InitiativeDetail, deps: Deps) => ModalView,
): ActionHandler {
  return opener(async (deps, click) => {
    await authorize(deps, click.userId);
    const one = isId(click.value) ? await initiativeById(deps.db, click.value) : null;
    if (!one) return NO_INITIATIVE_WORDS;
    permitDecision(deps, click.userId, one, { kind });
    const isOpen = one.status === 'open';
    if (kind === 'reopen' && isOpen) return initiativeRefusalWords({ code: 'not_closed' });
    if (kind !== 'reopen' && one.status !== 'open')
      return initiativeRefusalWords({
        code: 'closed',
        status: one.status,
        by: one.closedBy!,
        at: one.closedAt!,
      });
    return view(one, deps);
  });
}

function termsModal(kind: 'edit' | 'reopen', one: InitiativeDetail): ModalView {
  return initiativeModal({
    purpose: { kind, initiativeId: one.id, revision: one.revision },
    themeName: one.themeName,
    where: whereOf({ month: one.month, from: one.madeFrom }),
    title: one.title,
    owner: one.owner,
    dueOn: one.dueOn,
    firstStep: one.firstStep,
  });
}

// A trigger lives three seconds, so the click is acknowledged before anything else, and the form opened after a few reads.
function opener(answer: (deps: Deps, click: Click) => Promise<ModalView | string>): ActionHandler {
  return async (deps, { body, ack }) => {
    await ack();
    const click = readClick(body);
    const words = await attempt(deps, async () => {
      const found = await answer(deps, click);
      if (typeof found === 'string') return found;
      await showWindow(deps, click, found);
      return null;
    });
    if (words !== null) await sayPrivately(deps, click, words);
  };
}

async function attempt(deps: Deps, act: () => Promise<string | null>): Promise<string | null> {
  try {
    return await act();
  } catch (error) {
    return wordsForError(deps, error, 'initiative');
  }
}
