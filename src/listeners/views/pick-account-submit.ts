import { z } from 'zod';
import type { Deps } from '../../deps';
import { unmatchedPage } from '../../presenters/present-unmatched';
import { matchByHand } from '../../use-cases/customers/match-by-hand';
import { INPUTS } from '../../views/ids';
import { unmatchedModal } from '../../views/notices/unmatched';
import { count } from '../../views/text/words';
import { GONE } from '../actions/unmatched';
import { answerForError, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const BLOCKS = {
  id: INPUTS.pickAccount.block,
  name: INPUTS.newAccountName.block,
  domain: INPUTS.newAccountDomain.block,
};
const typed = z.string().trim().max(200).nullable();
const form = z
  .object({
    id: z.string().nullable(),
    name: typed,
    domain: typed.pipe(
      z
        .string()
        .regex(/^$|^[^\s@/.]+(\.[^\s@/.]+)+$/, 'A domain such as northwind.example, without https:// and @.')
        .nullable(),
    ),
  })
  .superRefine(({ id, name, domain }, ctx) => {
    if (id && name)
      ctx.addIssue({ code: 'custom', path: ['name'], message: 'Choose one above, or name a new one.' });
    if (!id && !name)
      ctx.addIssue({ code: 'custom', path: ['id'], message: 'Choose an account, or name a new one.' });
    if (id && domain)
      ctx.addIssue({ code: 'custom', path: ['domain'], message: 'Only for a new account: leave it empty.' });
  });

/** The form of Pick the account: committed before the window shows what is left. */
export async function pickAccountSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = form.safeParse({
    id: inputOf(submission, INPUTS.pickAccount),
    name: inputOf(submission, INPUTS.newAccountName),
    domain: inputOf(submission, INPUTS.newAccountDomain),
  });
  if (!parsed.success) return besideFields(parsed.error, BLOCKS);
  const { id, name, domain } = parsed.data;
  const block = id ? BLOCKS.id : domain ? BLOCKS.domain : BLOCKS.name;
  try {
    const result = await matchByHand(deps, {
      responseId: submission.responseId,
      by: submission.userId,
      account: id ? { kind: 'known', id } : { kind: 'new', name: name!, domain: domain || null },
    });
    const notice =
      result.kind === 'gone'
        ? GONE
        : `✓ ${count(result.answers, 'answer')} now ${result.answers === 1 ? 'belongs' : 'belong'} to ${result.account}.`;
    return { kind: 'replace', view: unmatchedModal(await unmatchedPage(deps, { page: 0, notice })) };
  } catch (error) {
    return answerForError(deps, error, { doing: 'pick_account_submit', block });
  }
}
