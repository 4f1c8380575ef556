import type { RespondFn } from '@slack/bolt';
import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { surveyFile } from '../../presenters/present-tellings';
import { initiativeById } from '../../queries/committee/initiatives';
import { phrasesOf } from '../../queries/tellings/asked-for';
import { authorize, authorizeCommittee } from '../../use-cases/authorize';
import { permitDecision } from '../../use-cases/initiatives/change-initiative';
import { unlinkAsker } from '../../use-cases/tellings/link-asker';
import { NO_INITIATIVE_WORDS } from '../../views/initiatives/initiative-refusals';
import { phrasesModal } from '../../views/tellings/asked-for-modals';
import { NO_TELLING_WORDS } from '../../views/tellings/telling-refusals';
import { doneModal } from '../../views/windows/modals';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, readClick } from '../click';
import { orWords } from '../or-words';
import { sayPrivately, showWindow } from '../say-privately';
import { sendCsv } from '../send-csv';

/** "Find people by words" of an initiative: the form with those that are looked for. */
export const openPhrases: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  try {
    await authorize(deps, click.userId);
    const one = isId(click.value) ? await initiativeById(deps.db, click.value) : null;
    if (!one || one.status === 'declined') return await sayPrivately(deps, click, NO_INITIATIVE_WORDS);
    permitDecision(deps, click.userId, one, { kind: 'edit' });
    const phrases = await phrasesOf(deps.db, one.id);
    await showWindow(deps, click, phrasesModal({ initiativeId: one.id, title: one.title, phrases }));
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'phrases'));
  }
};

/** "Take back" beside what somebody was said to have asked for. */
export const unlink: ActionHandler = async (deps, { body, ack }) => {
  const click = readClick(body);
  let words: string | null = null;
  try {
    if (!(await unlinkAsker(deps, { tellingId: click.value, by: click.userId }))) words = NO_TELLING_WORDS;
  } catch (error) {
    words = wordsForError(deps, error, 'unlink');
  }
  await ack();
  if (words !== null) return sayPrivately(deps, click, words);
  await showWindow(deps, click, doneModal('Taken back: nobody says any more that they asked for it.'));
};

/** "Export CSV" of who is queued for the next survey: a file by direct message. */
export async function exportSurvey(
  deps: Deps,
  { body, ack, respond }: { body: unknown; ack: () => Promise<void>; respond: RespondFn },
): Promise<void> {
  await ack();
  const { userId } = readClick(body);
  await orWords(deps, respond, 'survey_export', async () => {
    await authorizeCommittee(deps, userId);
    return sendCsv(deps, userId, await surveyFile(deps));
  });
}
