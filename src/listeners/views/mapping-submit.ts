import type { Deps } from '../../deps';
import { tryMapping } from '../../mapping-trial/try-mapping';
import { parkedOf } from '../../queries/operations/deliveries';
import { authorizeAdmin } from '../../use-cases/authorize';
import { INPUTS } from '../../views/ids';
import { mappingModal } from '../../views/windows/mapping-modal';
import { answerForError } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const BLOCK = INPUTS.mappingLines.block;

/** The window of `/rnps mapping`: shows what the last deliveries would become by the lines that were typed. */
export async function mappingSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const { source } = submission;
  const lines = inputOf(submission, INPUTS.mappingLines) ?? '';
  try {
    await authorizeAdmin(deps, submission.userId);
    const tried = await tryMapping(deps.db.manager, {
      source: deps.sourceLines.read(source, lines),
      current: deps.config.sources.find(({ name }) => name === source) ?? null,
      now: deps.now(),
    });
    const parked = await parkedOf(deps.db, source);
    return { kind: 'replace', view: mappingModal({ source, lines, parked, tried, notice: null }) };
  } catch (error) {
    return answerForError(deps, error, { doing: 'mapping_submit', block: BLOCK });
  }
}
