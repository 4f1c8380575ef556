import { tryStuckAgainFor } from '../../use-cases/operations/try-stuck-again';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, readClick } from '../click';
import { sayPrivately } from '../say-privately';

/** "Try again" under the message that tells an admin what the app cannot do. */
export const tryStuck: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  const words = await tryStuckAgainFor(deps, { topic: click.value, by: click.userId }).then(
    (n) =>
      n > 0
        ? 'It is tried again now. When it is done, the message above says so; when it fails once more, it says that.'
        : 'It is being tried, or done: there is nothing to try again.',
    (error) => wordsForError(deps, error, 'try_stuck'),
  );
  await sayPrivately(deps, click, words);
};
