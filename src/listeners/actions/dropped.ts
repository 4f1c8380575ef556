import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { droppedFile } from '../../queries/operations/dropped-files';
import { authorizeAdmin } from '../../use-cases/authorize';
import { answerDropped } from '../../use-cases/files/answer-dropped';
import { retryDropped } from '../../use-cases/files/retry-dropped';
import { dropForm } from '../../views/windows/dropped-form';
import { errorModal } from '../../views/windows/modals';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, readClick } from '../click';
import { sayPrivately, showWindow } from '../say-privately';
import { readSubmission } from '../submission';

const NOTHING_TO_RETRY = 'There is nothing to try again any more.';
export const NOT_WAITING = 'This file does not wait for an answer any more.';

const daysRead =
  (order: 'dmy' | 'mdy'): ActionHandler =>
  async (deps, { body, ack }) => {
    const click = readClick(body);
    try {
      const result = isId(click.value)
        ? await answerDropped(deps, { dropId: click.value, by: click.userId, choices: { order } })
        : 'gone';
      await ack();
      if (result === 'gone') await sayPrivately(deps, click, NOT_WAITING);
    } catch (error) {
      await ack();
      await sayPrivately(deps, click, wordsForError(deps, error, 'drop_dates'));
    }
  };

/** One of the two readings of an ambiguous date was pressed. */
export const readDayFirst = daysRead('dmy');
export const readMonthFirst = daysRead('mdy');

/** "Try again", or "Send the rejected rows again". */
export const dropAgain: ActionHandler = async (deps, { body, ack }) => {
  const click = readClick(body);
  try {
    const result = isId(click.value)
      ? await retryDropped(deps, { dropId: click.value, by: click.userId })
      : 'gone';
    await ack();
    if (result === 'gone') await sayPrivately(deps, click, NOTHING_TO_RETRY);
  } catch (error) {
    await ack();
    await sayPrivately(deps, click, wordsForError(deps, error, 'drop_again'));
  }
};

/** "Say how to read it…": the form, with what is known already. */
export const openDropForm: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    await authorizeAdmin(deps, click.userId);
    const drop = isId(click.value) ? await droppedFile(deps.db, click.value) : null;
    if (drop?.state !== 'asking' || !drop.question) return await sayPrivately(deps, click, NOT_WAITING);
    const { id, name, question, choices } = drop;
    await showWindow(deps, click, dropForm({ id, name, question, choices, sources: sourcesOf(deps) }));
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'drop_form'));
  }
};

/** What is in the file was chosen in the form: it asks what depends on it. */
export const chooseDropKind: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    await authorizeAdmin(deps, click.userId);
    const { dropId } = readSubmission(body);
    const drop = isId(dropId) ? await droppedFile(deps.db, dropId) : null;
    if (drop?.state !== 'asking' || !drop.question)
      return await showWindow(deps, click, errorModal(NOT_WAITING));
    const { id, name, question, choices } = drop;
    const kind = click.value === 'accounts' ? 'accounts' : 'responses';
    const model = { id, name, question, choices: { ...choices, kind }, sources: sourcesOf(deps) } as const;
    await showWindow(deps, click, dropForm(model));
  } catch (error) {
    await showWindow(deps, click, errorModal(wordsForError(deps, error, 'drop_kind')));
  }
};

/** Under what names answers of a file can be stored: those of the webhooks, and one for files alone. */
export function sourcesOf({ config }: Pick<Deps, 'config'>): string[] {
  return [...new Set([...config.sources.map(({ name }) => name), 'csv'])];
}
