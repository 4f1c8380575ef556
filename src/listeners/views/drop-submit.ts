import { z } from 'zod';
import type { Deps } from '../../deps';
import { DROP_COLUMNS } from '../../domain/dropped-file';
import { ENCODINGS, type EncodingName } from '../../domain/encodings';
import { isId } from '../../domain/id';
import { isZone } from '../../domain/sla/calendar-zone';
import { type DroppedFile, droppedFile } from '../../queries/operations/dropped-files';
import { answerDropped } from '../../use-cases/files/answer-dropped';
import { INPUTS } from '../../views/ids';
import { errorModal } from '../../views/windows/modals';
import { NOT_WAITING, sourcesOf } from '../actions/dropped';
import { answerForError, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const FIELDS = {
  kind: INPUTS.dropKind,
  source: INPUTS.dropSource,
  order: INPUTS.dropDates,
  encoding: INPUTS.dropEncoding,
  zone: INPUTS.dropZone,
  score: INPUTS.dropScore,
  comment: INPUTS.dropComment,
  answeredAt: INPUTS.dropAnsweredAt,
  email: INPUTS.dropEmail,
  accountId: INPUTS.dropAccountId,
  accountName: INPUTS.dropAccountName,
  plan: INPUTS.dropPlan,
};
/** Where a file of accounts is asked the same. */
const OF_ACCOUNTS: Partial<Record<string, { block: string; action: string }>> = {
  accountId: INPUTS.dropAccountsId,
  accountName: INPUTS.dropAccountsName,
  plan: INPUTS.dropAccountsPlan,
};
const BLOCKS = Object.fromEntries(Object.entries(FIELDS).map(([name, { block }]) => [name, block]));

const column = z
  .string()
  .regex(/^(#\d{1,4}|none)$/, 'Choose one of the list.')
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
      zone: z
        .string()
        .trim()
        .max(60)
        .refine(
          (zone) => zone === '' || isZone(zone),
          'There is no such zone. Write it as Europe/Berlin, America/New_York or UTC.',
        )
        .nullable(),
      score: column,
      comment: column,
      answeredAt: z
        .string()
        .regex(/^(#\d{1,4}|today)$/, 'Choose one of the list.')
        .nullable(),
      email: column,
      accountId: column,
      accountName: column,
      plan: column,
    })
    .superRefine((said, { addIssue }) => {
      // An account's name may be its id, too; of the others each is another column.
      const seen = new Set<string>();
      for (const name of ['score', 'comment', 'answeredAt', 'email'] as const) {
        const at = said[name];
        if (!at?.startsWith('#')) continue;
        if (seen.has(at))
          addIssue({ code: 'custom', path: [name], message: 'This column is chosen above, too.' });
        seen.add(at);
      }
    });

/** The form of "Say how to read it…". */
export async function dropSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  try {
    const { dropId, userId } = submission;
    const drop = isId(dropId) ? await droppedFile(deps.db, dropId) : null;
    const inputs = Object.entries(FIELDS).map(([name, input]) => {
      const other = OF_ACCOUNTS[name];
      return { name, input: other && other.block in submission.values ? other : input };
    });
    const told = inputs.map(({ name, input }) => [name, inputOf(submission, input)]);
    const source = drop?.question?.source;
    const parsed = formOf([...sourcesOf(deps), ...(source ? [source] : [])]).safeParse(
      Object.fromEntries(told),
    );
    if (!parsed.success) return besideFields(parsed.error, BLOCKS);
    // A field that was shown and left empty takes back what was said before; one that was not shown says nothing.
    const said: Record<string, string | null> = parsed.data;
    const shown = inputs.filter(({ input }) => input.block in submission.values);
    const choices = {
      ...Object.fromEntries(shown.map(({ name }) => [name, said[name] || null])),
      ...(drop && isReadOtherwise(drop, parsed.data.encoding) ? NO_COLUMNS : {}),
    };
    const result = isId(dropId) ? await answerDropped(deps, { dropId, by: userId, choices }) : 'gone';
    return result === 'gone' ? { kind: 'replace', view: errorModal(NOT_WAITING) } : { kind: 'close' };
  } catch (error) {
    return answerForError(deps, error, { doing: 'drop_submit', block: BLOCKS.kind! });
  }
}

const NO_COLUMNS = Object.fromEntries(DROP_COLUMNS.map((name) => [name, null]));

// In another encoding the header may have other columns, so what was chosen among these is not kept.
function isReadOtherwise({ question, choices }: DroppedFile, encoding: EncodingName | null): boolean {
  return encoding !== (choices.encoding ?? question?.encoding ?? null);
}
