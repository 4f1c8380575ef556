import { z } from 'zod';
import type { Deps } from '../../deps';
import { ENCODINGS, type EncodingName } from '../../domain/encodings';
import { isId } from '../../domain/id';
import { answerDropped } from '../../use-cases/files/answer-dropped';
import { INPUTS } from '../../views/ids';
import { errorModal } from '../../views/windows/modals';
import { NOT_WAITING, sourcesOf } from '../actions/dropped';
import { answerForError, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const BLOCKS = {
  kind: INPUTS.dropKind.block,
  source: INPUTS.dropSource.block,
  order: INPUTS.dropDates.block,
  encoding: INPUTS.dropEncoding.block,
  zone: INPUTS.dropZone.block,
  score: INPUTS.dropScore.block,
  comment: INPUTS.dropComment.block,
};
const column = z
  .string()
  .regex(/^(#\d{1,3}|none)$/, 'Choose one of the list.')
  .nullable();
const formOf = (sources: string[]) =>
  z
    .object({
      kind: z.enum(['responses', 'accounts'], { error: 'Choose one.' }),
      source: z
        .string()
        .refine((name) => sources.includes(name), 'Choose one of the list.')
        .nullable(),
      order: z.enum(['dmy', 'mdy']).nullable(),
      encoding: z.enum(Object.keys(ENCODINGS) as [EncodingName]).nullable(),
      zone: z.string().trim().max(60).nullable(),
      score: column,
      comment: column,
    })
    .refine(({ kind, source }) => kind !== 'responses' || source !== null, {
      path: ['source'],
      message: 'Choose one; csv is for answers of no webhook.',
    });

/** The form of "Say how to read it…". */
export async function dropSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = formOf(sourcesOf(deps)).safeParse({
    kind: inputOf(submission, INPUTS.dropKind),
    source: inputOf(submission, INPUTS.dropSource),
    order: inputOf(submission, INPUTS.dropDates),
    encoding: inputOf(submission, INPUTS.dropEncoding),
    zone: inputOf(submission, INPUTS.dropZone),
    score: inputOf(submission, INPUTS.dropScore),
    comment: inputOf(submission, INPUTS.dropComment),
  });
  if (!parsed.success) return besideFields(parsed.error, BLOCKS);
  // A field that was shown and left empty takes back what was said before; one that was not shown says nothing.
  const shown = Object.entries(parsed.data).filter(
    ([field]) => BLOCKS[field as keyof typeof BLOCKS] in submission.values,
  );
  const choices = Object.fromEntries(shown.map(([field, value]) => [field, value === '' ? null : value]));
  try {
    const { dropId, userId } = submission;
    const result = isId(dropId) ? await answerDropped(deps, { dropId, by: userId, choices }) : 'gone';
    return result === 'gone' ? { kind: 'replace', view: errorModal(NOT_WAITING) } : { kind: 'close' };
  } catch (error) {
    return answerForError(deps, error, { doing: 'drop_submit', block: BLOCKS.kind });
  }
}
