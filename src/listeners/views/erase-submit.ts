import type { Deps } from '../../deps';
import { erasePerson } from '../../use-cases/erasure/erase-person';
import { INPUTS } from '../../views/ids';
import { ERASE_WORD, erasedModal } from '../../views/windows/erase-modal';
import { doneModal } from '../../views/windows/modals';
import { answerForError } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const BLOCK = INPUTS.eraseWord.block;

/** The window of /rnps erase: the word was typed, so the person goes; committed before the window says so. */
export async function eraseSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  try {
    if (inputOf(submission, INPUTS.eraseWord)?.trim() !== ERASE_WORD)
      return { kind: 'errors', errors: { [BLOCK]: `Type ${ERASE_WORD}, in capitals, or cancel.` } };
    const erasure = await erasePerson(deps, { typed: submission.who, by: submission.userId });
    return {
      kind: 'replace',
      view: erasure ? erasedModal(erasure.counts) : doneModal('Nobody is known by that any more.'),
    };
  } catch (error) {
    return answerForError(deps, error, { doing: 'erase_submit', block: BLOCK });
  }
}
