import { z } from 'zod';
import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { unmatchedLine, unmatchedPage } from '../../presenters/present-unmatched';
import { accountsLike, unmatchedAnswer } from '../../queries/operations/unmatched';
import { authorizeAdmin } from '../../use-cases/authorize';
import { accountOption, pickAccountModal, unmatchedModal } from '../../views/notices/unmatched';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, pageIn, readClick } from '../click';
import { sayPrivately, showWindow } from '../say-privately';

/** "See all", "Newer" and "Older": a page of the answers of no account, for admins alone. */
export const openUnmatched: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    await authorizeAdmin(deps, click.userId);
    const page = await unmatchedPage(deps, { page: pageIn(click.value) });
    await showWindow(deps, click, unmatchedModal(page));
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'unmatched'));
  }
};

/** "Pick the account…": the form, or the list as it is now when the answer has an account already. */
export const openPickAccount: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    await authorizeAdmin(deps, click.userId);
    const answer = isId(click.value) ? await unmatchedAnswer(deps.db, click.value) : null;
    const view = answer
      ? pickAccountModal(unmatchedLine(answer))
      : unmatchedModal(await unmatchedPage(deps, { page: 0, notice: GONE }));
    await showWindow(deps, click, view);
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'pick_account'));
  }
};

export const GONE = 'That answer has an account by now, or is not there any more.';

const CHOICES = 50;
const search = z.object({ user: z.object({ id: z.string() }), value: z.string().max(300) });

/** What is offered while an admin types into the form; nothing to anybody else. */
export async function accountChoices(deps: Deps, body: unknown) {
  const { user, value } = search.parse(body);
  try {
    await authorizeAdmin(deps, user.id);
    return (await accountsLike(deps.db, value, CHOICES)).map(accountOption);
  } catch (error) {
    wordsForError(deps, error, 'account_choices');
    return [];
  }
}
