import { isId } from '../../domain/id';
import { accountModal } from '../../views/account-report';
import { errorModal } from '../../views/windows/modals';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, pageIn, readClick } from '../click';
import { accountPage } from '../commands/account';
import { sayPrivately, showWindow } from '../say-privately';

/** "Earlier answers", "Newer" and "Older": a page of an account's answers, as far as whoever clicked may read them. */
export const openAccountPage: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    const [accountId = '', page = ''] = click.value.split(':');
    const report = isId(accountId)
      ? await accountPage(deps, click.userId, { accountId, page: pageIn(page) })
      : null;
    await showWindow(deps, click, report ? accountModal(report) : errorModal(GONE));
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'account_page'));
  }
};

const GONE = 'That account is not there any more.';
