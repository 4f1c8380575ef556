import { askerWithNote } from '../../presenters/present-tellings';
import { authorize } from '../../use-cases/authorize';
import { permitTelling } from '../../use-cases/tellings/change-telling';
import { noteModal } from '../../views/tellings/note-modal';
import { NO_TELLING_WORDS } from '../../views/tellings/telling-refusals';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, readClick } from '../click';
import { sayPrivately, showWindow } from '../say-privately';
import { readTellingPlace } from '../telling-answer';

/** "Note…": what to tell one customer, in a window. */
export const showTellingNote: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    await authorize(deps, click.userId);
    const place = readTellingPlace(click.value);
    const found = place && (await askerWithNote(deps, place.id));
    if (!found) return await sayPrivately(deps, click, NO_TELLING_WORDS);
    permitTelling(deps, click.userId, found.ownerId);
    const whose = place.whose ?? found.ownerId ?? 'committee';
    await showWindow(deps, click, noteModal({ ...found, place: { whose, page: place.page } }));
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'telling_note'));
  }
};
