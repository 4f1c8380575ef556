import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { type FollowUpDetail, followUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { authorize } from '../../use-cases/authorize';
import { authorizeRead } from '../../use-cases/follow-up/read-follow-up';
import { releaseFollowUp } from '../../use-cases/follow-up/release-follow-up';
import { readMenuValue } from '../../views/ids';
import { GONE_WORDS, refusalWords } from '../../views/refusals';
import { doneModal } from '../../views/windows/modals';
import { wordsForError, wordsForResult } from '../answer-failure';
import { type Click, readClick } from '../click';
import { publishHome } from '../publish-home';
import { sayPrivately, showWindow } from '../say-privately';
import { MENU_WINDOWS, type WindowChoice } from './menu-window';

/** The menu of a card, and the buttons of its window "More": each opens a window, but Release is done at once. */
export async function menu(
  deps: Deps,
  { body, ack }: { body: unknown; ack: () => Promise<void> },
): Promise<void> {
  const click = readClick(body);
  const asked = readMenuValue(click.value);
  if (asked?.choice === 'release') return release(deps, click, asked.followUpId, ack);
  await ack();
  try {
    await authorize(deps, click.userId);
    const followUp = asked && isId(asked.followUpId) ? await followUpDetail(deps.db, asked.followUpId) : null;
    if (!asked || !followUp) return await sayPrivately(deps, click, GONE_WORDS);
    await open(deps, click, asked.choice, followUp);
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'menu'));
  }
}

// A trigger lives three seconds, so a window is opened after few reads and before anything else.
async function open(deps: Deps, click: Click, choice: WindowChoice, followUp: FollowUpDetail): Promise<void> {
  const { verb, refusal, view } = MENU_WINDOWS[choice];
  await authorizeRead(deps, click.userId, followUp, verb);
  const no = refusal(followUp);
  if (no) return sayPrivately(deps, click, refusalWords(no));
  await showWindow(deps, click, await view(deps, followUp, click.userId));
}

async function release(
  deps: Deps,
  click: Click,
  followUpId: string,
  ack: () => Promise<void>,
): Promise<void> {
  let words: string | null;
  try {
    words = wordsForResult(await releaseFollowUp(deps, { followUpId, by: click.userId }));
  } catch (error) {
    words = wordsForError(deps, error, 'release');
  }
  await ack();
  if (words) await sayPrivately(deps, click, words);
  else if (click.modalId) await showWindow(deps, click, doneModal('This one is back with the team.'));
  if (click.inHome) await publishHome(deps, click.userId);
}
