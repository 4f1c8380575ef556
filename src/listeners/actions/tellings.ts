import type { Deps } from '../../deps';
import type { TellingEvent } from '../../domain/tellings/telling';
import { askersPage, toldHistoryPage } from '../../presenters/present-tellings';
import { initiativeOfTelling } from '../../queries/tellings/tellings';
import { authorize } from '../../use-cases/authorize';
import { changeTelling, permitTelling } from '../../use-cases/tellings/change-telling';
import { countIn } from '../../use-cases/tellings/link-asker';
import { NO_INITIATIVE_WORDS } from '../../views/initiatives/initiative-refusals';
import { askersModal } from '../../views/tellings/askers-modal';
import { NO_TELLING_WORDS } from '../../views/tellings/telling-refusals';
import { toldHistoryModal } from '../../views/tellings/told-history';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, type Click, readClick } from '../click';
import { sayPrivately, showWindow } from '../say-privately';
import { readTellingPlace, wordsForTelling } from '../telling-answer';

/** "Told". */
export const sayTold = presses('told');
/** "Not needed". */
export const sayNotNeeded = presses('not_needed');
/** "Undo" of either. */
export const undoTold = presses('undo');

function presses(event: TellingEvent): ActionHandler {
  return async (deps, { body, ack }) => {
    const click = readClick(body);
    const place = readTellingPlace(click.value);
    let words: string | null;
    try {
      const result = await changeTelling(deps, { tellingId: place?.id ?? '', by: click.userId, event });
      words = wordsForTelling(result);
    } catch (error) {
      words = wordsForError(deps, error, 'telling');
    }
    await ack();
    if (place?.whose && click.modalId) await showPageOf(deps, click, { ...place, whose: place.whose }, words);
    else if (words !== null) await sayPrivately(deps, click, words);
  };
}

/** "Count in", beside somebody who only may be about it. */
export const sayCountedIn: ActionHandler = async (deps, { body, ack }) => {
  const click = readClick(body);
  const place = readTellingPlace(click.value);
  let words: string | null = null;
  try {
    if (!(await countIn(deps, { tellingId: place?.id ?? '', by: click.userId }))) words = NO_TELLING_WORDS;
  } catch (error) {
    words = wordsForError(deps, error, 'count_in');
  }
  await ack();
  if (place?.whose && click.modalId) await showPageOf(deps, click, { ...place, whose: place.whose }, words);
  else if (words !== null) await sayPrivately(deps, click, words);
};

// The page that was pressed in, as it is now, with what came of the press above it.
async function showPageOf(
  deps: Deps,
  click: Click,
  { id, whose, page }: { id: string; whose: string; page: number },
  notice: string | null,
): Promise<void> {
  try {
    const initiativeId = await initiativeOfTelling(deps.db, id);
    if (!initiativeId) return await sayPrivately(deps, click, notice ?? NO_TELLING_WORDS);
    await show(deps, click, { initiativeId, whose, page, notice });
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'telling_page'));
  }
}

/** "See all", and the pages of its window. */
export const openTellings: ActionHandler = opens((deps, click, place) =>
  // From a message it begins where somebody is left to tell.
  show(deps, click, { ...place, page: click.modalId ? place.page : 'first_untold', notice: null }),
);

/** "Who told whom", and its pages. */
export const openToldHistory: ActionHandler = opens(async (deps, click, place) => {
  await authorize(deps, click.userId);
  permitTelling(deps, click.userId, place.whose);
  const found = await toldHistoryPage(deps, place);
  if (!found) return sayPrivately(deps, click, NO_INITIATIVE_WORDS);
  await showWindow(deps, click, toldHistoryModal(found));
});

interface Place {
  initiativeId: string;
  whose: string;
  page: number;
}

// A trigger lives three seconds, so the click is acknowledged before anything else.
function opens(open: (deps: Deps, click: Click, place: Place) => Promise<void>): ActionHandler {
  return async (deps, { body, ack }) => {
    await ack();
    const click = readClick(body);
    try {
      const place = readTellingPlace(click.value);
      if (!place?.whose) return await sayPrivately(deps, click, NO_INITIATIVE_WORDS);
      await open(deps, click, { initiativeId: place.id, whose: place.whose, page: place.page });
    } catch (error) {
      await sayPrivately(deps, click, wordsForError(deps, error, 'tellings'));
    }
  };
}

async function show(
  deps: Deps,
  click: Click,
  asked: Omit<Place, 'page'> & { page: number | 'first_untold'; notice: string | null },
): Promise<void> {
  await authorize(deps, click.userId);
  permitTelling(deps, click.userId, asked.whose);
  const found = await askersPage(deps, asked);
  if (!found) return sayPrivately(deps, click, NO_INITIATIVE_WORDS);
  await showWindow(deps, click, askersModal(found.model, { page: found.page, notice: asked.notice }));
}
